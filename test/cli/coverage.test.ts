import { describe, expect, it } from 'vitest';
import { command } from '../../src/cli/commands/coverage.ts';
import type { CommandEntry } from '../../src/cli/commands.ts';
import { main } from '../../src/cli/main.ts';
import { COMPOSE_PATHS } from '../../src/model/paths.gen.ts';
import { memoryMachine } from './memory-io.ts';

const commands: readonly CommandEntry[] = [{ name: 'coverage', summary: '', load: async () => ({ command }) }];

async function run(...argv: readonly string[]) {
  const { io, out, err } = memoryMachine();
  const code = await main(['coverage', ...argv], io, { commands });
  return { code, out: out(), err: err() };
}

describe('coverage', () => {
  it('has a line for each attribute of Compose', async () => {
    const { code, out } = await run();
    expect(code).toBe(0);
    const lines = out.trimEnd().split('\n');
    expect(lines.map((line) => line.split(' ')[0])).toEqual([...COMPOSE_PATHS]);
    for (const line of lines) expect(line).toMatch(/^\S+ +(mapped|by case|ignored|unsupported) +[a-z-]+ +\S.*\.$/);
  });

  it.each([
    ['services.*.image', /mapped +image +The image of the container/],
    ['services.*.build.context', /ignored +image /],
    ['services.*.stop_signal', /by case +lifecycle /],
    ['services.*.domainname', /unsupported +hosts-and-dns /],
    ['services.*.cpuset', /unsupported +declined +Which cores/],
    ['services.*.attach', /ignored +declined +/],
  ])('says of %s what becomes of it', async (path, line) => {
    const { out } = await run();
    expect(out.split('\n').find((row) => row.startsWith(`${path} `))).toMatch(line);
  });

  it('prints a table in Markdown, with what to do instead', async () => {
    const { out } = await run('--format', 'markdown');
    expect(out).toMatch(/^# Coverage\n\n[^|]+\n\| attribute \| fate \| by \| about \|\n\| --- \| --- \| --- \| --- \|\n/);
    expect(out.match(/^\| `/gm)).toHaveLength(COMPOSE_PATHS.length);
    expect(out).toMatch(/^\| `services\.\*\.cpuset` \| unsupported \| declined \| .*static CPU manager policy\. \|$/m);
  });

  it('prints data', async () => {
    const { out } = await run('--format', 'json');
    const { schemaVersion, attributes } = JSON.parse(out) as { readonly schemaVersion: number; readonly attributes: readonly object[] };
    expect(schemaVersion).toBe(1);
    expect(attributes).toHaveLength(COMPOSE_PATHS.length);
    expect(attributes).toContainEqual(expect.objectContaining({ path: 'services.*.image', owner: 'image', fate: 'mapped' }));
  });
});
