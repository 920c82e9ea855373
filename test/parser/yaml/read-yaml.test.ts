import { describe, expect, it } from 'vitest';
import { MAX_FILE_SIZE } from '../../../src/parser/yaml/budget.ts';
import { readYaml } from '../../../src/parser/yaml/read-yaml.ts';
import { documentOf, documentsOf, nodeAt, textAt } from './reading.ts';

describe('documents', () => {
  it.each([
    ['', []],
    ['# only a comment\n', []],
    ['\n  \n', []],
    ['---\n', [null]],
    ['---\n---\n', [null, null]],
    ['a: 1\n---\nb: 2\n', [{ a: 1 }, { b: 2 }]],
    ['---\na: 1\n...\n---\nb: 2\n...\n', [{ a: 1 }, { b: 2 }]],
    ['--- text\n', ['text']],
    ['--- {a: 1}\n', [{ a: 1 }]],
    ['--- # comment\na: 1\n', [{ a: 1 }]],
    ['%YAML 1.1\n---\na: 1\n', [{ a: 1 }]],
    ['%TAG !x! tag:yaml.org,2002:\n---\na: !x!str 1\n', [{ a: '1' }]],
    ['- 1\n- a\n', [[1, 'a']]],
  ])('%j holds %j', (text, documents) => {
    expect(documentsOf(text)).toEqual(documents);
  });

  it('before a syntax error are kept', () => {
    const { documents, diagnostics } = readYaml('f', 'a: 1\n---\nb: [\n');
    expect(documents).toHaveLength(1);
    expect(diagnostics).toHaveLength(1);
  });

  it('with faults below the syntax are kept', () => {
    const { documents, diagnostics } = readYaml('f', 'a: 1\na: 2\n1: b\nc: 3\n');
    expect(diagnostics.map(({ code }) => code)).toEqual(['yaml/duplicate-key', 'yaml/non-string-key']);
    expect(documents[0]).toMatchObject({ kind: 'map' });
    expect(documents[0]?.kind === 'map' && [...documents[0].entries.keys()]).toEqual(['a', 'c']);
  });
});

describe('bytes', () => {
  const bytes = (...codes: number[]) => Uint8Array.from(codes);
  const utf16 = (text: string, littleEndian: boolean) =>
    Uint8Array.from(
      [...`\uFEFF${text}`.split('')].flatMap((unit) => {
        const code = unit.charCodeAt(0);
        return littleEndian ? [code & 255, code >> 8] : [code >> 8, code & 255];
      }),
    );

  it('are UTF-8, with or without a byte order mark', () => {
    expect(documentOf(new TextEncoder().encode('a: é😀\n'))).toEqual({ a: 'é😀' });
    const { text, documents } = readYaml('f', new TextEncoder().encode('\uFEFFa: b\n'));
    expect(text).toBe('a: b\n');
    expect(documents[0]?.origin).toMatchObject({ start: 0, end: 4 });
    expect(readYaml('f', '\uFEFFa: b\n').text).toBe('a: b\n');
  });

  it.each([true, false])('are UTF-16 where a byte order mark says so (little endian: %s)', (littleEndian) => {
    expect(documentOf(utf16('a: é😀\n', littleEndian))).toEqual({ a: 'é😀' });
    expect(documentOf(utf16(`a: ${'x'.repeat(20_000)}`, littleEndian))).toEqual({ a: 'x'.repeat(20_000) });
  });

  it.each([
    ['a lone continuation byte', bytes(0x61, 0x3a, 0x20, 0x80)],
    ['a sequence that is cut off', bytes(0x61, 0x3a, 0x20, 0xc3)],
    ['an overlong sequence', bytes(0x61, 0x3a, 0x20, 0xc0, 0xaf)],
    ['a surrogate', bytes(0x61, 0x3a, 0x20, 0xed, 0xa0, 0x80)],
    ['UTF-16 of an odd length', bytes(0xff, 0xfe, 0x61)],
    ['UTF-16 with a lone surrogate', bytes(0xff, 0xfe, 0x00, 0xd8)],
  ])('are refused: %s', (_, input) => {
    const { documents, diagnostics } = readYaml('f', input);
    expect(documents).toEqual([]);
    expect(diagnostics).toMatchObject([{ code: 'yaml/encoding', severity: 'error' }]);
  });

  it.each(['\u0000', '\u0007', '\u001b', '\u007f', '\u0080', '\uFFFE'])('are refused: the control character %j', (character) => {
    const file = readYaml('f', `a: b${character}\n`);
    expect(file.diagnostics).toMatchObject([{ code: 'yaml/encoding' }]);
    expect(textAt(file, file.diagnostics[0]?.at)).toBe(character);
  });

  it('are refused beyond the limit, without being read', () => {
    expect(readYaml('f', new Uint8Array(MAX_FILE_SIZE + 1)).diagnostics).toMatchObject([{ code: 'yaml/too-large' }]);
  });
});

