import { describe, expect, it } from 'vitest';
import type { CommandEntry } from '../../src/cli/commands.ts';
import { main } from '../../src/cli/main.ts';
import { rules } from '../../src/linter/rules/index.ts';
import { memoryMachine } from './memory-io.ts';

const commands: readonly CommandEntry[] = [{ name: 'rules', summary: '', load: () => import('../../src/cli/commands/rules.ts') }];

async function run(...argv: readonly string[]) {
  const { io, out, err } = memoryMachine();
  const code = await main(['rules', ...argv], io, { commands });
  return { code, out: out(), err: err() };
}

describe('rules', () => {
  it('prints a line for each rule', async () => {
    const { code, out } = await run();
    expect(code).toBe(0);
    expect(
      out
        .trimEnd()
        .split('\n')
        .map((line) => line.slice(0, 4)),
    ).toEqual(rules.map(({ id }) => id));
    expect(out).toMatch(/^C104 {2}warning {2}unused-resource +A volume, /m);
  });

  it.each(['C104', 'c104', 'unused-resource'])('prints the page of %s', async (name) => {
    const { code, out } = await run(name);
    expect(code).toBe(0);
    expect(out).toMatch(
      /^C104 unused-resource \(warning\)\n[\s\S]*Why it matters\n[\s\S]*Instead of\n {4}services:\n[\s\S]*write\n {4}services:\n/,
    );
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
  });

  it('says which rules cannot be changed', async () => {
    expect((await run('Y001')).out).toMatch(/^Y001 yaml-syntax \(error, cannot be changed\)\n/);
  });

  it('prints all of them as Markdown, each with an anchor that the table links to', async () => {
    const { out } = await run('--format', 'markdown');
    for (const { id, name } of rules) {
      expect(out).toContain(`| [${id}](#${id.toLowerCase()}-${name}) |`);
      expect(out).toContain(`\n## ${id} ${name}\n`);
    }
  });

  it('prints them as data', async () => {
    const all: unknown = JSON.parse((await run('--format', 'json')).out);
    expect(all).toMatchObject({ schemaVersion: 1, rules: rules.map(({ id, name }) => ({ id, name })) });
    const one: unknown = JSON.parse((await run('S206', '--format', 'json')).out);
    expect(one).toMatchObject({ rules: [{ id: 'S206', group: 'security', severity: 'error', canBeChanged: true }] });
  });

  it('does not know others', async () => {
    const { code, out, err } = await run('C999');
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('there is no rule `C999`');
  });
});
