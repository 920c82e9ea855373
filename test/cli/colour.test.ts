import { expect, it } from 'vitest';
import { wantsColour } from '../../src/cli/colour.ts';

it.each([
  [{}, true, true],
  [{}, false, false],
  [{ NO_COLOR: '1' }, true, false],
  [{ NO_COLOR: '' }, true, true],
  [{ FORCE_COLOR: '1' }, false, true],
  [{ FORCE_COLOR: '' }, false, true],
  [{ FORCE_COLOR: '0' }, true, false],
  [{ FORCE_COLOR: '1', NO_COLOR: '1' }, false, true],
  [{ CLICOLOR_FORCE: '1' }, false, true],
  [{ CLICOLOR_FORCE: '0' }, false, false],
  [{ CLICOLOR: '0' }, true, false],
  [{ TERM: 'dumb' }, true, false],
])('%j on a terminal (%s): %s', (env, isTerminal, expected) => {
  expect(wantsColour(env, isTerminal)).toBe(expected);
});
