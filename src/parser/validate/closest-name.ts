/** Finds the name that was probably meant. */

import { distance } from 'fastest-levenshtein';

/** Longer names are never typed wrong by hand, and more candidates are no project's; both only cost time. */
const LONGEST = 64;
const MOST_CANDIDATES = 300;

export interface NearName {
  readonly name: string;
  /** Letters typed wrong, too much or too little. Another case or separator (`containerName`, `container-name`) is no mistake. */
  readonly mistakes: number;
}

/** The candidate with the fewest typing mistakes in the name, or undefined when none is near. Of equally near ones the first. */
export function nearestName(name: string, candidates: Iterable<string>): NearName | undefined {
  if (name.length > LONGEST) return undefined;
  const plain = simplify(name);
  let best: NearName | undefined;
  let seen = 0;
  for (const candidate of candidates) {
    if (seen++ > MOST_CANDIDATES) break;
    if (candidate === name || Math.abs(candidate.length - name.length) > FARTHEST) continue;
    const other = simplify(candidate);
    const mistakes = distance(plain, other);
    const isNear = mistakes <= tolerance(Math.max(plain.length, other.length));
    if (isNear && (best === undefined || mistakes < best.mistakes)) best = { name: candidate, mistakes };
  }
  return best;
}

export function closestName(name: string, candidates: Iterable<string>): string | undefined {
  return nearestName(name, candidates)?.name;
}

/** Looks up so many names only: a project with more wrong ones needs no suggestions, and gets an answer in time. */
export function limitedClosestName(lookUps: number): typeof closestName {
  let left = lookUps;
  return (name, candidates) => (left-- > 0 ? closestName(name, candidates) : undefined);
}

/** Letters tolerated in the longest names, and as many separators. */
const FARTHEST = 6;

function tolerance(length: number): number {
  return length < 4 ? 1 : length < 10 ? 2 : 3;
}

function simplify(name: string): string {
  return name.replaceAll(/[-_. ]/g, '').toLowerCase();
}
