import { describe, expect, it } from 'vitest';
import { goSprint } from '../../src/model/go-format.ts';

describe('goSprint', () => {
  it.each([
    [1.1, '1.1'],
    [89, '89'],
    [1000, '1000'],
    [999999, '999999'],
    [1e6, '1e+06'],
    [1234567.5, '1.2345675e+06'],
    [123456789, '1.23456789e+08'],
    [1e21, '1e+21'],
    [1e300, '1e+300'],
    [0.0001, '0.0001'],
    [0.00012345, '0.00012345'],
    [0.00001, '1e-05'],
    [1.5e-7, '1.5e-07'],
    [-1.5e-10, '-1.5e-10'],
    [0, '0'],
    [-0, '-0'],
    [Number.POSITIVE_INFINITY, '+Inf'],
    [Number.NEGATIVE_INFINITY, '-Inf'],
    [Number.NaN, 'NaN'],
  ])('prints the float %s as %s', (value, text) => {
    expect(goSprint(value, 'float')).toBe(text);
  });

  it.each([
    [1000000, 'int', '1000000'],
    [-17, 'int', '-17'],
    [0, undefined, '0'],
    [9223372036854775807n, 'int', '9223372036854775807'],
    [true, 'bool', 'true'],
    [false, undefined, 'false'],
    [null, 'null', '<nil>'],
    ['1.10', 'str', '1.10'],
    ['2024-01-01T00:00:00Z', 'str', '2024-01-01T00:00:00Z'],
  ] as const)('prints %s of type %s as %s', (value, type, text) => {
    expect(goSprint(value, type)).toBe(text);
  });

  it('takes a fraction without a type for a float', () => {
    expect(goSprint(0.5)).toBe('0.5');
  });

  it.each([
    ['2024-01-01T00:00:00Z', '2024-01-01 00:00:00 +0000 UTC'],
    ['2001-12-14T21:59:43.1-05:00', '2001-12-14 21:59:43.1 -0500 -0500'],
    ['2001-12-14T21:59:43+05:30', '2001-12-14 21:59:43 +0530 +0530'],
  ])('prints the timestamp %s as %s', (value, text) => {
    expect(goSprint(value, 'timestamp')).toBe(text);
  });
});
