/** Finds the name that was probably meant. */

import { distance } from 'fastest-levenshtein';

/** Longer names are never typed wrong by hand, and more candidates are no project's; both only cost time. */
const LONGEST = 64;
const MOST = 1000;

/** The candidate with the fewest typing mistakes in the name, or undefined when none is near. Of equally near ones the first. */
export function closestName(name: string, candidates: Iterable<string>): string | undefined {
  if (name.length > LONGEST) return undefined;
  const plain = simplify(name);
  let best: { readonly name: string; readonly mistakes: number } | undefined;
  let seen = 0;
  for (const candidate of candidates) {
    if (seen++ > MOST) break;
    const other = simplify(candidate);
    const tolerated = tolerance(Math.max(plain.length, other.length));
    if (candidate === name || candidate.length > LONGEST || Math.abs(plain.length - other.length) > tolerated) continue;
    const mistakes = distance(plain, other);
    if (mistakes > tolerated) continue;
    if (best === undefined || mistakes < best.mistakes) best = { name: candidate, mistakes };
  }
  return best?.name;
}

/** Another case or separator (`containerName`, `container-name`) is hardly a mistake at all. */
function simplify(name: string): string {
  return name.replaceAll(/[-_. ]/g, '').toLowerCase();
}

function tolerance(length: number): number {
  return length < 4 ? 1 : length < 10 ? 2 : 3;
}
