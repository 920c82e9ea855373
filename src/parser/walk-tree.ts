/** Visits the nodes of a source tree, each before what stands in it. */

import type { Path, Segment } from '../model/path.ts';
import type { SourceList, SourceMap, SourceNode } from './source-tree.ts';

/** Says whether to visit what stands in the node. The path is one list for the whole walk: a visitor keeps a copy of it. */
export type Visit = (node: SourceNode, path: Path) => boolean;

export function walkTree(root: SourceNode, visit: Visit, start: Path = []): void {
  const path: Segment[] = [...start];
  const enter = (node: SourceNode, segment: Segment): void => {
    path.push(segment);
    if (visit(node, path) && node.kind !== 'scalar') descend(node);
    path.pop();
  };
  const descend = (node: SourceList | SourceMap): void => {
    if (node.kind === 'list') node.items.forEach(enter);
    else node.entries.forEach(enter);
  };
  if (visit(root, path) && root.kind !== 'scalar') descend(root);
}
