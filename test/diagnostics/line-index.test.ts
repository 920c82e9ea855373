import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexLines } from '../../src/diagnostics/line-index.ts';

describe('indexLines', () => {
  it.each([
    ['start of the text', ['a\nb', 0], { line: 1, column: 1 }],
    ['the break belongs to its line', ['a\nb', 1], { line: 1, column: 2 }],
    ['start of a later line', ['a\nb', 2], { line: 2, column: 1 }],
    ['end of the text', ['a\nb', 3], { line: 2, column: 2 }],
    ['beyond the text', ['a\nb', 99], { line: 2, column: 2 }],
    ['before the text', ['a\nb', -1], { line: 1, column: 1 }],
    ['empty text', ['', 0], { line: 1, column: 1 }],
    ['behind a final break', ['a\n', 2], { line: 2, column: 1 }],
    ['CR LF: inside the break is the end of the line', ['ab\r\nc', 3], { line: 1, column: 3 }],
    ['CR LF: next line', ['ab\r\nc', 4], { line: 2, column: 1 }],
    ['a lone CR is no break', ['a\rb', 2], { line: 1, column: 3 }],
    ['an empty line of CR LF', ['\r\n\r\nx', 2], { line: 2, column: 1 }],
    ['a tab is one column', ['\tx', 1], { line: 1, column: 2 }],
    ['an emoji is two UTF-16 columns', ['😀x', 2], { line: 1, column: 3 }],
  ] as const)('%s', (_title, [text, offset], position) => {
    expect(indexLines(text).positionOf(offset)).toEqual(position);
  });

  it('gives lines without their breaks', () => {
    const index = indexLines('one\r\ntwo\n\nlast');
    expect([1, 2, 3, 4, 5].map((line) => index.lineText(line))).toEqual(['one', 'two', '', 'last', '']);
    expect(index.lineCount).toBe(4);
  });

  it('agrees with counting by hand', () => {
    const text = fc.array(fc.constantFrom('a', '\n', '\r\n', '\t', '語'), { maxLength: 40 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, fc.nat(60), (source, offset) => {
        const before = source.slice(0, offset).split('\n');
        const column = (before.at(-1) ?? '').length + 1;
        const inBreak = source[offset - 1] === '\r' && source[offset] === '\n';
        expect(indexLines(source).positionOf(offset)).toEqual({ line: before.length, column: inBreak ? column - 1 : column });
      }),
    );
  });
});
