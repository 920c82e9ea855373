import { describe, expect, it } from 'vitest';
import type { TemplatePart } from '../../../src/model/origins.ts';
import { sliceTemplate } from '../../../src/parser/short-syntax/slice-scalar.ts';

/** The pieces of `ab` + `$X` = `cd` + `ef`. */
const PARTS: readonly TemplatePart[] = [
  { kind: 'text', text: 'ab' },
  { kind: 'variable', name: 'X', value: 'cd', source: 'variable' },
  { kind: 'text', text: 'ef' },
];

describe('sliceTemplate', () => {
  it.each([
    [0, 6, ['ab', '$X', 'ef']],
    [0, 1, ['a']],
    [1, 5, ['b', '$X', 'e']],
    [2, 4, ['$X']],
    [4, 6, ['ef']],
    [0, 0, []],
  ])('gives the pieces from %d to %d', (start, end, expected) => {
    const slice = sliceTemplate(PARTS, { start, end });
    expect(slice?.map((part) => (part.kind === 'text' ? part.text : `$${part.name}`))).toEqual(expected);
  });

  it.each([
    [0, 3],
    [3, 6],
    [3, 4],
  ])('does not cut a variable: from %d to %d', (start, end) => {
    expect(sliceTemplate(PARTS, { start, end })).toBeUndefined();
  });

  it('keeps a variable that is empty', () => {
    const parts: readonly TemplatePart[] = [
      { kind: 'text', text: 'K=' },
      { kind: 'variable', name: 'X', value: '', source: 'unset' },
    ];
    expect(sliceTemplate(parts, { start: 2, end: 2 })).toEqual(parts.slice(1));
  });
});
