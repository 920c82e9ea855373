/** `devices`: `source[:target[:permissions]]`. */

import { added, mapNode, stringNode } from '../source-edit.ts';
import type { SourceNode } from '../source-tree.ts';
import { refuse, type ShortSyntax } from './short-syntax.ts';
import { sliceScalar } from './slice-scalar.ts';

export const expandDevice: ShortSyntax = (node, expansion) => {
  if (node.kind !== 'scalar' || typeof node.value !== 'string') return node;
  const parts = node.value.split(':');
  if (parts.length > 3) {
    return refuse(node, expansion, {
      message: `${JSON.stringify(node.value)} has more than two colons`,
      help: 'Write `source`, `target` and `permissions` as members of a mapping.',
    });
  }
  const [source, target, permissions] = slices(parts).map((range) => sliceScalar(node, range));
  if (source === undefined) return node;
  const entries: [string, SourceNode][] = [
    ['source', source],
    ['target', target === undefined || target.value === '' ? stringNode(String(source.value), added(source.origin)) : target],
    ['permissions', permissions ?? stringNode('rwm', added(node.origin))],
  ];
  return mapNode(node.origin, entries);
};

function slices(parts: readonly string[]): readonly { readonly start: number; readonly end: number }[] {
  let start = 0;
  return parts.map((part) => {
    const range = { start, end: start + part.length };
    start = range.end + 1;
    return range;
  });
}
