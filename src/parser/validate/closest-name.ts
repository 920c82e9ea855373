/** Finds the name that was probably meant. */

import { distance } from 'fastest-levenshtein';

/** Longer names are never typed wrong by hand, and only cost time. */
const LONGEST = 64;

/** The candidate with the fewest typing mistakes in the name, or undefined when none is near. Of equally near ones the first. */
export function closestName(name: string, candidates: Iterable<string>): string | undefined {
  if (name.length > LONGEST) return undefined;
  const plain = simplify(name);
  let best: { readonly name: string; readonly mistakes: number } | undefined;
  for (const candidate of candidates) {
    if (candidate === name || candidate.length > LONGEST) continue;
    const mistakes = distance(plain, simplify(candidate));
    if (mistakes > tolerance(Math.max(plain.length, candidate.length))) continue;
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
