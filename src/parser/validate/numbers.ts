/** Numbers that JSON, in which Docker Compose holds a file against its schema, has no form for. */

import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { formatPath, type Path } from '../../model/path.ts';
import type { SourceNode } from '../source-tree.ts';
import { problemAt } from './problem.ts';

export function checkNumbers(root: SourceNode): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const walk = (node: SourceNode, path: Path): void => {
    if (node.kind === 'scalar') {
      if (isNotFinite(node)) found.push(notFinite(node, path));
      return;
    }
    const children = node.kind === 'list' ? node.items.entries() : node.entries.entries();
    for (const [key, child] of children) walk(child, [...path, key]);
  };
  walk(root, []);
  return found;
}

export function isNotFinite(node: SourceNode): boolean {
  return node.kind === 'scalar' && typeof node.value === 'number' && !Number.isFinite(node.value);
}

function notFinite(node: SourceNode, path: Path): Diagnostic {
  const message = `\`${formatPath(path)}\` is no number that Compose can use`;
  return problemAt({ node, path }, { code: 'schema/number', message, help: 'Write a finite number, or put the text in quotes.' });
}
