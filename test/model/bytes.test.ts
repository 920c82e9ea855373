import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatQuantity, parseBytes } from '../../src/model/bytes.ts';

describe('parseBytes', () => {
  it.each([
    [64, 64],
    [-1, -1],
    ['0', 0],
    ['-1', -1],
    ['1024', 1024],
    ['1b', 1],
    ['512m', 512 * 1024 ** 2],
    ['512M', 512 * 1024 ** 2],
    ['1g', 1024 ** 3],
    ['1gb', 1024 ** 3],
    ['1GiB', 1024 ** 3],
    ['1.5 GiB', 1.5 * 1024 ** 3],
    ['.5k', 512],
    ['64kb', 65_536],
    ['2t', 2 * 1024 ** 4],
    ['1p', 1024 ** 5],
    ['1.0000001k', 1024],
  ])('%j is %d bytes', (size, bytes) => {
    expect(parseBytes(size)).toBe(bytes);
  });

  it.each([
    '',
    'm',
    '1x',
    '1ib',
    '1kib2',
    '1Gi',
    '512Mi',
    '1 2m',
    '-1m',
    '1  m',
    'm1',
    '1.2.3m',
    '0x10',
    '1kbb',
    'NaN',
    '1m ',
    '$LIMIT',
    1.5,
    Number.NaN,
  ])('%j is no size', (size) => {
    expect(parseBytes(size)).toBeUndefined();
  });
});

describe('formatQuantity', () => {
  it.each([
    [0, '0'],
    [1000, '1000'],
    [1024, '1Ki'],
    [1536, '1536'],
    [512 * 1024 ** 2, '512Mi'],
    [1.5 * 1024 ** 3, '1536Mi'],
    [1024 ** 3, '1Gi'],
    [1024 ** 4, '1Ti'],
  ])('writes %d as %s', (bytes, quantity) => {
    expect(formatQuantity(bytes)).toBe(quantity);
  });

  it('writes what means the same size', () => {
    fc.assert(
      fc.property(fc.nat(), fc.constantFrom(1, 1024, 1024 ** 2, 1024 ** 3), (count, unit) => {
        const bytes = (count % 4096) * unit;
        expect(parseBytes(formatQuantity(bytes).replace('i', 'iB'))).toBe(bytes);
      }),
    );
  });
});
