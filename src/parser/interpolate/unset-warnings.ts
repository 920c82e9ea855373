/** Says which variables became the empty string for want of a value: once for each, however often it is used. */

import type { Diagnostic, Related } from '../../diagnostics/diagnostic.ts';
import type { Origin } from '../../model/origins.ts';
import type { Path } from '../../model/path.ts';

export interface UnsetUse {
  readonly name: string;
  /** Absent for a use outside the compose files. */
  readonly path?: Path;
  readonly origin: Origin;
}

/** One warning for each name, at its first use, with the further uses beside it; in the order of first uses. */
export function unsetWarnings(uses: readonly UnsetUse[]): readonly Diagnostic[] {
  const byName = new Map<string, UnsetUse[]>();
  for (const use of uses) {
    const known = byName.get(use.name);
    if (known === undefined) byName.set(use.name, [use]);
    else known.push(use);
  }
  return [...byName.values()].flatMap(([first, ...others]) => (first === undefined ? [] : [warning(first, others)]));
}

function warning(first: UnsetUse, others: readonly UnsetUse[]): Diagnostic {
  const related: Related[] = others.map(({ path, origin }) => ({ message: 'also used here', ...placeOf(path), at: origin }));
  return {
    code: 'compose/unset-variable',
    severity: 'warning',
    message: `the variable ${first.name} is not set; a blank string is used for it`,
    help: `Set ${first.name} in the environment or in the .env file, or write \`\${${first.name}:-default}\`.`,
    ...placeOf(first.path),
    at: first.origin,
    subjects: [first.name],
    ...(related.length === 0 ? {} : { related }),
  };
}

function placeOf(path: Path | undefined): { readonly path?: Path } {
  return path === undefined ? {} : { path };
}
