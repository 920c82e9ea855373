/** Numbers that JSON, in which Docker Compose holds a file against its schema, has no form for. */

import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { formatPath, type Path } from '../../model/path.ts';
import type { SourceNode } from '../source-tree.ts';
import { walkTree } from '../walk-tree.ts';
import { describeValue } from './describe-value.ts';
import { problemAt } from './problem.ts';

export function checkNumbers(root: SourceNode): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  walkTree(root, (node, path) => {
    if (node.kind !== 'scalar') return true;
    if (isNotFinite(node)) found.push(notFinite(node, [...path]));
    return false;
  });
  return found;
}

export function isNotFinite(node: SourceNode): boolean {
  return node.kind === 'scalar' && typeof node.value === 'number' && !Number.isFinite(node.value);
}

function notFinite(node: SourceNode, path: Path): Diagnostic {
  const message = `\`${formatPath(path)}\` must be a finite number, not ${describeValue(node, path)}`;
  return problemAt({ node, path }, { code: 'schema/number', message, help: 'Write a finite number, or put the text in quotes.' });
}
