import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isDataKey,
  isDnsLabel,
  isDnsSubdomain,
  isLabelValue,
  isPortName,
  isQualifiedName,
  isServiceName,
  shorten,
  shortHash,
  toDnsLabel,
} from '../../src/kube/names.ts';

describe('names of Kubernetes', () => {
  it.each<[string, (text: string) => boolean, readonly string[], readonly string[]]>([
    ['DNS labels', isDnsLabel, ['a', '1', 'a-b', 'x'.repeat(63)], ['', '-a', 'a-', 'A', 'a_b', 'a.b', 'x'.repeat(64), 'ä']],
    ['Service names', isServiceName, ['a', 'a1', 'a-b'], ['1a', '', 'a-', 'a.b', 'x'.repeat(64)]],
    ['DNS subdomains', isDnsSubdomain, ['a.b', 'a', '1.2'], ['', '.a', 'a..b', 'A.b', 'a.b_', 'x'.repeat(254)]],
    ['label values', isLabelValue, ['', 'a', 'A.b_c-1'], ['-a', 'a ', 'x'.repeat(64), 'a/b']],
    ['qualified names', isQualifiedName, ['a', 'a.b/c', 'A_b'], ['', '/a', 'a/', 'a/b/c', 'A/b', 'a b']],
    ['port names', isPortName, ['http', 'a1', '1a'], ['', '80', 'HTTP', 'a--b', 'x'.repeat(16), '-a']],
    ['keys of data', isDataKey, ['a', '.a', 'A_b.c-1'], ['', '.', '..a', 'a/b', 'a b', 'x'.repeat(254)]],
  ])('%s', (_, check, good, bad) => {
    expect(good.filter((text) => !check(text))).toEqual([]);
    expect(bad.filter(check)).toEqual([]);
  });
});

describe('toDnsLabel', () => {
  it.each([
    ['my_db', 'my-db'],
    ['My.Service', 'my-service'],
    ['2fa', 's-2fa'],
    ['--a--', 'a'],
    ['ünïcode', 'n-code'],
  ])('%s becomes %s', (text, label) => {
    expect(toDnsLabel(text)).toBe(label);
  });

  it('is always a legal name, whatever the text', () => {
    fc.assert(fc.property(fc.string({ maxLength: 200 }), (text) => isServiceName(toDnsLabel(text))));
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 50 }), (text) => isServiceName(toDnsLabel(text))));
  });
});

describe('shorten', () => {
  it.each([
    ['short', 10, 'short'],
    ['exactly-ten', 11, 'exactly-ten'],
    [`${'a'.repeat(20)}`, 15, `aaaaaa-${shortHash('a'.repeat(20))}`],
    ['abcde-----------', 15, `abcde-${shortHash('abcde-----------')}`],
  ])('%s to %d', (name, limit, expected) => {
    expect(shorten(name, limit)).toBe(expected);
    expect(shorten(name, limit).length).toBeLessThanOrEqual(limit);
  });
});
