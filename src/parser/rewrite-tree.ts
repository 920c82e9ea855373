/** Walks the places of a document that a table of patterns names, and rewrites what stands there. */

import type { Path } from '../model/path.ts';
import { type PatternTree, stepInto } from './pattern-tree.ts';
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
  if (written === undefined || written.kind === 'scalar' || rules.below.size === 0) return written;
  const visitChild = (child: SourceNode, segment: string | number): SourceNode | undefined => {
    const below = stepInto(rules, segment);
    return below === undefined ? child : visit({ node: child, rules: below, path: [...path, segment] }, rewrite);
  };
  if (written.kind === 'list') {
    const items = written.items.map(visitChild);
    if (items.every((item, index) => item === written.items[index])) return written;
    return { ...written, items: items.filter((item) => item !== undefined) };
  }
  let changed = false;
  const entries = new Map<string, SourceNode>();
  for (const [key, child] of written.entries) {
    const value = visitChild(child, key);
    changed ||= value !== child;
    if (value !== undefined) entries.set(key, value);
  }
  return changed ? { ...written, entries } : written;
}
