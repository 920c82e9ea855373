/** Unites the fields that several concerns write to one object. */

/**
 * Objects are united member by member, lists appended; list members with one `name` (mounts: one place) must be equal and count once. Two different values for one
 * field are a bug of ours, since each field has one concern: that throws, naming the field.
 */
export function mergeFields<T extends object>(parts: readonly T[], where: string): T {
  const values = new Map<string, unknown[]>();
  for (const part of parts) {
    for (const [key, value] of Object.entries(part)) {
      if (value === undefined) continue;
      const known = values.get(key);
      if (known === undefined) values.set(key, [value]);
      else known.push(value);
    }
  }
  return Object.fromEntries([...values].map(([key, all]) => [key, mergeValues(all, `${where}: ${key}`)])) as T;
}

function mergeValues(values: readonly unknown[], place: string): unknown {
  const [first, ...others] = values;
  if (others.length === 0) return first;
  if (values.every(Array.isArray)) return mergeLists(values.flat(), place);
  if (values.every(isObject)) return mergeFields(values, place);
  const different = others.find((value) => JSON.stringify(value) !== JSON.stringify(first));
  if (different === undefined) return first;
  throw new Error(`two values for one field of ${place}: ${JSON.stringify(first)} and ${JSON.stringify(different)}`);
}

function mergeLists(items: readonly unknown[], place: string): readonly unknown[] {
  const merged = new Map<string, unknown>();
  for (const item of items) {
    const key = itemIdentity(item) ?? JSON.stringify(item);
    const known = merged.get(key);
    if (known === undefined) merged.set(key, item);
    else if (JSON.stringify(known) !== JSON.stringify(item)) throw new Error(`two different list members of ${place} with the name ${key}`);
  }
  return [...merged.values()];
}

/** What makes two members of a list the same one: their name, or the place of mounts, since one volume may be mounted at several. */
export function itemIdentity(item: unknown): string | undefined {
  if (!isObject(item)) return undefined;
  const field = ['mountPath', 'name'].find((key) => key in item);
  return field === undefined ? undefined : `${field} ${String(item[field])}`;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
