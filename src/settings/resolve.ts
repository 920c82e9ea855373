/** Resolves what a person asked for into one set of settings; later layers win: labels of kompose, `x-kubeferry`, `kubeferry.yaml`, the run's own. */

import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Outcome } from '../diagnostics/outcome.ts';
import type { Path } from '../model/path.ts';
import type { Dictionary, Service } from '../model/service.ts';
import type { FileSourceSettings, ProjectSettings, ServiceSettings, Settings, VolumeSettings } from '../model/settings.ts';
import type { LoadedProject } from '../parser/load.ts';
import { checkFile } from './check-file.ts';
import { checkMounts } from './check-mounts.ts';
import { checkNames } from './check-names.ts';
import { checkTogether } from './check-together.ts';
import { DEFAULT_SETTINGS } from './defaults.ts';
import { EXTENSION, readExtension } from './extensions.ts';
import { type LabelLayer, readServiceLabels, readVolumeLabels } from './kompose/read-labels.ts';
import { type Layer, noteLayers, type OriginBook, usesOf } from './layer.ts';
import type { SettingsFile } from './read-file.ts';
import { memberOf, readProject, readService, type WrittenFile, type WrittenProject, type WrittenService } from './written.ts';

export interface SettingsSources {
  /** Settings given for this run: flags of the command line, or options of the library call. */
  readonly flags?: WrittenFile;
  readonly file?: SettingsFile;
}

/** A setting that is wrong is left out, and said. */
export function resolveSettings(loaded: LoadedProject, { flags = {}, file }: SettingsSources): Outcome<Settings> {
  const given = checkFile(flags, () => ({}));
  const sources = { flags: given.value ?? {}, ...(file === undefined ? {} : { file }) };
  const work: Work = { ...sources, loaded, origins: new Map(), read: [], unfollowed: [], diagnostics: [...given.diagnostics] };
  const volumes = resolveVolumes(work);
  const settings = {
    project: resolveProject(work),
    volumes,
    services: resolveServices(work, volumes),
    secrets: resolveSources(work, 'secrets'),
    configs: resolveSources(work, 'configs'),
    origins: work.origins,
    readFrom: usesOf(work),
  };
  const remarks = [
    ...checkNames(loaded, settings, sources),
    ...checkTogether(loaded.project, settings),
    ...checkMounts(loaded.project, settings),
  ];
  return { value: settings, diagnostics: [...work.diagnostics, ...remarks] };
}

/** What the parts of a project are resolved with, and what is gathered on the way. */
interface Work extends OriginBook {
  readonly loaded: LoadedProject;
  readonly flags: WrittenFile;
  readonly file?: SettingsFile;
  readonly diagnostics: Diagnostic[];
}

function resolveProject(work: Work): ProjectSettings {
  const layers = readLayers<WrittenProject>(work, {
    at: [],
    own: readExtension('project', work.loaded.project, []),
    pick: withoutSections,
  });
  return layers.reduce((base, { written }) => readProject(written, base), DEFAULT_SETTINGS);
}

function resolveVolumes(work: Work): ReadonlyMap<string, VolumeSettings> {
  return mapOf(work.loaded.project.volumes, (name, volume) => {
    const at = ['volumes', name];
    const labels = readVolumeLabels(volume, at);
    const own = readExtension<VolumeSettings>('volume', volume, at);
    return united(readLayers<VolumeSettings>(work, { at, labels, own, pick: ({ volumes }) => memberOf(volumes, name) }));
  });
}

/** What a service is set to of which nobody says anything. */
const NOTHING: ServiceSettings = {};

function resolveServices(work: Work, volumes: ReadonlyMap<string, VolumeSettings>): ReadonlyMap<string, ServiceSettings> {
  return mapOf(work.loaded.project.services, (name, service) => {
    const at = ['services', name];
    const labelled = readServiceLabels(service, at);
    const labels = labelled && { ...labelled, written: belowVolumes(labelled.written, service, volumes) };
    const own = readExtension<WrittenService>('service', service, at);
    const layers = readLayers<WrittenService>(work, { at, labels, own, pick: (file) => memberOf(file.services, name) });
    return layers.reduce<ServiceSettings>((base, { written }) => readService(written, base), NOTHING);
  });
}

function resolveSources(work: Work, section: 'secrets' | 'configs'): ReadonlyMap<string, FileSourceSettings> {
  return mapOf(work.loaded.project[section], (name, source) => {
    const at = [section, name];
    const own = readExtension<FileSourceSettings>('source', source, at);
    return united(readLayers<FileSourceSettings>(work, { at, own, pick: (file) => memberOf(file[section], name) }));
  });
}

/** Where settings of one member of the project may stand. */
interface Places<T extends object> {
  readonly at: Path;
  readonly labels?: LabelLayer<T> | undefined;
  readonly own: Outcome<Layer<T>> | undefined;
  /** What `kubeferry.yaml`, and what is given for this run, say of it. */
  readonly pick: (file: WrittenFile) => T | undefined;
}

/** The layers that say something; mostly none does. */
function readLayers<T extends object>(work: Work, { at, labels, own, pick }: Places<T>): readonly Layer<T>[] {
  const layers: Layer<T>[] = [];
  if (labels !== undefined) {
    work.diagnostics.push(...labels.diagnostics);
    work.unfollowed.push(...labels.unfollowed);
    layers.push(labels);
  }
  if (own !== undefined) {
    work.diagnostics.push(...own.diagnostics);
    layers.push(own.value);
  }
  const { file, flags } = work;
  const could = (key: string) => [[...at, EXTENSION, key]];
  const inFile = file === undefined ? undefined : pick(file.written);
  if (file !== undefined && inFile !== undefined)
    layers.push({ written: inFile, origin: (key) => ({ layer: 'file', paths: could(key), ...spanOf(file, [...at, key]) }) });
  const ofRun = pick(flags);
  if (ofRun !== undefined) layers.push({ written: ofRun, origin: (key) => ({ layer: 'flag', paths: could(key) }) });
  noteLayers(work, at, layers);
  return layers;
}

function united<T extends object>(layers: readonly Layer<T>[]): T {
  return Object.assign({}, ...layers.map(({ written }) => written)) as T;
}

function spanOf(file: SettingsFile, path: Path) {
  const { at } = file.place(path, 'value');
  return at === undefined ? {} : { at };
}

function withoutSections({ services: _s, volumes: _v, secrets: _x, configs: _c, ...project }: WrittenFile): WrittenProject {
  return Object.fromEntries(Object.entries(project).filter(([key]) => !key.startsWith('x-')));
}

/** Labels of kompose on a service speak of all that it mounts, so that what is said of a volume itself counts more. */
function belowVolumes(settings: ServiceSettings, service: Service, volumes: ReadonlyMap<string, VolumeSettings>): ServiceSettings {
  if (settings.mounts === undefined) return settings;
  const sources = new Map((service.volumes ?? []).map(({ target, source }) => [target, source ?? '']));
  const mounts = Object.entries(settings.mounts).map(([target, mount]) => {
    const ofVolume = volumes.get(sources.get(target) ?? '') ?? {};
    return [target, Object.fromEntries(Object.entries(mount).filter(([key]) => !Object.hasOwn(ofVolume, key)))] as const;
  });
  return { ...settings, mounts: Object.fromEntries(mounts) };
}

function mapOf<T, R>(members: Dictionary<T> | undefined, read: (name: string, member: T) => R): ReadonlyMap<string, R> {
  const results = new Map<string, R>();
  for (const [name, member] of Object.entries(members ?? {})) results.set(name, read(name, member));
  return results;
}
