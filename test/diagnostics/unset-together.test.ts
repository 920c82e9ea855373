import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { unsetTogether } from '../../src/diagnostics/unset-together.ts';

const unset = (name: string): Diagnostic => ({
  code: 'compose/unset-variable',
  severity: 'warning',
  message: `${name} is not set`,
  subjects: [name],
  path: [name],
});
const placeholder: Diagnostic = { code: 'convert/credential-without-value', severity: 'warning', message: 'm', subjects: ['A', 'B'] };
const other: Diagnostic = { code: 'lint/x', severity: 'info', message: 'other' };

describe('unsetTogether', () => {
  it.each([
    ['tells of few one by one', [unset('A'), other, unset('B'), unset('C')], ['A is not set', 'other', 'B is not set', 'C is not set']],
    ['leaves out those that a Secret has a placeholder for', [unset('A'), unset('C'), placeholder], ['C is not set', 'm']],
    [
      'tells of many at once, in the place of the first',
      [other, unset('C'), unset('D'), other, unset('E'), unset('F'), unset('G')],
      ['other', 'the variables C, D, E and 2 others are not set; blank strings are used for them', 'other'],
    ],
  ])('%s', (_, diagnostics, expected) => {
    expect(unsetTogether(diagnostics).map(({ message }) => message)).toEqual(expected);
  });

  it('keeps the places of all', () => {
    const [only] = unsetTogether(['A', 'B', 'C', 'D'].map(unset));
    expect(only?.subjects).toEqual(['A', 'B', 'C', 'D']);
    expect([only?.path, ...(only?.related ?? []).map(({ path }) => path)]).toEqual([['A'], ['B'], ['C'], ['D']]);
  });
});
