/** Where go-yaml, and with it Docker Compose, has its own mind about what YAML is. Every row was checked against go-yaml 3.0.4. */

import { describe, expect, it } from 'vitest';
import { documentOf, faultOf } from './reading.ts';

describe('is read', () => {
  it.each([
    // Indentation has no meaning inside brackets and quotes.
    ['a: [\n"x",\n"y"\n]\n', { a: ['x', 'y'] }],
    ['a: {b: c,\nd: e}\n', { a: { b: 'c', d: 'e' } }],
    ['a: "x\ny"\n', { a: 'x y' }],
    ["a: 'x\n\ny'\n", { a: 'x\ny' }],
    ['a: "x \\\n  y"\n', { a: 'x y' }],
    ['- [a\n- b]\n', [['a - b']]],
    // Brackets.
    ['a: {b:c}\n', { a: { 'b:c': null } }],
    ['a: {"b":c}\n', { a: { b: 'c' } }],
    ['a: {b, c: d,}\n', { a: { b: null, c: 'd' } }],
    ['a: [b: c, d]\n', { a: [{ b: 'c' }, 'd'] }],
    ['a: [? b : c]\n', { a: [{ b: 'c' }] }],
    ['a: [?b]\n', { a: [{ b: null }] }],
    ['a: {?b: c}\n', { a: { b: 'c' } }],
    ['a: [-b, http://x:80/y, b#c]\n', { a: ['-b', 'http://x:80/y', 'b#c'] }],
    ['a: [b #c\n, d]\n', { a: ['b', 'd'] }],
    ['a: [\n\tb,\n\tc\n]\n', { a: ['b', 'c'] }],
    ['cmd: [sh -c "x", y]\n', { cmd: ['sh -c "x"', 'y'] }],
    // White space and comments.
    ['a:\tb\n', { a: 'b' }],
    ['a: b\t\n', { a: 'b' }],
    ['a: "x"#c\n', { a: 'x' }],
    ['a: x#c\n', { a: 'x#c' }],
    ['a:\n  # x\n  b: 1\n # y\n  c: 2\n', { a: { b: 1, c: 2 } }],
    ['# x\n\t# y\na: b\n', { a: 'b' }],
    ['a: b\rc: d\r', { a: 'b', c: 'd' }],
    ['a: b\u2028c: d\n', { a: 'b', c: 'd' }],
    ['a: b\u2028  c\n', { a: 'b\u2028c' }],
    // Scalars without quotes.
    ['a: x\n  y\n\n  z\n', { a: 'x y\nz' }],
    ['a: :b\nc: ?d\ne: -f\ng: ---\n', { a: ':b', c: '?d', e: '-f', g: '---' }],
    ['a b: c d\n', { 'a b': 'c d' }],
    ['a: b, c]}\n', { a: 'b, c]}' }],
    ['a:: b\n', { 'a:': 'b' }],
    ['a: http://b:80\n', { a: 'http://b:80' }],
    ['a: <<\n', { a: '<<' }],
    // Lists.
    ['a:\n- b\nc:\n- d\n', { a: ['b'], c: ['d'] }],
    ['-\n-\n', [null, null]],
    ['- - a\n  - b\n- c: d\n  e: f\n', [['a', 'b'], { c: 'd', e: 'f' }]],
    ['- a:\n  - b\n', [{ a: ['b'] }]],
    // Block texts.
    ['a: |\n  x\n  y\n', { a: 'x\ny\n' }],
    ['a: |\n  x', { a: 'x' }],
    ['a: |+\n  x\n\n\nb: c\n', { a: 'x\n\n\n', b: 'c' }],
    ['a: |-\n  x\n\n', { a: 'x' }],
    ['a: >\n  x\n  y\n\n  z\n', { a: 'x y\nz\n' }],
    ['a: >\n  x\n    y\n  z\n', { a: 'x\n  y\nz\n' }],
    ['a: >\n  b\n\n   c\n   d\n\n  e\n', { a: 'b\n\n c\n d\n\ne\n' }],
    ['a: |2\n   x\n  y\n', { a: ' x\ny\n' }],
    ['a: >-2\n    x\n', { a: '  x' }],
    ['a: | # c\n  x\n', { a: 'x\n' }],
    ['a: |\n  x\n # c\nb: d\n', { a: 'x\n', b: 'd' }],
    ['a: |\nb: c\n', { a: '', b: 'c' }],
    ['a: |\n  b\t\n  \tc\n', { a: 'b\t\n\tc\n' }],
    ['a: |\n  ---\n', { a: '---\n' }],
    // Quotes.
    ['a: "\\x41\\u0042\\U00000043\\n\\t\\e\\0\\N\\_\\L\\P"\n', { a: 'ABC\n\t\x1b\0\x85\xa0\u2028\u2029' }],
    ["a: 'it''s'\n", { a: "it's" }],
    ['a: "x  y"\n', { a: 'x  y' }],
    ['"a" : b\n', { a: 'b' }],
    // Tags and anchors.
    ['a: &x-y_1 b\nc: *x-y_1\n', { a: 'b', c: 'b' }],
    ['a: &x:y b\n', { a: ':y b' }],
    ['a: !t &x b\nc: *x\n', { a: 'b', c: 'b' }],
    ['a: [!t, b]\n', { a: ['b'] }],
    ['a: !foo[x] b\n', { a: 'b' }],
    [`${'k'.repeat(1000)}: v\n`, { [`${'k'.repeat(1000)}`]: 'v' }],
    [`? ${'k'.repeat(1025)}\n: v\n`, { [`${'k'.repeat(1025)}`]: 'v' }],
  ])('%j', (text, value) => {
    expect(documentOf(text)).toEqual(value);
  });
});

