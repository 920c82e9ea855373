/** Suggestions for names that were typed wrong. */

import { describe, expect, it } from 'vitest';
import { closestName } from '../../../src/parser/validate/closest-name.ts';

describe('closestName', () => {
  it.each([
    ['enviroment', ['image', 'environment', 'env_file'], 'environment'],
    ['healthceck', ['health', 'healthcheck'], 'healthcheck'],
    ['my-db', ['my_db', 'other'], 'my_db'],
    ['DB', ['db'], 'db'],
    ['ab', ['cd', 'ac'], 'ac'],
    ['web', ['web1', 'web2'], 'web1'],
    ['web', ['web'], undefined],
    ['a', ['bcd'], undefined],
    ['net', ['dns', 'image'], undefined],
    ['x', [], undefined],
    ['a'.repeat(100), ['a'.repeat(99)], undefined],
    ['name', ['a'.repeat(100)], undefined],
  ])('of %s among %j', (name, candidates, expected) => {
    expect(closestName(name, candidates)).toBe(expected);
  });
});
