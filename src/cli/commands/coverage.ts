/** `kubeferry coverage`: the table of all attributes of Compose, and what becomes of each. */

import { type CoverageRow, coverage } from '../../transformer/coverage.ts';
import { defineCommand } from '../command.ts';
import { EXIT } from '../exit-code.ts';

interface CoverageOptions {
  readonly format: 'text' | 'markdown' | 'json';
}

export const command = defineCommand<CoverageOptions>({
  options: [{ flags: '--format <format>', help: 'how to print', choices: ['text', 'markdown', 'json'], default: 'text' }],
  examples: ['kubeferry coverage', 'kubeferry coverage --format markdown > coverage.md'],
  run: async ({ format }, io) => {
    io.stdout.write(FORMATS[format](coverage()));
    return EXIT.clean;
  },
});

const FORMATS = { text, markdown, json } as const;

function text(rows: readonly CoverageRow[]): string {
  const widths = (['path', 'fate', 'owner'] as const).map((key) => Math.max(...rows.map((row) => row[key].length)));
  const [path = 0, fate = 0, owner = 0] = widths;
  return rows.map((row) => `${row.path.padEnd(path)}  ${row.fate.padEnd(fate)}  ${row.owner.padEnd(owner)}  ${row.about}\n`).join('');
}

const INTRODUCTION = `What becomes of each attribute of Compose in Kubernetes, as a rule. *By case* means that the value, or the rest of the service, decides;
\`kubeferry explain PATH\` says what became of it in a project.`;

function markdown(rows: readonly CoverageRow[]): string {
  const lines = rows.map(({ path, fate, owner, about, instead }) => {
    const said = instead === undefined ? about : `${about} ${instead}`;
    return `| \`${path}\` | ${fate} | ${owner} | ${said.replaceAll('|', '\\|')} |\n`;
  });
  return `# Coverage\n\n${INTRODUCTION}\n\n| attribute | fate | by | about |\n| --- | --- | --- | --- |\n${lines.join('')}`;
}

function json(rows: readonly CoverageRow[]): string {
  return `${JSON.stringify({ schemaVersion: 1, attributes: rows }, undefined, 2)}\n`;
}
