/** The keys that a place of a compose file may have. */

import { matchesPattern, type Path } from '../../model/path.ts';
import { COMPOSE_PATHS } from '../../model/paths.gen.ts';
import { type PatternTree, patternTree, stepInto } from '../pattern-tree.ts';

/** Mappings of the user's own names; their keys are checked for their characters only. */
const NAMED = [
  'services',
  'networks',
  'volumes',
  'secrets',
  'configs',
  'models',
  'services.*.depends_on',
  'services.*.networks',
  'services.*.models',
];

let known: PatternTree<true> | undefined;

/** Built at the first mistake, since most files have none. */
function tree(): PatternTree<true> {
  known ??= patternTree<true>(Object.fromEntries(COMPOSE_PATHS.map((path) => [path, true])));
  return known;
}

function placeAt(path: Path): PatternTree<true> | undefined {
  return path.reduce<PatternTree<true> | undefined>(stepInto, tree());
}

/** In the order of the alphabet; empty where keys are free or where nothing is known. */
export function knownKeys(path: Path): readonly string[] {
  return [...(placeAt(path)?.below.keys() ?? [])];
}

/** Members of the place that could take the key themselves: `healthcheck` of a service for `interval`. */
export function membersThatKnow(key: string, path: Path): readonly string[] {
  const members = [...(placeAt(path)?.below ?? [])];
  return members.filter(([, { below }]) => below.has(key)).map(([member]) => member);
}

/** The nearest place above that could take the key: where it would belong with less indentation. */
export function ancestorThatKnows(key: string, path: Path): Path | undefined {
  for (let depth = path.length - 1; depth >= 0; depth--) {
    const ancestor = path.slice(0, depth);
    if (placeAt(ancestor)?.below.has(key)) return ancestor;
  }
  return undefined;
}

export function holdsUserNames(path: Path): boolean {
  return NAMED.some((pattern) => matchesPattern(path, pattern));
}
