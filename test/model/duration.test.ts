import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatGoDuration, parseDuration, readDuration } from '../../src/model/duration.ts';

describe('parseDuration', () => {
  it.each([
    ['0', 0],
    ['30s', 30],
    ['1m30s', 90],
    ['1.5h', 5400],
    ['.5s', 0.5],
    ['5.s', 5],
    ['100ms', 0.1],
    ['250us', 0.00025],
    ['250µs', 0.00025],
    ['250μs', 0.00025],
    ['1ns', 1e-9],
    ['2d', 172_800],
    ['1w', 604_800],
    ['1w2d3h4m5s', 788_645],
    ['-5s', -5],
    ['+5s', 5],
    ['1s1s', 2],
    ['1h0.5m', 3630],
  ])('%s is %d seconds', (text, seconds) => {
    expect(parseDuration(text)).toBe(seconds);
  });

  it.each([
    ['', 'is no duration'],
    ['-', 'is no duration'],
    ['30', 'has no unit'],
    ['1m30', 'has no unit'],
    ['1.5', 'has no unit'],
    ['s', 'is no duration'],
    ['.s', 'is no duration'],
    [' 30s', 'is no duration'],
    ['30 s', 'has the unknown unit " s"'],
    ['30sec', 'has the unknown unit "sec"'],
    ['30S', 'has the unknown unit "S"'],
    ['1y', 'has the unknown unit "y"'],
    ['--1s', 'is no duration'],
    ['9999999w', 'is more than 292 years'],
    ['99999999999999999999s', 'is more than 292 years'],
  ])('%j %s', (text, problem) => {
    expect(readDuration(text)).toEqual({ problem });
    expect(parseDuration(text)).toBeUndefined();
  });
});

describe('formatGoDuration', () => {
  it.each([
    [0, '0s'],
    [1, '1ns'],
    [1_100, '1.1µs'],
    [2_200_000, '2.2ms'],
    [300_000_000, '300ms'],
    [1_000_000_000, '1s'],
    [1_500_000_000, '1.5s'],
    [90_000_000_000, '1m30s'],
    [60_000_000_000, '1m0s'],
    [3_600_000_000_000, '1h0m0s'],
    [172_800_000_000_000, '48h0m0s'],
    [-5_000_000_000, '-5s'],
    [3_661_001_000_000, '1h1m1.001s'],
  ])('prints %d ns as %s', (nanoseconds, text) => {
    expect(formatGoDuration(nanoseconds)).toBe(text);
  });

  it('prints what reads back the same', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 62n), max: 2n ** 62n }), (nanoseconds) => {
        expect(readDuration(formatGoDuration(nanoseconds))).toEqual({ nanoseconds });
      }),
    );
  });

  it('copes with any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('0', '9', '.', 's', 'm', 'h', '-', ' ', 'µ', 'x') }), (text) => {
        const reading = readDuration(text);
        if ('nanoseconds' in reading) expect(readDuration(formatGoDuration(reading.nanoseconds))).toEqual(reading);
        else expect(reading.problem).not.toBe('');
      }),
    );
  });
});
