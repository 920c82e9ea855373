import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { realFiles } from '../../src/cli/real-files.ts';
import { load } from '../../src/parser/load.ts';
import { resolveSettings, type SettingsSources } from '../../src/settings/resolve.ts';
import type { PlannedContext } from '../../src/transformer/concern.ts';
import { askedConcerns } from '../../src/transformer/concerns/asked.ts';
import { CONCERNS } from '../../src/transformer/concerns/index.ts';
import { serviceContexts } from '../../src/transformer/concerns/run.ts';
import { makePlan } from '../../src/transformer/make-plan.ts';

type Flags = SettingsSources['flags'];

interface Case {
  readonly composeFiles?: readonly string[];
  readonly profiles?: readonly string[];
  readonly settings?: Flags;
}

const ROOT = resolve('fixtures');
const REQUESTS: readonly (readonly [string, Flags])[] = [
  ['as it is', {}],
  ['restricted', { podSecurity: 'restricted', hostPaths: 'allow', wait: 'none' }],
  ['with env files kept', { envFiles: 'configmap', namespace: 'shop' }],
];

function planned(folder: string, flags: Flags): PlannedContext {
  const cwd = join(ROOT, folder);
  const { composeFiles, profiles, settings } = JSON.parse(readFileSync(join(cwd, 'case.json'), 'utf8')) as Case;
  const { value: loaded } = load({
    files: realFiles,
    cwd,
    environment: {},
    ...(composeFiles === undefined ? {} : { composeFiles: composeFiles.map((file) => join(cwd, file)) }),
    ...(profiles === undefined ? {} : { profiles }),
  });
  if (loaded === undefined) throw new Error(`${folder} does not load`);
  const resolved = resolveSettings(loaded, { flags: { ...settings, ...flags } });
  const context = { loaded, project: loaded.project, settings: resolved.value, files: realFiles };
  return { ...context, plan: makePlan(context).value };
}

describe.each(REQUESTS)('converted %s', (_, flags) => {
  it.each(readdirSync(ROOT))('no concern that is not asked about a service of %s would have said anything', (folder) => {
    const context = planned(folder, flags);
    const asked = askedConcerns(context);
    const missed = [...serviceContexts(context)].flatMap((service) => {
      const heard = new Set<string>(asked(service.workload).map(({ name }) => name));
      const unheard = CONCERNS.filter(({ name }) => !heard.has(name));
      return unheard
        .filter(({ mapService }) => [...(mapService?.(service) ?? [])].length > 0)
        .map(({ name }) => `${name}: ${service.name}`);
    });
    expect(missed).toEqual([]);
  });
});
