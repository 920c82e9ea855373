/** A table of rules by path pattern, laid out so that a walk over a document finds its rule without comparing paths. */

import type { Segment } from '../model/path.ts';

/** A place in the table: the rule for it, and the places below. `*` stands for any key or list index without a place of its own. */
export interface PatternTree<T> {
  readonly rule?: T;
  readonly below: ReadonlyMap<string, PatternTree<T>>;
}

interface Growing<T> {
  rule?: T;
  readonly below: Map<string, Growing<T>>;
}

/** Reads patterns such as `services.*.ports.*.target`. A key with a dot cannot be named. */
export function patternTree<T>(rules: Readonly<Record<string, T>>): PatternTree<T> {
  const root: Growing<T> = { below: new Map() };
  for (const [pattern, rule] of Object.entries(rules)) {
    let place = root;
    for (const part of pattern.split('.')) {
      const next: Growing<T> = place.below.get(part) ?? { below: new Map() };
      place.below.set(part, next);
      place = next;
    }
    place.rule = rule;
  }
  return root;
}

/** The place one key or index further down, or undefined when no rule lies there or below. */
export function stepInto<T>(tree: PatternTree<T> | undefined, segment: Segment): PatternTree<T> | undefined {
  return tree?.below.get(String(segment)) ?? tree?.below.get('*');
}
