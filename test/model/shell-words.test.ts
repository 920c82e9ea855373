import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeShellWords, splitShellWords } from '../../src/model/shell-words.ts';

describe('splitShellWords', () => {
  it.each([
    ['', []],
    ['   ', []],
    ['""', ['']],
    ["''", ['']],
    ['a', ['a']],
    ['a b  c', ['a', 'b', 'c']],
    [' a\tb\nc\r\n', ['a', 'b', 'c']],
    ['run --flag="v w"', ['run', '--flag=v w']],
    ['run "--flag=\'v\'"', ['run', "--flag='v'"]],
    ['run --"v w"', ['run', '--v w']],
    ['a "" b \'\'', ['a', '', 'b', '']],
    ['a \\"b\\"', ['a', '"b"']],
    ['a "\\"b\'"', ['a', '"b\'']],
    ["a '\\'", ['a', '\\']],
    ['a\\ b', ['a b']],
    ['a\\  ', ['a ']],
    ['a\\nb\\tc', ['a\nb\tc']],
    ['"a\\nb"', ['a\nb']],
    ["'a\\nb'", ['a\\nb']],
    ['echo $HOME ${X}', ['echo', '$HOME', '${X}']],
    ['echo `date +%s`', ['echo', '`date +%s`']],
    ['echo $(date +%s)', ['echo', '$(date +%s)']],
    ['echo $(echo "a b" | wc)', ['echo', '$(echo "a b" | wc)']],
    ['echo ")" "("', ['echo', ')', '(']],
    ['a ) b ) c', ['a', ') b )', 'c']],
    ['sh -c "a && b | c > d"', ['sh', '-c', 'a && b | c > d']],
    ['a #b', ['a', '#b']],
    ['größe "a\u{1f600} b"', ['größe', 'a\u{1f600} b']],
  ])('splits %j into %j', (text, words) => {
    expect(splitShellWords(text)).toEqual({ words });
  });

  it.each([
    ['a; b', ['a'], '; b'],
    ['a && b', ['a'], '&& b'],
    ['a & ', ['a'], '& '],
    ['a | b', ['a'], '| b'],
    ['a < in', ['a'], '< in'],
    ['a b > out', ['a', 'b'], '> out'],
    ['a 2>&1', ['a'], '>&1'],
    ['a 9x>f', ['a'], '>f'],
    ['a b>f', ['a', 'b'], '>f'],
    ['\u{1f600} a;b', ['\u{1f600}', 'a'], ';b'],
    ['a "b;c";d', ['a', 'b;c'], ';d'],
  ])('cuts off the rest of %j', (text, words, rest) => {
    expect(splitShellWords(text)).toEqual({ words, rest });
  });

  it.each([
    ["a 'b", "has an unbalanced '"],
    ['a "b', 'has an unbalanced "'],
    ['a `b', 'has an unbalanced `'],
    ['a $(b', 'has an unbalanced parenthesis'],
    ['a b)', 'has an unbalanced parenthesis'],
    ['a (b)', 'has a `(` without a `$` before it'],
    ['a $(b $(c))', 'has a `(` without a `$` before it'],
    ['a\\', 'ends in a backslash'],
  ])('finds a problem in %j', (text, problem) => {
    expect(splitShellWords(text)).toEqual({ problem });
  });

  it('gives back words that were quoted one by one', () => {
    const word = fc.string({ unit: fc.constantFrom('a', ' ', '"', '$', ';', '\\', '(', '\n') });
    fc.assert(
      fc.property(fc.array(word), (words) => {
        expect(splitShellWords(words.map((each) => `'${each}'`).join(' '))).toEqual({ words });
      }),
    );
  });

  it('copes with any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '0', ' ', '"', "'", '`', '$', '(', ')', ';', '>', '\\') }), (text) => {
        const result = splitShellWords(text);
        if ('rest' in result) expect(text.endsWith(result.rest ?? '?')).toBe(true);
        else expect('words' in result || result.problem !== '').toBe(true);
      }),
    );
  });
});

describe('placeShellWords', () => {
  it.each([
    ['run a', ['run', 'a'], [['run'], ['a']]],
    ['run --a="b c" d', ['run', '--a="b c"', 'd'], [['run'], ['--a=', 'b c'], ['d']]],
    ["'a'\\ b", ["'a'\\ b"], [['a', ' b']]],
    ['"" x\\ny', ['""', 'x\\ny'], [[], ['x', '\n', 'y']]],
    ['\u{1f600} "\u{1f600}"', ['\u{1f600}', '"\u{1f600}"'], [['\u{1f600}'], ['\u{1f600}']]],
  ])('knows where the words of %j stand', (text, raw, pieces) => {
    const placed = placeShellWords(text);
    if ('problem' in placed) throw new Error(placed.problem);
    expect(placed.words.map(({ start, end }) => text.slice(start, end))).toEqual(raw);
    expect(placed.words.map((word) => word.pieces.map((piece) => piece.text))).toEqual(pieces);
  });

  it('makes each word of its pieces', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'n', ' ', '"', "'", '$(', ')', '\\') }), (text) => {
        const placed = placeShellWords(text);
        if ('problem' in placed) return;
        for (const word of placed.words) expect(word.pieces.map((piece) => piece.text).join('')).toBe(word.text);
      }),
    );
  });
});
