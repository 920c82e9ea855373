/** A choice that the conversion made, with its reason and the places of the compose files that it rests on. */

import type { Path } from '../model/path.ts';

export interface Decision<T> {
  readonly choice: T;
  /** A full sentence for the user. */
  readonly because: string;
  readonly from: readonly Path[];
}

export function decide<T>(choice: T, because: string, ...from: readonly Path[]): Decision<T> {
  return { choice, because, from };
}
