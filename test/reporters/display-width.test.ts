import { describe, expect, it } from 'vitest';
import { cellsOf, visible } from '../../src/reporters/display-width.ts';

describe('cellsOf', () => {
  it.each([
    ['abc', 3],
    ['値', 2],
    ['ｶ', 1],
    ['Ａ', 2],
    ['한글', 4],
    ['😀', 2],
    ['👨‍👩‍👧', 2],
    ['🇨🇭', 2],
    ['❤️', 2],
    ['e\u0301', 1],
    ['\u00e9', 1],
    ['\u200b', 0],
    ['\t', 4],
    ['\u0000', 1],
  ])('%j takes %i columns', (text, width) => {
    expect(cellsOf(text).reduce((sum, cell) => sum + cell.width, 0)).toBe(width);
  });

  it('covers the text without gaps', () => {
    const text = 'a値\te\u0301😀\u200bz';
    const cells = cellsOf(text);
    expect(cells[0]?.start).toBe(0);
    expect(cells.at(-1)?.end).toBe(text.length);
    for (const [i, cell] of cells.entries()) expect(cell.start).toBe(cells[i - 1]?.end ?? 0);
  });
});

describe('visible', () => {
  it.each([
    ['plain text', 'plain text'],
    ['naïve 値', 'naïve 値'],
    ['a\nb\r\tc', 'a␊b␍␉c'],
    ['\u001b]0;x\u0007', '␛]0;x␇'],
    ['\u007f\u009b', '␡\ufffd'],
    ['\u202ex\u2066', '\ufffdx\ufffd'],
  ])('%j is shown as %j', (text, shown) => {
    expect(visible(text)).toBe(shown);
  });
});
