/** Gives names of objects and volumes that are made up here, so that no two are alike. */

import { shorten, shortHash } from '../../kube/names.ts';

/** The wanted name, or, where it is taken, the wanted name with the hash of a further text (itself unless given); adds what it gives to `taken`. */
export function freeName(wanted: string, taken: Set<string>, salt: string = wanted): string {
  let name = shorten(wanted, 63);
  for (let round = 1; taken.has(name); round++) name = `${shorten(wanted, 54)}-${shortHash(round === 1 ? salt : `${salt} ${round}`)}`;
  taken.add(name);
  return name;
}
