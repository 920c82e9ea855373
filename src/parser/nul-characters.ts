/** Finds NUL characters: arguments, variables and paths end at one, so that no container can be given it (Docker refuses them when it starts one). */

import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { formatPath, type Path } from '../model/path.ts';
import type { SourceNode } from './source-tree.ts';

/** Of a value of a service, or of the key that it stands under. */
export function describeNul(node: SourceNode, path: Path): Diagnostic | undefined {
  if (!hasNul(path.at(-1)) && !(node.kind === 'scalar' && hasNul(node.value))) return undefined;
  return {
    code: 'compose/nul-character',
    severity: 'error',
    message: `${formatPath(path)} has a NUL character, which no container can be given`,
    help: 'Remove it; binary data belongs into a file that is mounted.',
    path: [...path],
    at: node.origin,
  };
}

function hasNul(value: unknown): boolean {
  return typeof value === 'string' && value.includes('\0');
}
