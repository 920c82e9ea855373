import { describe, expect, it } from 'vitest';
import type { Dictionary, Service } from '../../../src/model/service.ts';
import { startOrder } from '../../../src/transformer/plan/start-order.ts';

const needing = (...targets: readonly string[]): Service => ({
  depends_on: Object.fromEntries(targets.map((target) => [target, { condition: 'service_started' as const }])),
});

describe('startOrder', () => {
  it.each<[string, Dictionary<Service>, readonly string[], readonly string[]]>([
    ['the lead first, the others as they come', { a: {}, b: {}, c: {} }, ['b', 'a', 'c'], ['b', 'a', 'c']],
    ['what the lead depends on before it', { a: needing('c'), b: {}, c: {} }, ['a', 'b', 'c'], ['c', 'a', 'b']],
    ['a chain', { a: needing('b'), b: needing('c'), c: {} }, ['a', 'b', 'c'], ['c', 'b', 'a']],
    ['what is needed by two once', { a: needing('c'), b: needing('c'), c: {} }, ['a', 'b', 'c'], ['c', 'a', 'b']],
    ['no services of other Pods', { a: needing('db'), b: {}, db: {} }, ['a', 'b'], ['a', 'b']],
    ['each member of a cycle once', { a: needing('b'), b: needing('a') }, ['a', 'b'], ['b', 'a']],
  ])('has %s', (_, services, members, expected) => {
    expect(startOrder({ services }, members)).toEqual(expected);
  });

  it('follows a chain of any length', () => {
    const members = Array.from({ length: 20_000 }, (_, i) => `s${i}`);
    const services = Object.fromEntries(members.map((member, i) => [member, i === 19_999 ? {} : needing(`s${i + 1}`)]));
    expect(startOrder({ services }, members)).toEqual([...members].reverse());
  });
});
