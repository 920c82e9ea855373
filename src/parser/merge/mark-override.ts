/** Tells that a tree was brought in by an override file. */

import type { Origin } from '../../model/origins.ts';
import type { SourceNode } from '../source-tree.ts';

/** What came through an alias or another way keeps saying so. */
export function markOverride(node: SourceNode): SourceNode {
  const origin: Origin = node.origin.via === 'written' ? { ...node.origin, via: 'override' } : node.origin;
  if (node.kind === 'scalar') return { ...node, origin };
  if (node.kind === 'list') return { ...node, origin, items: node.items.map(markOverride) };
  return { ...node, origin, entries: new Map([...node.entries].map(([key, value]) => [key, markOverride(value)])) };
}
