/** Walks the places of a document that a table of patterns names, and rewrites what stands there. */

import type { Path } from '../model/path.ts';
import { type PatternTree, stepInto } from './pattern-tree.ts';
import { mapChildren } from './source-edit.ts';
import type { SourceNode } from './source-tree.ts';

/** Gives what shall stand at the place; undefined takes it away. A node that stays must be the same object. */
export type Rewrite<T> = (node: SourceNode, rule: T, path: Path) => SourceNode | undefined;

/** Applies each rule to its place, then to the places below what came out. What no pattern reaches is shared, not copied. */
export function rewriteTree<T>(root: SourceNode, rules: PatternTree<T>, rewrite: Rewrite<T>): SourceNode {
  return visit({ node: root, rules, path: [] }, rewrite) ?? root;
}

interface Visit<T> {
  readonly node: SourceNode;
  readonly rules: PatternTree<T>;
  readonly path: Path;
}

function visit<T>({ node, rules, path }: Visit<T>, rewrite: Rewrite<T>): SourceNode | undefined {
  const written = rules.rule === undefined ? node : rewrite(node, rules.rule, path);
  if (written === undefined || rules.below.size === 0) return written;
  return mapChildren(written, (child, segment) => {
    const below = stepInto(rules, segment);
    return below === undefined ? child : visit({ node: child, rules: below, path: [...path, segment] }, rewrite);
  });
}
