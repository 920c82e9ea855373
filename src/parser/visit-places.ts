/** Visits the places of a document that a table of patterns names. */

import type { Path, Segment } from '../model/path.ts';
import { isLeaf, type PatternTree, stepInto } from './pattern-tree.ts';
import type { SourceNode } from './source-tree.ts';

/** The path is one list for the whole walk: who keeps it keeps a copy. */
export type VisitPlace<T> = (node: SourceNode, rule: T, path: Path) => void;

/** Each place before those below it, in the order of the document. */
export function visitPlaces<T>(root: SourceNode, rules: PatternTree<T>, visit: VisitPlace<T>): void {
  const path: Segment[] = [];
  const enter = (node: SourceNode, place: PatternTree<T>): void => {
    if (place.rule !== undefined) visit(node, place.rule, path);
    if (node.kind === 'scalar' || isLeaf(place)) return;
    if (node.kind === 'list') for (const [index, item] of node.items.entries()) step(item, place, index);
    else {
      node.entries.forEach((child, key) => {
        step(child, place, key);
      });
    }
  };
  const step = (child: SourceNode, place: PatternTree<T>, segment: Segment): void => {
    const below = stepInto(place, segment);
    if (below === undefined) return;
    path.push(segment);
    enter(child, below);
    path.pop();
  };
  enter(root, rules);
}
