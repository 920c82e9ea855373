/** Lists that hold a thing only once: of several items for it the last one stays, at the place of the first. */

import { type PatternTree, stepInto } from '../pattern-tree.ts';
import { mapEntries } from '../source-edit.ts';
import type { SourceList, SourceMap, SourceNode } from '../source-tree.ts';
import { type KeyOf, UNICITY_KEYS } from './unicity-keys.ts';

/** To be called after every merge and again on the canonical form, where short forms show what they stand for. */
export function enforceUnicity(root: SourceMap): SourceMap;
export function enforceUnicity(root: SourceNode): SourceNode;
export function enforceUnicity(root: SourceNode): SourceNode {
  return enforce(root, UNICITY_KEYS);
}

function enforce(node: SourceNode, rules: PatternTree<KeyOf> | undefined): SourceNode {
  if (rules === undefined || node.kind === 'scalar') return node;
  if (node.kind === 'list') return rules.rule === undefined ? node : lastOfEach(node, rules.rule);
  return mapEntries(node, (value, key) => enforce(value, stepInto(rules, key)));
}

function lastOfEach(list: SourceList, keyOf: KeyOf): SourceList {
  if (list.items.length < 2) return list;
  const places = new Map<string, number>();
  const items: SourceNode[] = [];
  for (const item of list.items) {
    const key = keyOf(item);
    const place = (key === undefined ? undefined : places.get(key)) ?? items.length;
    items[place] = item;
    if (key !== undefined) places.set(key, place);
  }
  return items.length === list.items.length ? list : { ...list, items };
}
