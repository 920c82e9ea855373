import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { yamlPrinter } from '../../src/emitters/yaml-text.ts';
import { toPlain } from '../../src/parser/source-tree.ts';
import { readYaml } from '../../src/parser/yaml/read-yaml.ts';

const yamlText = yamlPrinter();

/** What go-yaml, and so kubectl, reads. */
function readBack(text: string): unknown {
  const { documents, diagnostics } = readYaml('printed.yaml', text);
  expect(diagnostics).toEqual([]);
  const [document] = documents;
  return document === undefined ? undefined : toPlain(document);
}

describe('yamlText', () => {
  it.each([
    'y',
    'Y',
    'no',
    'on',
    'OFF',
    'true',
    'null',
    '~',
    '',
    '1e3',
    '0777',
    '0o17',
    '0x1F',
    '0b11',
    '1_000',
    '089',
    '.5',
    '.inf',
    '-.INF',
    '.nan',
    '12:30:45',
    '22:22',
    '2024-01-01',
    '=',
    '<<',
    '- a',
    'a: b',
    'a #b',
    '#a',
    '{{ x }}',
    '*a',
    '&a',
    '!t',
    '%d',
    '@x',
    '`x',
    '1.10',
    '+1',
    '? a',
  ])('prints the string %j so that every reader takes it for a string', (value) => {
    const text = yamlText({ value });
    expect(readBack(text)).toEqual({ value });
    expect(parse(text, { version: '1.1' })).toEqual({ value });
    expect(parse(text, { version: '1.2' })).toEqual({ value });
  });

  it.each(['a: 1  \n  b\n', 'a\n    \nb \n', 'a:\n  b\n  \n', 'k: v # c\t\n\n\nlast \n'])(
    'prints lines with blanks at their ends as a block as well: %j',
    (value) => {
      const text = yamlText({ value, after: 'x' });
      expect(text).toContain('value: |');
      expect(readBack(text)).toEqual({ value, after: 'x' });
      expect(parse(text, { version: '1.1' })).toEqual({ value, after: 'x' });
    },
  );

  it('prints the lines of a file as a block', () => {
    expect(yamlText({ file: 'a: 1\nb:\n  - x\n' })).toBe('file: |\n  a: 1\n  b:\n    - x\n');
  });

  it.each(['\n a', ' a\n', 'a\n\n', 'a \nb\n', 'a\tb\n', '\ta', 'a\r\nb\n', 'a\u0085b', '\u2028', '\ufeffx', 'a\n ', '?x\ny\n', ':x\ny\n'])(
    'carries the delicate text %j',
    (value) => {
      expect(readBack(yamlText({ value }))).toEqual({ value });
    },
  );

  it('leaves out members without a value, and writes what people write first', () => {
    expect(yamlText({ spec: {}, metadata: { labels: { a: 'b' }, name: 'x', namespace: undefined }, kind: 'Pod', apiVersion: 'v1' })).toBe(
      'apiVersion: v1\nkind: Pod\nmetadata:\n  name: x\n  labels:\n    a: b\nspec: {}\n',
    );
  });

  it('prints a value that stands in two places twice', () => {
    const shared = { a: 'b' };
    expect(yamlText({ one: shared, two: shared })).toBe('one:\n  a: b\ntwo:\n  a: b\n');
  });

  it('round-trips any text, as a value and as a key', () => {
    const text = fc.string({ unit: 'binary', maxLength: 40 }).filter((value) => !/\p{Surrogate}/u.test(value) && !value.includes('\0'));
    const lines = fc
      .array(fc.constantFrom('a', ' a', '', '\t', '- b', 'c: d', '#', '|', '"', "'", 'x '), { maxLength: 6 })
      .map((parts) => parts.join('\n'));
    fc.assert(
      fc.property(fc.oneof(text, lines), (value) => {
        expect(readBack(yamlText({ value, list: [value] }))).toEqual({ value, list: [value] });
      }),
      { numRuns: 500 },
    );
  });

  it('round-trips any JSON', () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.stringMatching(/^[a-zA-Z0-9._/-]{1,12}$/),
          fc.jsonValue({ maxDepth: 3 }).filter((value) => !/\d{16}/.test(JSON.stringify(value))),
        ),
        (value) => {
          expect(readBack(yamlText(value))).toEqual(JSON.parse(JSON.stringify(value)));
        },
      ),
    );
  });
});
