import { describe, expect, it } from 'vitest';
import { patternTree, stepInto } from '../../src/parser/pattern-tree.ts';

const TREE = patternTree({ 'a.*': 1, 'a.*.b': 2, 'a.c.d': 3 });

function find(...path: (string | number)[]): number | undefined {
  return path.reduce<ReturnType<typeof stepInto<number>>>((place, segment) => stepInto(place, segment), TREE)?.rule;
}

describe('patternTree', () => {
  it.each([
    [['a'], undefined],
    [['a', 'x'], 1],
    [['a', 0], 1],
    [['a', 'x', 'b'], 2],
    [['a', 'c', 'd'], 3],
    [['a', 'x', 'd'], undefined],
    [['b'], undefined],
    [['a', 'x', 'b', 'y'], undefined],
    [['__proto__'], undefined],
    [['a', 'constructor', 'b'], 2],
  ])('finds the rule at %j: %s', (path, rule) => {
    expect(find(...path)).toBe(rule);
  });

  it('prefers a name to a wildcard, without falling back', () => {
    expect(find('a', 'c')).toBeUndefined();
    expect(find('a', 'c', 'b')).toBeUndefined();
  });
});
