/**
 * Loads, lints and converts every compose file of a corpus, and checks that each diagnostic says in which file, line and column it stands:
 * `npm run task corpus-places -- CORPUS`.
 */

import { readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { realFiles } from '../cli/real-files.ts';
import { convert } from '../convert.ts';
import { type LocatedDiagnostic, locate } from '../diagnostics/locate.ts';
import { lint } from '../linter/lint.ts';
import { readSettings } from '../linter/settings.ts';
import { load } from '../parser/load.ts';

export function run([corpus = '']: readonly string[]): void {
  const folder = resolve(corpus, 'files');
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.ya?ml$/.test(name));
  let count = 0;
  let failed = 0;
  for (const name of names.sort()) {
    const diagnostics = diagnosticsOf(join(folder, name));
    count += diagnostics.length;
    const homeless = diagnostics.filter(({ place }) => place === undefined || place.line < 1 || place.column < 1);
    if (homeless.length === 0) continue;
    failed += 1;
    for (const { code, message } of homeless) console.log(`${name}: ${code}: ${message}`);
  }
  console.log(`${count} diagnostics`);
  console.log(`${names.length - failed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}

function diagnosticsOf(file: string): readonly LocatedDiagnostic[] {
  const request = { files: realFiles, cwd: dirname(file), composeFiles: [file], environment: {}, home: '/nonexistent' };
  const outcome = load({ ...request, profiles: ['*'], unset: 'opaque' });
  const { value, sources } = outcome;
  const findings = lint(outcome, readSettings({ rules: [], select: [], ignore: [] }).value);
  return [...locate(findings, { sources, ...(value === undefined ? {} : { origins: value.origins }) }), ...convert(request).diagnostics];
}
