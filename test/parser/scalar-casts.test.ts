import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { castBoolean, castFloat, castInteger, toFloat32 } from '../../src/parser/scalar-casts.ts';

describe('castInteger', () => {
  it.each([
    ['0', 0],
    ['-0', 0],
    ['+5', 5],
    ['-7', -7],
    ['007', 7],
    ['9007199254740991', 9007199254740991],
    ['9007199254740993', 9007199254740993n],
    ['9223372036854775807', 9223372036854775807n],
    ['-9223372036854775808', -9223372036854775808n],
  ])('reads %s', (text, value) => {
    expect(castInteger(text)).toEqual(value);
  });

  it.each(['', ' 1', '1 ', '1.0', '1e3', '0x10', '1_000', '+', '--1', '9223372036854775808', '-9223372036854775809', '1'.repeat(1000)])(
    'refuses %j',
    (text) => {
      expect(castInteger(text)).toBeUndefined();
    },
  );
});

describe('castFloat', () => {
  it.each([
    ['0', 0],
    ['1.50', 1.5],
    ['.5', 0.5],
    ['5.', 5],
    ['-1e-3', -0.001],
    ['+2E2', 200],
  ])('reads %s', (text, value) => {
    expect(castFloat(text)).toBe(value);
  });

  it.each(['', '.', 'e5', '1e', '1,5', 'inf', 'NaN', '0x1p4', '1e999', ' 1'])('refuses %j', (text) => {
    expect(castFloat(text)).toBeUndefined();
  });
});

describe('castBoolean', () => {
  it.each([
    ['true', true, false],
    ['True', true, false],
    ['FALSE', false, false],
    ['y', true, true],
    ['YES', true, true],
    ['on', true, true],
    ['n', false, true],
    ['No', false, true],
    ['off', false, true],
  ])('reads %s', (text, value, legacy) => {
    expect(castBoolean(text)).toEqual({ value, legacy });
  });

  it.each(['', '1', '0', 't', 'yes ', 'enabled'])('refuses %j', (text) => {
    expect(castBoolean(text)).toBeUndefined();
  });
});

describe('toFloat32', () => {
  it.each([
    [0, 0],
    [0.1, 0.1],
    [0.3333333333, 0.33333334],
    [1.5, 1.5],
    [16777217, 16777216],
    [123456.789, 123456.79],
  ])('prints %d as %d', (number, expected) => {
    expect(toFloat32(number)).toBe(expected);
  });

  it('means the same number of 32 bits', () => {
    fc.assert(
      fc.property(fc.float({ noNaN: true, noDefaultInfinity: true }), (single) => {
        expect(Math.fround(toFloat32(single)) === single).toBe(true);
      }),
    );
  });
});
