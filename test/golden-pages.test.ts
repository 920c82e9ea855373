import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { main } from '../src/cli/main.ts';
import { memoryMachine } from './cli/memory-io.ts';

/** What a command prints is the page about it; `npm run golden` writes it. */
it.each([
  ['coverage', 'COVERAGE.md'],
  ['rules', 'RULES.md'],
])('kubeferry %s --format markdown prints %s', async (command, page) => {
  const { io, out } = memoryMachine();
  await main([command, '--format', 'markdown'], io);
  await expect(out()).toMatchFileSnapshot(resolve(page));
});
