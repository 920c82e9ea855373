/** Limits that keep a hostile file from costing more than it weighs. */

/** Largest file, in bytes (or UTF-16 units of a text). Real compose files have some hundred kB at most; ten thousand services take 3 MB. */
export const MAX_FILE_SIZE = 8 * 1024 * 1024;

/** Deepest nesting. Passes over the tree recurse, so that this must stay far below any call stack; real files reach 12. */
export const MAX_DEPTH = 500;

/** Nodes written out in one file, keys among them. Ten thousand services have about half as many. */
export const MAX_NODES = 1_000_000;

/** Aliases may bring in this many nodes in any file, as many as Docker Compose visits at most ... */
const FREE_ALIASED_NODES = 100_000;
/** ... or this many times what is written out, so that a large file of many services may share its anchors. */
const ALIAS_RATIO = 10;

export function isExcessiveAliasing(aliased: number, written: number): boolean {
  return aliased > FREE_ALIASED_NODES && aliased > written * ALIAS_RATIO;
}

/** Diagnostics of one file; the rest would only repeat them. */
export const MAX_DIAGNOSTICS = 100;
