/** A table of rules by path pattern, laid out so that a walk over a document finds its rule without comparing paths. */

import type { Segment } from '../model/path.ts';

/** A place in the table: the rule for it, and the places below. */
export interface PatternTree<T> {
  readonly rule: T | undefined;
  /** By key. */
  readonly below: ReadonlyMap<string, PatternTree<T>>;
  /** `*`: for any key or list index without a place of its own. */
  readonly any: PatternTree<T> | undefined;
}

interface Growing<T> {
  rule: T | undefined;
  readonly below: Map<string, Growing<T>>;
  any: Growing<T> | undefined;
}

/** Reads patterns such as `services.*.ports.*.target`. A key with a dot cannot be named. */
export function patternTree<T>(rules: Readonly<Record<string, T>>): PatternTree<T> {
  const root = emptyPlace<T>();
  for (const [pattern, rule] of Object.entries(rules)) pattern.split('.').reduce(grow, root).rule = rule;
  return root;
}

function emptyPlace<T>(): Growing<T> {
  return { rule: undefined, below: new Map(), any: undefined };
}

function grow<T>(place: Growing<T>, part: string): Growing<T> {
  const known = part === '*' ? place.any : place.below.get(part);
  if (known !== undefined) return known;
  const next = emptyPlace<T>();
  if (part === '*') place.any = next;
  else place.below.set(part, next);
  return next;
}

/** The place one key or index further down, or undefined when no rule lies there or below. */
export function stepInto<T>(tree: PatternTree<T> | undefined, segment: Segment): PatternTree<T> | undefined {
  if (tree === undefined || tree.below.size === 0) return tree?.any;
  return tree.below.get(String(segment)) ?? tree.any;
}

export function isLeaf<T>({ below, any }: PatternTree<T>): boolean {
  return any === undefined && below.size === 0;
}