describe('positions', () => {
  const file = readYaml(
    'compose.yaml',
    [
      'services:',
      '  web:   # the server',
      '    image: "nginx:1"  # pinned',
      '    command: run  this ',
      '    text: |',
      '      one',
      '      two',
      '',
      '    folded: a',
      '      b',
      '    ports:',
      '    - 80',
      '    - &p 443 # tls',
      '',
      '    list: [ a, { b: c } ]   ',
      '    none:',
      '    tagged: !override { x: 1 }',
      '# the end',
      '',
    ].join('\n'),
  );

  it.each([
    [['services', 'web', 'image'], '"nginx:1"', 'image'],
    [['services', 'web', 'command'], 'run  this', 'command'],
    [['services', 'web', 'text'], '|\n      one\n      two', 'text'],
    [['services', 'web', 'folded'], 'a\n      b', 'folded'],
    [['services', 'web', 'ports'], '- 80\n    - &p 443', 'ports'],
    [['services', 'web', 'ports', 1], '443', undefined],
    [['services', 'web', 'list'], '[ a, { b: c } ]', 'list'],
    [['services', 'web', 'list', 1], '{ b: c }', undefined],
    [['services', 'web', 'list', 1, 'b'], 'c', 'b'],
    [['services', 'web', 'none'], '', 'none'],
    [['services', 'web', 'tagged'], '{ x: 1 }', 'tagged'],
  ])('of %j cover %j', (path, text, key) => {
    const { origin } = nodeAt(file, path);
    expect(textAt(file, origin)).toBe(text);
    expect(textAt(file, origin.key)).toBe(key);
    expect(origin).toMatchObject({ file: 'compose.yaml', via: 'written' });
  });

  it('of a mapping run from its first key to its last value', () => {
    const web = nodeAt(file, ['services', 'web']).origin;
    expect(textAt(file, web)?.startsWith('image:')).toBe(true);
    expect(textAt(file, web)?.endsWith('{ x: 1 }')).toBe(true);
    expect(nodeAt(file, ['services', 'web', 'none']).origin.start).toBe(file.text.indexOf('none:') + 'none:'.length);
  });

  it('count UTF-16 units', () => {
    const emoji = readYaml('f', 'a: "😀"\nb: c\n');
    expect(textAt(emoji, nodeAt(emoji, ['a']).origin)).toBe('"😀"');
    expect(textAt(emoji, nodeAt(emoji, ['b']).origin)).toBe('c');
  });

  it('are those of the text with its carriage returns', () => {
    const windows = readYaml('f', 'a: b\r\nc: |\r\n  d\r\ne: f\r\n');
    expect(textAt(windows, nodeAt(windows, ['c']).origin)).toBe('|\r\n  d');
    expect(nodeAt(windows, ['c'])).toMatchObject({ value: 'd\n' });
    expect(textAt(windows, nodeAt(windows, ['e']).origin)).toBe('f');
  });
});

it('keeps keys that objects know by other ways', () => {
  const { documents } = readYaml('f', '__proto__: {a: 1}\nconstructor: 2\ntoString: 3\n');
  expect(documents[0]?.kind === 'map' && [...documents[0].entries.keys()]).toEqual(['__proto__', 'constructor', 'toString']);
});