describe('is refused', () => {
  it.each([
    // Tabs.
    ['a:\n\tb: c\n', '\t'],
    ['\ta: b\n', '\t'],
    ['a:\n- b\n-\tc\n', '\t'],
    ['- \ta\n', '\t'],
    ['a: b\n\t\nc: d\n', '\t'],
    ['a: b\n\t# c\n', '\t'],
    ['a: |\n\tx\n', '\t'],
    ['\t\n', '\t'],
    // Values.
    ['a: b: c\n', ':'],
    ['a: - b\n', '-'],
    ['a: x\n  y: z\n', ':'],
    ['a: "x": y\n', ':'],
    ['a: "x" y\n', 'y'],
    ["a: 'it's'\n", "s'"],
    ['a: @b\n', '@'],
    ['a: `b\n', '`'],
    ['a: %b\n', '%'],
    ['a: ,b\n', ','],
    ['a: ]\n', ']'],
    ['a: [b] c\n', 'c'],
    [': a\n', ':'],
    // Brackets.
    ['a: [b\n', '['],
    ['a: {b: c\n', '{'],
    ['a: [b, c]]\n', ']'],
    ['a: [,b]\n', ','],
    ['a: [b,,c]\n', ','],
    ['a: [a?b]\n', '?'],
    ['a: {b: http://x?y}\n', '?'],
    ['a: [:b]\n', ':'],
    ['a: [- b]\n', '-'],
    ['a: {a: b: c}\n', ':'],
    ['a: [|x]\n', '|'],
    // Keys.
    ['a: 1\nb\n', 'b'],
    ['a: 1\n b: 2\n', ':'],
    ['a:\n    b: 1\n   c: 2\n', 'c:'],
    ['a: 1\n- b\n', '-'],
    ['- a\nb: c\n', 'b:'],
    [`${'k'.repeat(1025)}: v\n`, ':'],
    ['"a\n b": c\n', ':'],
    ['a: ? b\n', '?'],
    // Quotes and escapes.
    ['a: "b\n', '"'],
    ["a: 'b\n", "'"],
    ['a: "\n---\n"\n', '"'],
    ['a: "\\q"\n', '\\q'],
    ['a: "\\/"\n', '\\/'],
    ['a: "\\xZZ"\n', '\\x'],
    ['a: "\\ud83d\\ude00"\n', '\\ud83d'],
    ['a: "\\U00110000"\n', '\\U00110000'],
    // Block texts.
    ['a: |x\n  y\n', '|x'],
    ['a: |0\n x\n', '0'],
    ['a: |\n   x\n  y\n', 'y'],
    // Anchors, tags, directives, documents.
    ['a: &ü b\n', '&ü'],
    ['a: &a.b c\n', '&a.'],
    ['a: *\n', '*\n'],
    ['a: !x!y z\n', '!x!y'],
    ['a: !<x b\n', '!<x '],
    ['a: !<> b\n', '!<>'],
    ['a: &x &y b\n', '&y'],
    ['%YAML 1.2\n---\na: b\n', '%YAML 1.2'],
    ['%YAML 1.1\n%YAML 1.1\n---\na\n', '%YAML 1.1'],
    ['%TAG ! !a\n%TAG ! !b\n---\na\n', '%TAG ! !b'],
    ['%FOO\n---\na: b\n', '%FOO'],
    ['%YAML 1.1\na: b\n', 'a'],
    ['--- a: b\n', ':'],
    ['{a: b} c\n', 'c'],
    ['{a: b}\nc: d\n', 'c:'],
    ['a: b\n...\nc: d\n', 'c:'],
    ['...\n', '...'],
  ])('%j at %j', (text, place) => {
    const fault = faultOf(text);
    expect(fault.code).toBe('yaml/syntax');
    expect(fault.at).toBe(place);
    expect(fault.diagnostic.help).toMatch(/^[A-Z].*\.$/);
  });
});
