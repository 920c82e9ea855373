import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src/cli/commands.ts';

describe('the commands', () => {
  it('are the files of their folder', () => {
    const files = readdirSync('src/cli/commands').map((file) => file.replace(/\.ts$/, ''));
    expect(COMMANDS.map(({ name }) => name).sort()).toEqual(files.sort());
  });

  it.each(COMMANDS.map(({ name, summary }) => [name, summary]))('%s says in a few words what it does: %s', (_, summary) => {
    expect(summary).toMatch(/^[a-z].{10,70}[^.]$/);
  });
});
