import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { substitute } from '../../../src/parser/interpolate/template.ts';

const VALUES = new Map([
  ['FOO', 'first'],
  ['BAR', 'second'],
  ['EMPTY', ''],
  ['JSON', '{"json":2}'],
  ['DOLLAR', '$FOO'],
]);
const lookup = (name: string): string | undefined => VALUES.get(name);

describe('substitute', () => {
  it.each([
    ['', ''],
    ['plain', 'plain'],
    ['$FOO', 'first'],
    ['${FOO}', 'first'],
    ['a $FOO b', 'a first b'],
    ['$FOO$BAR', 'firstsecond'],
    ['${FOO}${BAR}', 'firstsecond'],
    ['$FOO.bar', 'first.bar'],
    ['$FOO-x', 'first-x'],
    ['${FOO}x', 'firstx'],
    ['$EMPTY', ''],
    ['$DOLLAR', '$FOO'],
    ['${DOLLAR:-x}', '$FOO'],
  ])('replaces variables in %j: %j', (text, expected) => {
    expect(substitute(text, lookup)).toMatchObject({ value: expected, unset: [] });
    expect(substitute(text, lookup).problem).toBeUndefined();
  });

  it.each([
    ['${FOO:-d}', 'first'],
    ['${NONE:-d}', 'd'],
    ['${EMPTY:-d}', 'd'],
    ['${FOO-d}', 'first'],
    ['${NONE-d}', 'd'],
    ['${EMPTY-d}', ''],
    ['${NONE:-}', ''],
    ['${NONE-}', ''],
    ['${FOO:+r}', 'r'],
    ['${NONE:+r}', ''],
    ['${EMPTY:+r}', ''],
    ['${FOO+r}', 'r'],
    ['${NONE+r}', ''],
    ['${EMPTY+r}', 'r'],
    ['${FOO:?m}', 'first'],
    ['${FOO?m}', 'first'],
    ['${EMPTY?m}', ''],
    ['${NONE:-http://h:80/?a=b&c=-d+e}', 'http://h:80/?a=b&c=-d+e'],
    ['${NONE:-:-}', ':-'],
    ['${NONE--x}', '-x'],
    ['${NONE-:-x}', ':-x'],
    ['${NONE:- spaced }', ' spaced '],
    ['${NONE:-/etc/\\path with "quotes"}', '/etc/\\path with "quotes"'],
  ])('applies the operator of %s: %j', (text, expected) => {
    expect(substitute(text, lookup)).toMatchObject({ value: expected, unset: [] });
    expect(substitute(text, lookup).problem).toBeUndefined();
  });

  it.each([
    ['${NONE:-${FOO}}', 'first'],
    ['${NONE:-$FOO}', 'first'],
    ['${NONE:-${OTHER:-${BAR}}}', 'second'],
    ['${NONE:-a${FOO}b${BAR}c}', 'afirstbsecondc'],
    ['${NONE:-${OTHER:-c}}${BAR}', 'csecond'],
    ['${NONE-${OTHER-${THIRD-x}}}', 'x'],
    ['${FOO:+${BAR:-x}}', 'second'],
    ['${NONE:-{"json":2}}', '{"json":2}'],
    ['${FOO:-{"json":2}}', 'first}'],
    ['${NONE:-a} ${OTHER:-b}', 'a b'],
    ['${NONE:-a}}', 'a}'],
    ['${NONE:-$${FOO}}', '${FOO}'],
    ['${NONE:-a$}', 'a$'],
    ['${FOO:-${BAR}', 'first'],
    ['${NONE:-x}\n${OTHER:-y}', 'x\ny'],
  ])('reads the nested %j: %j', (text, expected) => {
    expect(substitute(text, lookup).value).toBe(expected);
    expect(substitute(text, lookup).problem).toBeUndefined();
  });

  it.each(['$', '^x$', 'a $ b', '$}', '$1', '$-', '{FOO}', '$ {FOO}', 'price: 5$', '$é'])('keeps %j as it is', (text) => {
    expect(substitute(text, lookup)).toEqual({ value: text, parts: [{ kind: 'text', text }], unset: [] });
  });

  it.each([
    ['$$', '$'],
    ['$$FOO', '$FOO'],
    ['$$$FOO', '$first'],
    ['$${FOO}', '${FOO}'],
    ['$$$$', '$$'],
    ['a$$b$$', 'a$b$'],
    ['${NONE:-$$}', '$'],
  ])('reads the escaped %j: %j', (text, expected) => {
    expect(substitute(text, lookup).value).toBe(expected);
  });

  it.each([
    '${',
    '${}',
    '${ }',
    '${ FOO}',
    '${FOO }',
    '${FOO!}',
    '${FOO/a/b}',
    '${FOO:x}',
    '${1}',
    '${FOO:-',
    '${FOO',
    '${NONE:-a\nb}',
    '${NONE:-${FOO}',
  ])('finds %j invalid', (text) => {
    const { problem } = substitute(text, lookup);
    expect(problem?.kind).toBe('invalid');
    expect(problem?.message).toMatch(/^invalid interpolation format: "\$\{/);
    expect(problem?.help).toContain('`$$`');
  });

  it('shows of an invalid format only the reference', () => {
    const problem = substitute('user:${FOO!}:secret', lookup).problem;
    expect(problem).toMatchObject({ start: 5, end: 12, message: 'invalid interpolation format: "${FOO!}" is no variable' });
  });

  it.each([
    ['${NONE:?set it}', 'required variable NONE is missing a value: set it'],
    ['${EMPTY:?set it}', 'required variable EMPTY is missing a value: set it'],
    ['${NONE?set it}', 'required variable NONE is missing a value: set it'],
    ['${NONE?}', 'required variable NONE is missing a value'],
    ['${NONE:?see $FOO}', 'required variable NONE is missing a value: see first'],
    ['${OTHER:-${NONE:?m}}', 'required variable NONE is missing a value: m'],
  ])('demands the variable of %s', (text, message) => {
    expect(substitute(text, lookup).problem).toMatchObject({ kind: 'required', message });
  });

  it.each(['${FOO:-${NONE:?m}}', '${FOO-${NONE?m}}', '${NONE:+${OTHER:?m}}', '${FOO:-$NONE}', '${FOO:?$NONE}'])(
    'does not look at the unused branch of %s',
    (text) => {
      expect(substitute(text, lookup)).toMatchObject({ unset: [] });
      expect(substitute(text, lookup).problem).toBeUndefined();
    },
  );

  it('names the variables that are not set, and where they stand', () => {
    expect(substitute('a $NONE ${OTHER:-${THIRD}}', lookup)).toMatchObject({
      value: 'a  ',
      unset: [
        { name: 'NONE', start: 2, end: 7 },
        { name: 'THIRD', start: 17, end: 25 },
      ],
    });
  });

  it.each([
    ['a$$b', [{ kind: 'text', text: 'a$b' }]],
    [
      'x${FOO}y',
      [
        { kind: 'text', text: 'x' },
        { kind: 'variable', name: 'FOO', value: 'first', source: 'variable' },
        { kind: 'text', text: 'y' },
      ],
    ],
    ['${NONE:-d$$}', [{ kind: 'variable', name: 'NONE', value: 'd$', source: 'default' }]],
    ['${FOO:+r}', [{ kind: 'variable', name: 'FOO', value: 'r', source: 'default' }]],
    ['$NONE', [{ kind: 'variable', name: 'NONE', value: '', source: 'unset' }]],
    ['${NONE:+r}', [{ kind: 'variable', name: 'NONE', value: '', source: 'unset' }]],
    [
      'p${NONE:-q${FOO}}',
      [
        { kind: 'text', text: 'pq' },
        { kind: 'variable', name: 'FOO', value: 'first', source: 'variable' },
      ],
    ],
  ])('tells the pieces of %s', (text, parts) => {
    expect(substitute(text, lookup).parts).toEqual(parts);
  });

  it('leaves text without a dollar alone', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        fc.pre(!text.includes('$'));
        expect(substitute(text, lookup).value).toBe(text);
      }),
    );
  });

  it('undoes the doubling of dollars', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('$', '{', '}', 'A', ':', '-', '\n') }), (text) => {
        expect(substitute(text.replaceAll('$', '$$$$'), lookup).value).toBe(text);
      }),
    );
  });

  it('makes of any text a value that its pieces add up to', () => {
    const unit = fc.constantFrom('$', '${', '{', '}', 'FOO', 'NONE', ':-', '-', '?', ':+', ' ', '\n', 'x');
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 40 }), (text) => {
        const { value, parts } = substitute(text, lookup);
        expect(parts.map((part) => (part.kind === 'text' ? part.text : part.value)).join('')).toBe(value);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['deep nesting', '${A:-'.repeat(100_000) + '}'.repeat(100_000), 'invalid'],
    ['unclosed braces', '${A:-'.repeat(100_000), 'invalid'],
    ['unbalanced braces', `${'${A:-'.repeat(100_000)}}`, 'invalid'],
    ['many broken references', '${'.repeat(100_000), 'invalid'],
    ['many references', '${A:-b}'.repeat(100_000), undefined],
  ])('copes with %s', (_, text, kind) => {
    expect(substitute(text, lookup).problem?.kind).toBe(kind);
  });
});
