/** Resolves what a person asked for into one set of settings; later layers win: labels of kompose, `x-kubeferry`, `kubeferry.yaml`, flags. */

import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Outcome } from '../diagnostics/outcome.ts';
import type { Path } from '../model/path.ts';
import type { Dictionary } from '../model/service.ts';
import type { FileSourceSettings, ServiceSettings, Settings, VolumeSettings } from '../model/settings.ts';
import type { LoadedProject } from '../parser/load.ts';
import { checkSettings, type SettingsPart } from './check.ts';
import { DEFAULT_SETTINGS } from './defaults.ts';
import { readServiceLabels, readVolumeLabels } from './kompose/read-labels.ts';
import { readProject, readService, type WrittenFile, type WrittenProject, type WrittenService } from './written.ts';

export interface SettingsSources {
  /** Settings given for this run: flags of the command line, or options of the library call. */
  readonly flags?: WrittenProject;
  /** The content of `kubeferry.yaml`, read and checked. */
  readonly file?: WrittenFile;
}

const EXTENSION = 'x-kubeferry';

/** A setting that is wrong is left out, and said. */
export function resolveSettings({ project }: LoadedProject, { flags = {}, file = {} }: SettingsSources): Outcome<Settings> {
  const extensions = new ExtensionReader();
  const own = extensions.read<WrittenProject>('project', project, []);
  const services = mapOf(project.services, (name, service): ServiceSettings => {
    const labelled = [
      readServiceLabels(service.labels, ['services', name, 'labels']),
      readServiceLabels(service.deploy?.labels, ['services', name, 'deploy', 'labels']),
    ];
    for (const { readFrom, diagnostics } of labelled) extensions.note(readFrom, diagnostics);
    const fromLabels = Object.assign({}, ...labelled.map(({ settings }) => settings)) as ServiceSettings;
    const written = readService(extensions.read<WrittenService>('service', service, ['services', name]), fromLabels);
    return readService(file.services?.[name] ?? {}, written);
  });
  const volumes = mapOf(project.volumes ?? {}, (name, volume): VolumeSettings => {
    const labelled = readVolumeLabels(volume?.labels, ['volumes', name, 'labels']);
    extensions.note(labelled.readFrom, labelled.diagnostics);
    return { ...labelled.settings, ...extensions.read<VolumeSettings>('volume', volume, ['volumes', name]), ...file.volumes?.[name] };
  });
  const sources = (kind: 'secrets' | 'configs') =>
    mapOf(
      project[kind] ?? {},
      (name, source): FileSourceSettings => ({
        ...extensions.read<FileSourceSettings>('source', source, [kind, name]),
        ...file[kind]?.[name],
      }),
    );
  const { services: _services, volumes: _volumes, secrets: _secrets, configs: _configs, ...fileProject } = file;
  const settings: Settings = {
    project: [own, fileProject, flags].reduce((base, layer) => readProject(layer, base), DEFAULT_SETTINGS),
    services,
    volumes,
    secrets: sources('secrets'),
    configs: sources('configs'),
    readFrom: extensions.readFrom,
  };
  return { value: settings, diagnostics: extensions.diagnostics };
}

function mapOf<T, R>(members: Dictionary<T>, read: (name: string, member: T) => R): ReadonlyMap<string, R> {
  return new Map(Object.entries(members).map(([name, member]) => [name, read(name, member)]));
}

/** Reads `x-kubeferry` members and remembers where, and what was wrong with them. */
class ExtensionReader {
  readonly readFrom: Path[] = [];
  readonly diagnostics: Diagnostic[] = [];

  read<T extends object>(part: SettingsPart, holder: object | null | undefined, at: Path): T | Record<string, never> {
    const value: unknown = holder === null || holder === undefined ? undefined : (holder as Readonly<Record<string, unknown>>)[EXTENSION];
    if (value === undefined || value === null) return {};
    const path = [...at, EXTENSION];
    const faults = checkSettings(part, value, (within) => ({ path: [...path, ...within] }));
    this.note(faults.length === 0 ? [path] : [], faults);
    return faults.length === 0 ? (value as T) : {};
  }

  note(readFrom: readonly Path[], diagnostics: readonly Diagnostic[]): void {
    this.readFrom.push(...readFrom);
    this.diagnostics.push(...diagnostics);
  }
}
