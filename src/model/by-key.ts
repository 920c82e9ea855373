/** Compares the entries of an object or a map by their keys, in the order of UTF-16 code units: the same in every locale. */
export function byKey(a: readonly [string, ...unknown[]], b: readonly [string, ...unknown[]]): number {
  return a[0] < b[0] ? -1 : 1;
}
