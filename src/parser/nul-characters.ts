/** Finds NUL characters in services: arguments, variables and paths end at one, so that no container can be given it (Docker refuses them when it starts one). */

import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { formatPath, type Path } from '../model/path.ts';
import { mapAt } from './source-edit.ts';
import type { SourceMap, SourceNode } from './source-tree.ts';
import { type Visit, walkTree } from './walk-tree.ts';

/** Extensions are for other tools to judge. */
export function checkNulCharacters(root: SourceMap): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const services = mapAt(root, 'services');
  if (services === undefined) return diagnostics;
  const visit: Visit = (node, path) => {
    const key = path.at(-1);
    if (typeof key === 'string' && key.startsWith('x-')) return false;
    const isRefused = hasNul(key) || (node.kind === 'scalar' && hasNul(node.value));
    if (isRefused) diagnostics.push(describe(node, [...path]));
    return !isRefused;
  };
  walkTree(services, visit, ['services']);
  return diagnostics;
}

function hasNul(value: unknown): boolean {
  return typeof value === 'string' && value.includes('\0');
}

function describe({ origin }: SourceNode, path: Path): Diagnostic {
  return {
    code: 'compose/nul-character',
    severity: 'error',
    message: `${formatPath(path)} has a NUL character, which no container can be given`,
    help: 'Remove it; binary data belongs into a file that is mounted.',
    path,
    at: origin,
  };
}
