/** A store of values by path, from which what stands at a path, above it or below it is found in one walk. */

import type { Path, Segment } from '../model/path.ts';

interface Level<T> {
  readonly values: T[];
  readonly below: Map<Segment, Level<T>>;
}

export class PathTree<T> {
  readonly #root: Level<T> = { values: [], below: new Map() };

  add(path: Path, value: T): void {
    let level = this.#root;
    for (const segment of path) {
      let next = level.below.get(segment);
      if (next === undefined) {
        next = { values: [], below: new Map() };
        level.below.set(segment, next);
      }
      level = next;
    }
    level.values.push(value);
  }

  /** The values at the path, or at the closest of its ancestors that has some. */
  closest(path: Path): readonly T[] {
    let level: Level<T> | undefined = this.#root;
    let found: readonly T[] = level.values;
    for (const segment of path) {
      level = level.below.get(segment);
      if (level === undefined) break;
      if (level.values.length > 0) found = level.values;
    }
    return found;
  }

  /** The values at the path and below it, in the order in which their places came. */
  below(path: Path): readonly T[] {
    let level: Level<T> | undefined = this.#root;
    for (const segment of path) level = level?.below.get(segment);
    return level === undefined ? [] : valuesOf(level);
  }
}

function valuesOf<T>({ values, below }: Level<T>): readonly T[] {
  return [...values, ...[...below.values()].flatMap(valuesOf)];
}
