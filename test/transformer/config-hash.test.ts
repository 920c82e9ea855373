import { describe, expect, it } from 'vitest';
import { configHash } from '../../src/transformer/config-hash.ts';
import { toBase64, toObjectData, utf8 } from '../../src/transformer/object-data.ts';

describe('configHash', () => {
  it('is the same for the same data, in whatever order', () => {
    expect(configHash({ a: '1', b: '2' })).toBe(configHash({ b: '2', a: '1' }));
    expect(configHash({ a: '1', b: '2' })).toBe('5f13efef7cdd95e7');
  });

  it.each([
    [{ a: '1' }, { a: '2' }],
    [{ a: '1' }, { b: '1' }],
    [{ a: '1', b: '' }, { a: '1' }],
    [{ a: '1b' }, { a1: 'b' }],
  ])('tells %j from %j', (one, other) => {
    expect(configHash(one as Record<string, string>)).not.toBe(configHash(other as Record<string, string>));
  });
});

describe('toObjectData', () => {
  it.each<[string, Uint8Array, object]>([
    ['text', utf8('ä\r\n'), { text: { k: 'ä\r\n' }, binary: {} }],
    ['nothing', utf8(''), { text: { k: '' }, binary: {} }],
    ['text with a byte order mark', Uint8Array.from([0xef, 0xbb, 0xbf, 0x61]), { text: { k: '\ufeffa' }, binary: {} }],
    ['bytes that are no UTF-8', Uint8Array.from([0xff, 0xfe]), { text: {}, binary: { k: '//4=' } }],
    ['text with a NUL', utf8('a\0'), { text: {}, binary: { k: 'YQA=' } }],
  ])('%s', (_, bytes, data) => {
    expect(toObjectData([{ key: 'k', bytes }])).toEqual(data);
  });

  it('writes base64 of large data', () => {
    const bytes = Uint8Array.from({ length: 100_000 }, (_, i) => i % 256);
    expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
  });
});
