import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { committedFiles } from '../../src/build/generate-committed.ts';
import { COMPOSE_PATHS } from '../../src/model/paths.gen.ts';

it.each([...committedFiles()])('%s is what `npm run generate:committed` makes', (path, text) => {
  expect(readFileSync(path, 'utf8')).toBe(text);
});

it('the paths of the model are in order and each is there once', () => {
  expect([...new Set(COMPOSE_PATHS)].sort()).toEqual([...COMPOSE_PATHS]);
});
