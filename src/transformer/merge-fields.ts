/** Unites the fields that several concerns write to one object. */

/**
 * Objects are united member by member, lists appended; list members with one `name` (mounts: one place) must be equal and count once. Two different values for one
 * field are a bug of ours, since each field has one concern: that throws, naming the field.
 */
export function mergeFields<T extends object>(parts: readonly T[], where: string): T {
  return parts.reduce<object>((merged, part) => mergeObjects(merged, part, where), {}) as T;
}

function mergeObjects(a: object, b: object, where: string): object {
  const merged = new Map<string, unknown>(Object.entries(a));
  for (const [key, value] of Object.entries(b)) {
    if (value === undefined) continue;
    const place = `${where}: ${key}`;
    merged.set(key, merged.has(key) ? mergeValues(merged.get(key), value, place) : value);
  }
  return Object.fromEntries(merged);
}

function mergeValues(a: unknown, b: unknown, place: string): unknown {
  if (Array.isArray(a) && Array.isArray(b)) return mergeLists(a, b, place);
  if (isObject(a) && isObject(b)) return mergeObjects(a, b, place);
  if (JSON.stringify(a) === JSON.stringify(b)) return a;
  throw new Error(`two values for one field of ${place}: ${JSON.stringify(a)} and ${JSON.stringify(b)}`);
}

function mergeLists(a: readonly unknown[], b: readonly unknown[], place: string): readonly unknown[] {
  const seen = new Map<string, string>();
  const merged: unknown[] = [];
  for (const item of [...a, ...b]) {
    const text = JSON.stringify(item);
    const key = itemIdentity(item) ?? text;
    const known = seen.get(key);
    if (known === undefined) merged.push(item);
    else if (known !== text) throw new Error(`two different list members of ${place} with the name ${key}`);
    seen.set(key, text);
  }
  return merged;
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
