/** Contributions with who made them. */

import type { Contribution } from './contribution.ts';

/** One contribution with the service whose concern made it, and the lead of the Pod it was made for; without them it speaks for the project. */
export interface Attributed {
  readonly concern: string;
  readonly service?: string;
  readonly lead?: string;
  readonly contribution: Contribution;
}

/** What has no key is in no group. */
export function groupBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key | undefined): ReadonlyMap<Key, readonly Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
