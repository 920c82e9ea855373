import { describe, expect, it } from 'vitest';
import type { Path } from '../../../src/model/path.ts';
import type { SourceNode } from '../../../src/parser/source-tree.ts';
import { readYaml } from '../../../src/parser/yaml/read-yaml.ts';
import { documentOf, documentsOf, faultOf, nodeAt, textAt } from './reading.ts';

describe('an alias', () => {
  it.each([
    ['a: &x 1\nb: *x\n', { a: 1, b: 1 }],
    ['a: &x\nb: *x\n', { a: null, b: null }],
    ['a: &x {k: [1]}\nb: *x\n', { a: { k: [1] }, b: { k: [1] } }],
    ['a: &x\n- 1\nb: *x\n', { a: [1], b: [1] }],
    ['&x a: b\nc: *x\n', { a: 'b', c: 'a' }],
    ['k: &x foo\n*x : bar\n', { k: 'foo', foo: 'bar' }],
    ['a: &x 1\nb: &x 2\nc: *x\n', { a: 1, b: 2, c: 2 }],
    ['a: &x !!str 1\nb: !!str &y 2\nc: [*x, *y]\n', { a: '1', b: '2', c: ['1', '2'] }],
    ['a: {b: &x 1, c: *x}\n', { a: { b: 1, c: 1 } }],
  ])('%j reads as %j', (text, value) => {
    expect(documentOf(text)).toEqual(value);
  });

  it('reaches anchors of earlier documents of the file', () => {
    expect(documentsOf('a: &x 1\n---\nb: *x\n')).toEqual([{ a: 1 }, { b: 1 }]);
  });

  it('keeps the place where the value is written, and tells where it is used', () => {
    const file = readYaml('f', 'a: &x [1]\nb: *x\n');
    const { origin } = nodeAt(file, ['b']);
    expect(origin.via).toBe('alias');
    expect(textAt(file, origin)).toBe('[1]');
    expect(textAt(file, origin.use)).toBe('*x');
    expect(textAt(file, origin.key)).toBe('b');
    expect(nodeAt(file, ['b', 0]).origin.via).toBe('written');
  });

  it.each([
    ['a: *x\n', '*x', 'yaml/unknown-anchor'],
    ['a: *x\nb: &x 1\n', '*x', 'yaml/unknown-anchor'],
    ['*x : 1\n', '*x', 'yaml/unknown-anchor'],
    ['a:\n  <<: *x\n', '*x', 'yaml/unknown-anchor'],
    ['a: &x\n  b: *x\n', '*x', 'yaml/alias-cycle'],
    ['a: &x [[*x]]\n', '*x', 'yaml/alias-cycle'],
    ['a: &x\n  b: {<<: *x}\n', '*x', 'yaml/alias-cycle'],
    ['a: &x\n  <<: *x\n', '*x', 'yaml/alias-cycle'],
  ])('%j is refused at %j: %s', (text, place, code) => {
    expect(faultOf(text)).toMatchObject({ code, at: place });
  });
});

describe('a merge key', () => {
  it.each([
    ['x: &x {a: 1}\ny:\n  <<: *x\n  b: 2\n', { a: 1, b: 2 }],
    ['x: &x {a: 1}\ny:\n  a: 2\n  <<: *x\n', { a: 2 }],
    ['x: &x {a: 1}\ny:\n  <<: *x\n  a: 2\n', { a: 2 }],
    ['x: &x {a: 1}\ny:\n  <<: *x\n  a:\n', { a: null }],
    ['x: &x {a: {b: 1}}\ny:\n  <<: *x\n  a: {c: 2}\n', { a: { c: 2 } }],
    ['y:\n  <<: {a: 1}\n', { a: 1 }],
    ['y:\n  <<: [{a: 1}, {a: 2, b: 3}]\n', { a: 1, b: 3 }],
    ['x: &x [{a: 1}, {b: 2}]\ny:\n  <<: *x\n', { a: 1, b: 2 }],
    ['x: &x {a: 1, <<: {a: 2, b: 3}}\ny: {<<: [*x, {b: 9, c: 4}]}\n', { a: 1, b: 3, c: 4 }],
    ['y:\n  <<: []\n', {}],
    ['y:\n  !!merge <<: {a: 1}\n', { a: 1 }],
    ['y:\n  "<<": {a: 1}\n', { '<<': { a: 1 } }],
    ['y:\n  !!str <<: {a: 1}\n', { '<<': { a: 1 } }],
    ['y: <<\n', '<<'],
  ])('%j gives %j', (text, value) => {
    expect(documentOf(text)).toMatchObject({ y: value });
    expect((documentOf(text) as { y: unknown }).y).toEqual(value);
  });

  it('puts what it brings in at its place among the keys', () => {
    const file = readYaml('f', 'x: &x {b: 1, d: 1}\ny:\n  a: 1\n  <<: *x\n  c: 1\n  d: 2\n');
    const node = nodeAt(file, ['y']);
    expect(node.kind === 'map' && [...node.entries.keys()]).toEqual(['a', 'b', 'd', 'c']);
  });

  it('keeps the place where a value is written, and tells what brought it', () => {
    const file = readYaml('f', 'x: &x {a: 1}\ny:\n  <<: [*x, {b: 2}]\n');
    const a = nodeAt(file, ['y', 'a']).origin;
    expect(a.via).toBe('merge-key');
    expect(textAt(file, a)).toBe('1');
    expect(textAt(file, a.key)).toBe('a');
    expect(textAt(file, a.use)).toBe('*x');
    expect(textAt(file, nodeAt(file, ['y', 'b']).origin.use)).toBe('<<');
  });

  it.each([
    ['y:\n  <<: 1\n', '1'],
    ['y:\n  <<:\n', ''],
    ['x: &x 1\ny:\n  <<: *x\n', '*x'],
    ['x: &x {a: 1}\ny:\n  <<: [*x, 3]\n', '3'],
    ['y:\n  <<: [[{a: 1}]]\n', '[{a: 1}]'],
  ])('%j is refused at %j', (text, place) => {
    expect(faultOf(text)).toMatchObject({ code: 'yaml/merge-key', at: place });
  });
});

