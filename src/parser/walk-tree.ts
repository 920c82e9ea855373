/** Visits the nodes of a source tree, each before what stands in it. */

import type { Path, Segment } from '../model/path.ts';
import type { SourceNode } from './source-tree.ts';

/** Says whether to visit what stands in the node. The path is one list for the whole walk: a visitor keeps a copy of it. */
export type Visit = (node: SourceNode, path: Path) => boolean;

export function walkTree(root: SourceNode, visit: Visit, start: Path = []): void {
  const path: Segment[] = [...start];
  const below = (segment: Segment, child: SourceNode): void => {
    path.push(segment);
    enter(child);
    path.pop();
  };
  const enter = (node: SourceNode): void => {
    if (!visit(node, path) || node.kind === 'scalar') return;
    if (node.kind === 'list') for (const [index, item] of node.items.entries()) below(index, item);
    else {
      node.entries.forEach((child, key) => {
        below(key, child);
      });
    }
  };
  enter(root);
}
