import { describe, expect, it } from 'vitest';
import { listAllWords, listWords } from '../../src/diagnostics/list-words.ts';

describe('listWords', () => {
  it.each([
    ['', '', ''],
    ['a', 'a', 'a'],
    ['a b', 'a and b', 'a and b'],
    ['a b c d', 'a, b, c and d', 'a, b, c and d'],
    ['a b c d e', 'a, b, c and 2 others', 'a, b, c, d and e'],
  ])('makes of "%s" a part of a sentence', (words, some, all) => {
    const list = words.split(' ').filter((word) => word !== '');
    expect([listWords(list), listAllWords(list)]).toEqual([some, all]);
  });
});
