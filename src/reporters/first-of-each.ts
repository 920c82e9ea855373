/** Of many findings of a kind a person reads the first ones; the others are counted. */

/** An ordinary project has fewer of any kind. */
const MOST = 50;

export interface Shortened<T> {
  readonly shown: readonly T[];
  /** By kind: how many are not shown. */
  readonly left: ReadonlyMap<string, number>;
}

export function firstOfEach<T>(items: readonly T[], kindOf: (item: T) => string): Shortened<T> {
  const counts = new Map<string, number>();
  const shown = items.filter((item) => {
    const kind = kindOf(item);
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    return count <= MOST;
  });
  return { shown, left: new Map([...counts].flatMap(([kind, count]) => (count > MOST ? [[kind, count - MOST] as const] : []))) };
}
