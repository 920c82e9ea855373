/** What a project may hold to do harm ends in diagnostics or in a right result, and within the output folder. */

import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { main } from '../../src/cli/main.ts';
import { HOSTILE_PROJECTS, type HostileProject } from './hostile-projects.ts';
import { memoryMachine } from './memory-io.ts';

const COMMANDS = [['config', '-q'], ['lint'], ['convert', '-q']];

function machineOf({ files }: HostileProject) {
  const encoder = new TextEncoder();
  const bytes = Object.entries(files).map(([path, content]) => [
    `/project/${path}`,
    typeof content === 'string' ? encoder.encode(content) : content,
  ]);
  return memoryMachine({ bytes: Object.fromEntries(bytes) });
}

describe.each(HOSTILE_PROJECTS)('$name', { timeout: 60_000 }, (project) => {
  it.each(COMMANDS)('%s ends well', async (...argv) => {
    const machine = machineOf(project);
    const code = await main(argv, machine.io);
    expect([code, /^ +at /m.test(machine.err()) ? machine.err() : '']).toEqual([expect.toBeOneOf([0, 1, 2]), '']);
    expect(machine.out().length + machine.err().length).toBeLessThan(2_000_000);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not reach a terminal.
    expect(machine.out() + machine.err()).not.toMatch(/[\0-\x08\x0b-\x1f\x7f]/);
    for (const { folder, write } of machine.changes) {
      expect(folder).toBe('/project/k8s');
      for (const { path, text } of write) checkFile(path, text);
    }
  });

  it('is told of as it should be', async () => {
    const machine = machineOf(project);
    const code = await main(['config', '-q'], machine.io);
    const codes = [...machine.err().matchAll(/^error\[([^\]]+)\]/gm)].map((match) => match[1] ?? '');
    if (project.codes === undefined) return;
    expect(code).toBe(2);
    expect(codes.filter((found) => project.codes?.includes(found))).not.toEqual([]);
  });
});

/** Nothing of the text may have become a document, a comment without its mark, or a path of its own. */
function checkFile(path: string, text: string): void {
  expect(path).toMatch(/^(?!\.\.?\/)(?:[A-Za-z0-9._-]+\/)*[A-Za-z0-9._-]+$/);
  expect(path.split('/')).not.toContain('..');
  if (!path.endsWith('.yaml')) return;
  for (const document of parseAllDocuments(text)) {
    expect(document.errors).toEqual([]);
    const object: unknown = document.toJS();
    expect(object).toMatchObject({ apiVersion: expect.any(String), kind: expect.not.stringMatching(/^(?:Pod|Evil)$/) });
  }
}
