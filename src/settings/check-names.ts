/** Looks for what settings name and the project does not have: a name in `kubeferry.yaml`, a mount, `x-kubeferry` where nobody reads it. */

import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { listWords } from '../diagnostics/list-words.ts';
import { formatPath, type Path } from '../model/path.ts';
import { type Settings, settingKey } from '../model/settings.ts';
import type { LoadedProject } from '../parser/load.ts';
import { limitedClosestName } from '../parser/validate/closest-name.ts';
import { EXTENSION } from './extensions.ts';
import type { SettingsFile } from './read-file.ts';
import type { WrittenFile } from './written.ts';

interface Sources {
  readonly flags: WrittenFile;
  readonly file?: SettingsFile;
}

/** A project with more wrong names needs no suggestions. */
const LOOK_UPS = 50;

export function checkNames(loaded: LoadedProject, settings: Settings, { flags, file }: Sources): readonly Diagnostic[] {
  return [
    ...(file === undefined ? [] : unknownMembers(loaded, file.written, (path) => ({ severity: 'warning', ...file.place(path, 'key') }))),
    // What a person names for one run and does not get must not go unnoticed.
    ...unknownMembers(loaded, flags, () => ({ severity: 'error' })),
    ...unknownMounts(loaded, settings),
    ...misplaced(loaded),
  ];
}

const SECTIONS = { services: 'service', volumes: 'volume', secrets: 'secret', configs: 'config' } as const;

function unknownMembers(
  { project, consumed }: LoadedProject,
  written: WrittenFile,
  place: (path: Path) => Pick<Diagnostic, 'severity' | 'at'>,
): readonly Diagnostic[] {
  const closestName = limitedClosestName(LOOK_UPS);
  return (Object.keys(SECTIONS) as (keyof typeof SECTIONS)[]).flatMap((section) => {
    const named = Object.keys(written[section] ?? {});
    if (named.length === 0) return [];
    const absent = consumed.filter(({ path }) => path.length === 2 && path[0] === section).map(({ path }) => String(path[1]));
    const known = new Set([...Object.keys(project[section] ?? {}), ...absent]);
    const unknown = named.filter((name) => !known.has(name));
    return unknown.map((name): Diagnostic => {
      const near = closestName(name, known);
      return {
        code: 'settings/unknown-name',
        message: `The project has no ${SECTIONS[section]} ${name}, so what is set for it does nothing.`,
        help: near === undefined ? among(section, known) : `Did you mean ${near}?`,
        ...place([section, name]),
      };
    });
  });
}

function among(section: string, known: ReadonlySet<string>): string {
  return known.size === 0
    ? `Leave it out: there are no ${section}.`
    : `Name one that is there (${listWords([...known])}), or leave it out.`;
}

/** Mounts are named by their target, as the service's `volumes` have it. */
function unknownMounts({ project }: LoadedProject, { services, origins }: Settings): readonly Diagnostic[] {
  const closestName = limitedClosestName(LOOK_UPS);
  return [...services].flatMap(([name, { mounts = {} }]) => {
    const named = Object.keys(mounts);
    if (named.length === 0) return [];
    const targets = new Set((project.services[name]?.volumes ?? []).map(({ target }) => target));
    const unknown = named.filter((target) => !targets.has(target));
    return unknown.map((target): Diagnostic => {
      const { paths = [], at } = origins.get(settingKey('services', name, 'mounts')) ?? {};
      const near = closestName(target, targets);
      const path = paths[0] === undefined ? {} : { path: [...paths[0], target], part: 'key' as const };
      return {
        code: 'settings/unknown-mount',
        severity: 'warning',
        message: `${name} mounts nothing at ${target}, so what is set for it does nothing.`,
        ...(near === undefined ? { help: 'Write the target of an entry of its `volumes`.' } : { help: `Did you mean ${near}?` }),
        ...(at === undefined ? path : { at }),
      };
    });
  });
}

/** Below these places `x-kubeferry` is read. */
const READ_AT: ReadonlySet<string> = new Set(['services', 'volumes', 'secrets', 'configs']);

function misplaced({ origins }: LoadedProject): readonly Diagnostic[] {
  const places = new Map<string, Path>();
  for (const path of origins.written()) {
    const depth = path.indexOf(EXTENSION);
    const isRead = depth === 0 || (depth === 2 && READ_AT.has(String(path[0])));
    if (depth >= 0 && !isRead) places.set(formatPath(path.slice(0, depth)), path.slice(0, depth + 1));
  }
  return [...places].map(([holder, path]) => ({
    code: 'settings/misplaced',
    severity: 'warning',
    path,
    part: 'key',
    message: `There are no settings for ${holder}, so ${EXTENSION} does nothing there.`,
    help: 'Write it at the top, or directly in a service, a volume, a secret or a config.',
  }));
}
