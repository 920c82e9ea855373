/** What the schema finds wrong at one place, before it is put into words. */

import type { Span } from '../../model/origins.ts';
import type { Path, Segment } from '../../model/path.ts';
import type { SourceNode } from '../source-tree.ts';

export interface Fault {
  readonly keyword: string;
  readonly path: Path;
  /** The value at the path. */
  readonly node: SourceNode;
  /** The alias or the like that brought the value in, or something around it. */
  readonly use?: Span;
  readonly params: Readonly<Record<string, unknown>>;
}

/** The place that a JSON pointer names in a tree, as path and value. The pointer comes from the tree, so that it always leads somewhere. */
export function resolvePointer(root: SourceNode, pointer: string): Pick<Fault, 'path' | 'node' | 'use'> {
  const path: Segment[] = [];
  let node = root;
  let use: Span | undefined;
  for (const part of pointer.split('/').slice(1)) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
    const next: SourceNode | undefined = childAt(node, key);
    if (next === undefined) break;
    path.push(node.kind === 'list' ? Number(key) : key);
    node = next;
    use = next.origin.use ?? use;
  }
  return use === undefined ? { path, node } : { path, node, use };
}

function childAt(node: SourceNode, key: string): SourceNode | undefined {
  if (node.kind === 'map') return node.entries.get(key);
  return node.kind === 'list' ? node.items[Number(key)] : undefined;
}
