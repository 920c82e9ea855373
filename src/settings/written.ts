/** Settings as people write them: the shape that `schema.ts` checks, with short forms, and everything optional. */

import type { Dictionary } from '../model/service.ts';
import type {
  ExposeKind,
  ExposeSettings,
  FileSourceSettings,
  ProjectSettings,
  SecretsMode,
  ServiceSettings,
  VolumeSettings,
} from '../model/settings.ts';

/** Parts of the project's settings that are united member by member. */
type Section = 'images' | 'secretStore' | 'storage' | 'ingress' | 'gateway';
type Sections = { readonly [Key in Section]?: Partial<ProjectSettings[Key]> };

export interface WrittenProject extends Partial<Omit<ProjectSettings, 'secrets' | Section>>, Sections {
  readonly secretValues?: SecretsMode;
}

export interface WrittenService extends Omit<ServiceSettings, 'expose' | 'cron'> {
  readonly expose?: ExposeKind | ExposeSettings;
  readonly cron?: string | NonNullable<ServiceSettings['cron']>;
}

/** The content of `kubeferry.yaml`, and what is given for one run. */
export interface WrittenFile extends WrittenProject {
  readonly services?: Dictionary<WrittenService>;
  readonly volumes?: Dictionary<VolumeSettings>;
  readonly secrets?: Dictionary<FileSourceSettings>;
  readonly configs?: Dictionary<FileSourceSettings>;
}

export function readProject({ secretValues, ...rest }: WrittenProject, base: ProjectSettings): ProjectSettings {
  return {
    ...base,
    ...rest,
    secrets: secretValues ?? base.secrets,
    images: { ...base.images, ...rest.images },
    secretStore: { ...base.secretStore, ...rest.secretStore },
    storage: { ...base.storage, ...rest.storage },
    ingress: { ...base.ingress, ...rest.ingress, annotations: { ...base.ingress.annotations, ...rest.ingress?.annotations } },
    gateway: { ...base.gateway, ...rest.gateway },
    labels: { ...base.labels, ...rest.labels },
    annotations: { ...base.annotations, ...rest.annotations },
  };
}

export function readService({ expose, cron, resources, mounts, ...rest }: WrittenService, base: ServiceSettings): ServiceSettings {
  return {
    ...base,
    ...rest,
    ...(expose === undefined ? {} : { expose: typeof expose === 'string' ? { kind: expose } : expose }),
    ...(cron === undefined ? {} : { cron: typeof cron === 'string' ? { schedule: cron } : cron }),
    ...(resources === undefined ? {} : { resources: unitedResources(base.resources, resources) }),
    labels: { ...base.labels, ...rest.labels },
    annotations: { ...base.annotations, ...rest.annotations },
    mounts: unitedMounts(base.mounts, mounts),
  };
}

type Resources = NonNullable<ServiceSettings['resources']>;

function unitedResources(base: Resources | undefined, { requests, limits }: Resources): Resources {
  return { requests: { ...base?.requests, ...requests }, limits: { ...base?.limits, ...limits } };
}

function unitedMounts(base: Dictionary<VolumeSettings> = {}, mounts: Dictionary<VolumeSettings> = {}): Dictionary<VolumeSettings> {
  const later = Object.entries(mounts).map(([target, settings]) => [target, { ...memberOf(base, target), ...settings }] as const);
  return { ...base, ...Object.fromEntries(later) };
}

/** A member by a name that users chose, such as `constructor`. */
export function memberOf<T>(members: Dictionary<T> | undefined, name: string): T | undefined {
  return members !== undefined && Object.hasOwn(members, name) ? members[name] : undefined;
}
