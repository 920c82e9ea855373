import { describe, expect, it } from 'vitest';
import { mergeFields } from '../../src/transformer/merge-fields.ts';

describe('mergeFields', () => {
  it.each<[string, readonly object[], object]>([
    ['fields of several', [{ a: 1 }, { b: 2 }], { a: 1, b: 2 }],
    ['members of objects', [{ o: { a: 1 } }, { o: { b: 2 } }], { o: { a: 1, b: 2 } }],
    ['lists', [{ l: [1] }, { l: [2] }], { l: [1, 2] }],
    [
      'what is said twice once',
      [
        { a: 1, l: [{ name: 'x', v: 1 }] },
        { a: 1, l: [{ name: 'x', v: 1 }] },
      ],
      { a: 1, l: [{ name: 'x', v: 1 }] },
    ],
    [
      'mounts of one volume at two places',
      [{ l: [{ name: 'v', mountPath: '/a' }] }, { l: [{ name: 'v', mountPath: '/b' }] }],
      {
        l: [
          { name: 'v', mountPath: '/a' },
          { name: 'v', mountPath: '/b' },
        ],
      },
    ],
    ['nothing of fields without a value', [{ a: 1 }, { a: undefined }], { a: 1 }],
    ['nothing', [], {}],
  ])('unites %s', (_, parts, expected) => {
    expect(mergeFields(parts, 'x')).toEqual(expected);
  });

  it.each<[string, readonly object[], string]>([
    ['field', [{ a: 1 }, { a: 2 }], 'two values for one field of x: a'],
    ['field of an object', [{ o: { a: 1 } }, { o: { a: 2 } }], 'two values for one field of x: o: a'],
    [
      'member of a list',
      [{ l: [{ name: 'n', v: 1 }] }, { l: [{ name: 'n', v: 2 }] }],
      'two different list members of x: l with the name name n',
    ],
    ['place', [{ l: [{ name: 'a', mountPath: '/p' }] }, { l: [{ name: 'b', mountPath: '/p' }] }], 'mountPath /p'],
  ])('takes two values for one %s for a fault of ours', (_, parts, message) => {
    expect(() => mergeFields(parts, 'x')).toThrow(message);
  });
});
