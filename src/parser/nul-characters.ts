/** Finds NUL characters in services: arguments, variables and paths end at one, so that no container can be given it (Docker refuses them when it starts one). */

import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { formatPath, type Path } from '../model/path.ts';
import { mapAt } from './source-edit.ts';
import type { SourceMap, SourceNode } from './source-tree.ts';

export function checkNulCharacters(root: SourceMap): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const services = mapAt(root, 'services');
  if (services !== undefined) visit(services, ['services'], diagnostics);
  return diagnostics;
}

/** Extensions are for other tools to judge. */
function visit(node: SourceNode, path: Path, diagnostics: Diagnostic[]): void {
  if (node.kind === 'scalar') {
    if (typeof node.value === 'string' && node.value.includes('\0')) diagnostics.push(describe(node, path));
    return;
  }
  for (const [segment, child] of node.kind === 'list' ? node.items.entries() : node.entries.entries()) {
    if (typeof segment === 'string' && segment.startsWith('x-')) continue;
    if (typeof segment === 'string' && segment.includes('\0')) diagnostics.push(describe(child, [...path, segment]));
    else visit(child, [...path, segment], diagnostics);
  }
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
