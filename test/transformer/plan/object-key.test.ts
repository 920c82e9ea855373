import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { freeName } from '../../../src/transformer/plan/free-name.ts';
import { isObjectKey, objectKeys, toObjectKey } from '../../../src/transformer/plan/object-key.ts';

describe('toObjectKey', () => {
  it.each([
    ['app.conf', 'app.conf'],
    ['.env', '.env'],
    ['conf.d/site a.conf', 'conf.d.site-a.conf'],
    ['..data', '.data'],
    ['Grüße.txt', 'Gr-e.txt'],
  ])('%s is %s', (text, key) => {
    expect(toObjectKey(text)).toBe(key);
  });

  it('is a legal key for every text, and keeps what is one', () => {
    fc.assert(fc.property(fc.string({ maxLength: 400 }), (text) => isObjectKey(toObjectKey(text))));
    fc.assert(fc.property(fc.stringMatching(/^[-_a-zA-Z0-9][-._a-zA-Z0-9]{0,200}$/), (text) => toObjectKey(text) === text));
  });

  it('numbers keys that are wanted again', () => {
    const keys = objectKeys();
    expect(['a', 'b', 'a', '2-a', 'a'].map(keys.take)).toEqual(['a', 'b', '2-a', '2-2-a', '3-a']);
    expect([keys.has('3-a'), keys.has('4-a')]).toEqual([true, false]);
  });

  it('gives no key and no name twice', () => {
    const texts = fc.array(fc.constantFrom('a', 'a b', 'a-b', 'a/b', 'x'.repeat(100), 'x'.repeat(101)), { maxLength: 30 });
    fc.assert(
      fc.property(texts, (given) => {
        const { take } = objectKeys();
        const keys = new Set(given.map(take));
        const names = new Set<string>();
        for (const [i, text] of given.entries()) {
          expect(freeName(toObjectKey(text), names, String(i)).length).toBeLessThanOrEqual(63);
        }
        return keys.size === given.length && names.size === given.length;
      }),
    );
  });
});
