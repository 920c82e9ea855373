/** Walks the places of a document that a table of patterns names, and rewrites what stands there. */

import type { Path, Segment } from '../model/path.ts';
import { isLeaf, type PatternTree, stepInto } from './pattern-tree.ts';
import { mapChildren } from './source-edit.ts';
import type { SourceNode } from './source-tree.ts';

/**
 * Gives what shall stand at the place; undefined takes it away. A node that stays must be the same object. The path is one list for the whole
 * walk: who keeps it keeps a copy.
 */
export type Rewrite<T> = (node: SourceNode, rule: T, path: Path) => SourceNode | undefined;

/** Applies each rule to its place, then to the places below what came out. What no pattern reaches is shared, not copied. */
export function rewriteTree<T>(root: SourceNode, rules: PatternTree<T>, rewrite: Rewrite<T>): SourceNode {
  const path: Segment[] = [];
  const visit = (node: SourceNode, place: PatternTree<T>): SourceNode | undefined => {
    const written = place.rule === undefined ? node : rewrite(node, place.rule, path);
    if (written === undefined || written.kind === 'scalar' || isLeaf(place)) return written;
    return mapChildren(written, (child, segment) => {
      const below = stepInto(place, segment);
      if (below === undefined) return child;
      path.push(segment);
      const next = visit(child, below);
      path.pop();
      return next;
    });
  };
  return visit(root, rules) ?? root;
}
