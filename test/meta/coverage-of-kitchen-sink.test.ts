import { expect, it } from 'vitest';
import { matchesPattern } from '../../src/model/path.ts';
import { COMPOSE_PATHS } from '../../src/model/paths.gen.ts';
import { composeFiles, fixtureTexts, leavesOf } from './kitchen-sink.ts';

it('the kitchen sink has every leaf of the Compose schema', () => {
  const texts = fixtureTexts('kitchen-sink');
  const leaves = composeFiles(texts).flatMap((file) => leavesOf(texts[file] ?? ''));
  const missing = COMPOSE_PATHS.filter((pattern) => !leaves.some((leaf) => matchesPattern(leaf, pattern)));
  expect(missing).toEqual([]);
});
