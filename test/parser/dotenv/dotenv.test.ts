import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDotenv } from '../../../src/parser/dotenv/dotenv.ts';

const HOST = new Map([
  ['HOME', '/root'],
  ['EMPTY', ''],
]);

function read(text: string) {
  return parseDotenv('.env', text, (name) => HOST.get(name));
}

function pairs(text: string): Record<string, string> {
  const { entries, diagnostics } = read(text);
  expect(diagnostics).toEqual([]);
  return Object.fromEntries(entries.map(({ key, value }) => [key, value]));
}

describe('parseDotenv', () => {
  it.each([
    ['', {}],
    ['\n \n\t\n', {}],
    ['# comment', {}],
    ['A=b', { A: 'b' }],
    ['\uFEFFA=b', { A: 'b' }],
    ['A=b\nC=d\n', { A: 'b', C: 'd' }],
    ['A=b\r\nC=d\r\n', { A: 'b', C: 'd' }],
    ['  A = b c  ', { A: 'b c' }],
    ['A: b', { A: 'b' }],
    ['A:b=c', { A: 'b=c' }],
    ['A=b:c', { A: 'b:c' }],
    ['A=', { A: '' }],
    ['A=\nB=c', { A: '', B: 'c' }],
    ['export A=b', { A: 'b' }],
    ['export\tA=b', { A: 'b' }],
    ['exported=b', { exported: 'b' }],
    ['export=b', { export: 'b' }],
    ['A=b # comment', { A: 'b' }],
    ['A=b#c', { A: 'b#c' }],
    ['A=#b', { A: '#b' }],
    ['A=b\t#c', { A: 'b\t#c' }],
    ['A=b\n# comment\nC=d', { A: 'b', C: 'd' }],
    ['my.key-1[0]=x', { 'my.key-1[0]': 'x' }],
    ['größe=x', { größe: 'x' }],
    ['A=a\\nb', { A: 'a\\nb' }],
    ['A=it\'s "fine"', { A: 'it\'s "fine"' }],
    ['A=b\nA=c', { A: 'c' }],
    ['1A=b', { '1A': 'b' }],
  ])('reads %j', (text, expected) => {
    expect(pairs(text)).toEqual(expected);
  });

  it.each([
    ["A='b c'", 'b c'],
    ["A='$HOME'", '$HOME'],
    ["A='a\\nb'", 'a\\nb'],
    ["A='it\\'s'", "it's"],
    ["A='a\\\\b'", 'a\\\\b'],
    ["A='a\nb'", 'a\nb'],
    ["A='a # b' # comment", 'a # b'],
    ["A=''", ''],
    ['A="b c"', 'b c'],
    ['A="$HOME"', '/root'],
    ['A="a\nb"', 'a\nb'],
    ['A="a\\nb\\tc\\rd\\\\e"', 'a\nb\tc\rd\\e'],
    ['A="\\a\\b\\f\\v"', '\x07\b\f\v'],
    ['A="say \\"hi\\""', 'say "hi"'],
    ['A="\\$HOME"', '$HOME'],
    ['A="$$HOME"', '$HOME'],
    ['A="\\\\$HOME"', '\\/root'],
    ['A="\\0101\\0377"', 'Aÿ'],
    ['A="\\01"', '\\1'],
    ['A="\\0400"', '\\400'],
    ['A="\\x41\\u0041\\c"', '\\x41\\u0041\\c'],
    ['A="\'b\'"', "'b'"],
    ['A="b" # comment', 'b'],
    ['A=""', ''],
  ])('undoes the quotes of %j: %j', (text, expected) => {
    expect(pairs(text)).toEqual({ A: expected });
  });

  it.each([
    ['A=$HOME/x', '/root/x'],
    ['A=${HOME}', '/root'],
    ['A=${NONE:-d}', 'd'],
    ['A=${EMPTY:-d}', 'd'],
    ['A=${HOME:+set}', 'set'],
    ['A=\\$HOME', '\\/root'],
    ['A=$$HOME', '$HOME'],
    ['A=a # $NONE', 'a'],
  ])('interpolates %j: %j', (text, expected) => {
    expect(pairs(text)).toEqual({ A: expected });
  });

  it('finds earlier keys, after the environment', () => {
    expect(pairs('B=one\nHOME=here\nA=$B $HOME')).toEqual({ B: 'one', HOME: 'here', A: 'one /root' });
  });

  it.each([
    ['HOME\n', { HOME: '/root' }],
    ['HOME', { HOME: '/root' }],
    ['HOME\r\nA=b', { HOME: '/root', A: 'b' }],
    ['export HOME', { HOME: '/root' }],
    ['NONE\nA=b', { A: 'b' }],
    ['NONE', {}],
  ])('takes the value of a lone key from the environment: %j', (text, expected) => {
    expect(pairs(text)).toEqual(expected);
  });

  it.each([
    ['A!B=c', 'unexpected character "!" in a variable name', '!'],
    ['"A"=c', 'unexpected character "\\"" in a variable name', '"'],
    ['A B=c', 'a variable name cannot contain a space', 'A B'],
    ['A="b', 'the quoted value of A has no end', '"b'],
    ["A='b\\'", 'the quoted value of A has no end', "'b\\'"],
    ['A=${B', 'invalid interpolation format in the value of A', '${B'],
    ['A=${B:?set it}', 'required variable B is missing a value: set it', '${B:?set it}'],
  ])('reports what is wrong with %j', (text, message, place) => {
    const { entries, diagnostics } = read(text);
    expect(entries).toEqual([]);
    expect(diagnostics).toMatchObject([{ severity: 'error', message }]);
    const at = diagnostics[0]?.at;
    expect(text.slice(at?.start, at?.end)).toBe(place);
    expect(diagnostics[0]?.help).toBeDefined();
  });

  it('passes over a value without a name', () => {
    const { entries, diagnostics } = read('=x\nA=b');
    expect(entries).toMatchObject([{ key: 'A' }]);
    expect(diagnostics).toMatchObject([{ severity: 'warning', message: 'a value without a name is passed over' }]);
  });

  it('goes on after a faulty line', () => {
    const { entries, diagnostics } = read('A!=1\nB=2\nC D=3\nE=4\nF="g\nH=5');
    expect(entries.map(({ key }) => key)).toEqual(['B', 'E', 'H']);
    expect(diagnostics).toHaveLength(3);
  });

  it('warns once of a variable that is not set', () => {
    const { entries, diagnostics } = read('A=$NONE\nB=${NONE}');
    expect(entries.map(({ value }) => value)).toEqual(['', '']);
    expect(diagnostics).toMatchObject([
      { code: 'compose/unset-variable', severity: 'warning', at: { start: 2 }, related: [{ at: { start: 10 } }] },
    ]);
  });

  it('knows where keys and values stand, and what values are made of', () => {
    const text = '# x\nexport A = "b $HOME" # c\nB=plain\n';
    const [a, b] = read(text).entries;
    expect(text.slice(a?.origin.start, a?.origin.end)).toBe('"b $HOME"');
    expect(text.slice(a?.origin.key?.start, a?.origin.key?.end)).toBe('A');
    expect(a?.template).toEqual([
      { kind: 'text', text: 'b ' },
      { kind: 'variable', name: 'HOME', value: '/root', source: 'variable' },
    ]);
    expect(text.slice(b?.origin.start, b?.origin.end)).toBe('plain');
    expect(b?.template).toBeUndefined();
  });

  it.each(['A="hunter2', "A='hunter2", 'A=hunter2\nB!=hunter2', 'A=${hunter2!}', 'A=x hunter2${'])(
    'shows no value in what it says of %j',
    (text) => {
      expect(JSON.stringify(read(text).diagnostics)).not.toContain('hunter2');
    },
  );

  it('reads back what was quoted', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', ' ', '"', '\\', '$', '\n', '#', '=') }), (value) => {
        const quoted = value.replace(/[\\"$]/g, (char) => `\\${char}`);
        expect(pairs(`A="${quoted}"`)).toEqual({ A: value });
      }),
    );
  });

  it('copes with any text', () => {
    const unit = fc.constantFrom('A', '=', ':', '"', "'", '\\', '\n', ' ', '#', '$', '{', '}', 'export ', '!', '\r', '\0', '\u{1f600}');
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 40 }), (text) => {
        for (const { origin } of read(text).entries) expect(origin.end).toBeGreaterThanOrEqual(origin.start);
      }),
      { numRuns: 1000 },
    );
  });
});
