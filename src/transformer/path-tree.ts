/** A store of values by path, from which what stands at a path, above it or below it is found in one walk. */

import type { Path, Segment } from '../model/path.ts';

/** Most places have nothing below them, or no value. */
interface Level<T> {
  values: T[] | undefined;
  below: Map<Segment, Level<T>> | undefined;
}

export class PathTree<T> {
  readonly #root: Level<T> = { values: undefined, below: undefined };
  readonly #none: readonly T[] = [];

  add(path: Path, value: T): void {
    let level = this.#root;
    for (const segment of path) {
      level.below ??= new Map();
      let next = level.below.get(segment);
      if (next === undefined) {
        next = { values: undefined, below: undefined };
        level.below.set(segment, next);
      }
      level = next;
    }
    if (level.values === undefined) level.values = [value];
    else level.values.push(value);
  }

  /** The values at the path, or at the closest of its ancestors that has some. */
  closest(path: Path): readonly T[] {
    let level: Level<T> | undefined = this.#root;
    let found = level.values;
    for (const segment of path) {
      level = level.below?.get(segment);
      if (level === undefined) break;
      found = level.values ?? found;
    }
    return found ?? this.#none;
  }

  /** The values at the path and below it, in the order in which their places came. */
  below(path: Path): readonly T[] {
    let level: Level<T> | undefined = this.#root;
    for (const segment of path) level = level?.below?.get(segment);
    return level === undefined ? this.#none : valuesOf(level);
  }
}

function valuesOf<T>({ values = [], below }: Level<T>): readonly T[] {
  return below === undefined ? values : [...values, ...[...below.values()].flatMap(valuesOf)];
}
