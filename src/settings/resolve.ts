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
  const own = take(work, readExtension<WrittenProject>('project', work.loaded.project, []));
  const layers = [own, ...outerLayers<WrittenProject>(work, [], withoutSections)];
  noteLayers(work, [], layers);
  return layers.reduce((base, { written }) => readProject(written, base), DEFAULT_SETTINGS);
}

function resolveVolumes(work: Work): ReadonlyMap<string, VolumeSettings> {
  return mapOf(work.loaded.project.volumes, (name, volume) => {
    const at = ['volumes', name];
    const labelled = takeLabels(work, readVolumeLabels(volume, at));
    const own = take(work, readExtension<VolumeSettings>('volume', volume, at));
    return united<VolumeSettings>(work, at, [labelled, own, ...memberLayers<VolumeSettings>(work, 'volumes', name)]);
  });
}

function resolveServices(work: Work, volumes: ReadonlyMap<string, VolumeSettings>): ReadonlyMap<string, ServiceSettings> {
  return mapOf(work.loaded.project.services, (name, service) => {
    const at = ['services', name];
    const labelled = takeLabels(work, readServiceLabels(service, at));
    const ofLabels = { ...labelled, written: belowVolumes(labelled.written, service, volumes) };
    const own = take(work, readExtension<WrittenService>('service', service, at));
    const layers = [ofLabels, own, ...memberLayers<WrittenService>(work, 'services', name)];
    noteLayers(work, at, layers);
    return layers.reduce<ServiceSettings>((base, { written }) => readService(written, base), {});
  });
}

function resolveSources(work: Work, section: 'secrets' | 'configs'): ReadonlyMap<string, FileSourceSettings> {
  return mapOf(work.loaded.project[section], (name, source) => {
    const at = [section, name];
    const own = take(work, readExtension<FileSourceSettings>('source', source, at));
    return united<FileSourceSettings>(work, at, [own, ...memberLayers<FileSourceSettings>(work, section, name)]);
  });
}

function take<T>(work: Work, { value, diagnostics }: Outcome<T>): T {
  work.diagnostics.push(...diagnostics);
  return value;
}

function takeLabels<T extends object>(work: Work, layer: LabelLayer<T>): Layer<T> {
  work.diagnostics.push(...layer.diagnostics);
  work.unfollowed.push(...layer.unfollowed);
  return layer;
}

function united<T extends object>(work: Work, at: Path, layers: readonly Layer<T>[]): T {
  noteLayers(work, at, layers);
  return Object.assign({}, ...layers.map(({ written }) => written)) as T;
}

function memberLayers<T extends object>(work: Work, section: 'services' | 'volumes' | 'secrets' | 'configs', name: string) {
  return outerLayers<T>(work, [section, name], (file) => (memberOf<object>(file[section], name) ?? {}) as T);
}

/** `kubeferry.yaml`, then what is given for this run. */
function outerLayers<T extends object>({ flags, file }: Work, at: Path, pick: (file: WrittenFile) => T): readonly Layer<T>[] {
  const could = (key: string) => [[...at, EXTENSION, key]];
  const run: Layer<T> = { written: pick(flags), origin: (key) => ({ layer: 'flag', paths: could(key) }) };
  if (file === undefined) return [run];
  const origin = (key: string) => ({ layer: 'file', paths: could(key), ...spanOf(file, [...at, key]) }) as const;
  return [{ written: pick(file.written), origin }, run];
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
  return new Map(Object.entries(members ?? {}).map(([name, member]) => [name, read(name, member)]));
}
