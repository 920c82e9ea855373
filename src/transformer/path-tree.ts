/** A store of values by path, from which all that stands at a path, above it or below it is found in one walk. */

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

  /** The values at the path, then those of its ancestors, closest first. */
  above(path: Path): readonly (readonly T[])[] {
    const levels: (readonly T[])[] = [this.#root.values];
    let level: Level<T> | undefined = this.#root;
    for (const segment of path) {
      level = level.below.get(segment);
      if (level === undefined) break;
      levels.push(level.values);
    }
    return levels.reverse();
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