describe('a key', () => {
  it.each([
    ['a: 1\nb: 2\na: 3\n', 'a'],
    ['a: 1\n"a": 2\n', '"a"'],
    ['a: {b: 1, b: 2}\n', 'b'],
    ['x: &x {a: 1}\ny:\n  <<: *x\n  <<: *x\n', '<<'],
  ])('that stands twice is refused: %j', (text, place) => {
    const file = readYaml('f', text);
    expect(file.diagnostics).toHaveLength(1);
    const [diagnostic] = file.diagnostics;
    expect(diagnostic).toMatchObject({ code: 'yaml/duplicate-key', severity: 'error' });
    expect(textAt(file, diagnostic?.at)).toBe(place);
    const first = diagnostic?.related?.[0]?.at;
    expect(first?.start).toBeLessThan(diagnostic?.at?.start ?? 0);
    expect(textAt(file, first)).toBe(place.replaceAll('"', ''));
  });

  it('that a `!reset` was written for counts as well', () => {
    expect(faultOf('a: !reset null\na: 1\n').code).toBe('yaml/duplicate-key');
  });

  it.each([
    ['1: a\n', '1'],
    ['1.5: a\n', '1.5'],
    ['true: a\n', 'true'],
    ['~: a\n', '~'],
    ['? \n: a\n', ''],
    ['2024-01-01: a\n', '2024-01-01'],
    ['!!int "1": a\n', '"1"'],
    ['[a]: b\n', '[a]'],
    ['{a: b}: c\n', '{a: b}'],
    ['k: &x 1\n*x : a\n', '*x'],
    ['image: {{ x }}\n', '{ x }'],
  ])('that is no string is refused: %j', (text, place) => {
    expect(faultOf(text)).toMatchObject({ code: 'yaml/non-string-key', at: place });
  });

  it.each([
    ['"1": a\n', { 1: 'a' }],
    ['!!str 1: a\n', { 1: 'a' }],
    ['!custom 1: a\n', { 1: 'a' }],
    ['yes: a\n', { yes: 'a' }],
    ['? |\n  x\n: y\n', { 'x\n': 'y' }],
    ['? a\n: b\n', { a: 'b' }],
    ['"": b\n', { '': 'b' }],
  ])('%j is a string', (text, value) => {
    expect(documentOf(text)).toEqual(value);
  });
});

describe('!reset and !override', () => {
  function tags(text: string): string[] {
    const found: string[] = [];
    const visit = (node: SourceNode | undefined, path: Path): void => {
      if (node?.tag !== undefined) found.push(`${path.join('.')}: ${node.tag}`);
      if (node?.kind === 'map') for (const [key, value] of node.entries) visit(value, [...path, key]);
      if (node?.kind === 'list') for (const [index, item] of node.items.entries()) visit(item, [...path, index]);
    };
    for (const document of readYaml('f', text).documents) visit(document, []);
    return found;
  }

  it.each([
    ['a: !reset null\n', ['a: reset']],
    ['a: !reset {b: c, b: d}\n', ['a: reset']],
    ['a: !override {b: 1}\n', ['a: override']],
    ['a: !override\n  b: 1\n', ['a: override']],
    ['a: [!override 1]\n', ['a.0: override']],
    ['!override\na: 1\n', [': override']],
    ['a: {b: [{c: !reset 1}]}\n', ['a.b.0.c: reset']],
  ])('%j is marked at %j', (text, marked) => {
    expect(tags(text)).toEqual(marked);
  });

  it.each([
    ['x: &x !reset null\na: *x\nb: *x\n', ['x: reset', 'a: reset', 'b: reset']],
    ['x: &x {p: !override [1]}\na: *x\nb: {<<: *x}\n', ['x.p: override', 'a.p: override', 'b.p: override']],
    ['a: {<<: {p: !reset null}}\n', ['a.p: reset']],
    ['x: &x !override {p: 1}\na: {<<: *x, q: 2}\n', ['x: override', 'a: override']],
  ])('come through aliases and merge keys: %j', (text, marked) => {
    expect(tags(text)).toEqual(marked);
  });

  it.each([
    ['x: &x {p: !reset null, q: 1}\na: *x\nb: {<<: *x}\n', ['x.p: reset']],
    ['a: {<<: [{p: !reset null}, {q: !override 1}]}\n', []],
    ['<<: {p: !reset null}\n', []],
    ['a: !override {b: !reset null}\n', ['a: override']],
  ])('lose their effect where they do in Docker Compose: %j', (text, marked) => {
    expect(tags(text)).toEqual(marked);
  });

  it('on a list item leaves out the item, and says that this is all', () => {
    const file = readYaml('f', 'a: [!reset 1, 2]\n');
    expect(file.diagnostics).toMatchObject([{ code: 'yaml/reset-item', severity: 'warning' }]);
    expect(nodeAt(file, ['a'])).toMatchObject({ items: [{ value: 2 }] });
  });
});
