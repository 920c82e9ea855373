import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseQuantity } from '../../src/kube/quantity.ts';

const ONE = 1_000_000_000n;

it.each([
  ['1', ONE],
  ['+1', ONE],
  ['-1', -ONE],
  ['0.5', ONE / 2n],
  ['.5', ONE / 2n],
  ['5.', 5n * ONE],
  ['500m', ONE / 2n],
  ['1.5Gi', 3n * 2n ** 29n * ONE],
  ['1k', 1000n * ONE],
  ['1E', 10n ** 18n * ONE],
  ['1e3', 1000n * ONE],
  ['1E3', 1000n * ONE],
  ['1e-3', ONE / 1000n],
  ['1n', 1n],
  ['0.1n', 1n],
])('%s is an amount', (text, amount) => {
  expect(parseQuantity(text)).toBe(amount);
});

it.each(['', ' 1', '1 Gi', '1gi', '1KB', '1K', '64mb', 'e3', '.', '1e', '1.2.3', '0x10', '1,5', '1Gi1', 'NaN'])('%j is none', (text) => {
  expect(parseQuantity(text)).toBeUndefined();
});

it('tells amounts apart as numbers do', () => {
  fc.assert(
    fc.property(fc.nat(), fc.nat(), (a, b) => {
      expect((parseQuantity(`${a}m`) ?? 0n) < (parseQuantity(`${b}m`) ?? 0n)).toBe(a < b);
    }),
  );
});
