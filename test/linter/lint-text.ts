/** Lints compose files given as text, as the tests of the rules need it. */

import { type LocatedDiagnostic, locate } from '../../src/diagnostics/locate.ts';
import { lint } from '../../src/linter/lint.ts';
import type { LintSettings } from '../../src/linter/settings.ts';
import { load } from '../../src/parser/load.ts';
import { memoryMachine } from '../cli/memory-io.ts';

export interface LintTextOptions {
  /** Further files of the folder, by name. */
  readonly files?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly settings?: LintSettings;
}

/** The findings on `compose.yaml`, all profiles active, as `kubeferry lint` shows them. */
export function lintText(text: string, { files = {}, env = {}, settings }: LintTextOptions = {}): readonly LocatedDiagnostic[] {
  const here = Object.fromEntries(
    Object.entries({ ...files, 'compose.yaml': text }).map(([name, content]) => [`/project/${name}`, content]),
  );
  const outcome = load({
    files: memoryMachine({ files: here }).io.files,
    cwd: '/project',
    environment: env,
    profiles: ['*'],
    unset: 'opaque',
  });
  const origins = outcome.value?.origins;
  return locate(lint(outcome, settings), { sources: outcome.sources, ...(origins === undefined ? {} : { origins }) });
}

/** What a place covers, for tests to compare with. */
export function textAt(text: string, { place }: LocatedDiagnostic): string | undefined {
  if (place === undefined || place.line !== place.endLine) return undefined;
  return text.split('\n')[place.line - 1]?.slice(place.column - 1, place.endColumn - 1);
}
