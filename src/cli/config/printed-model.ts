/** The model as `docker compose config` shows it: what no service uses, what was merged elsewhere and what is secret are left out. */

import type { FileSource, Project } from '../../model/project.ts';
import type { Service } from '../../model/service.ts';
import { isDictionary, isObject, type PlainObject, rewriteMembers } from './plain.ts';

export interface PrintOptions {
  /** Without their variables, short forms cannot be read, so that it is not known what is used. */
  readonly isRaw: boolean;
}

export function printedModel(project: Project, { isRaw }: PrintOptions): PlainObject {
  const { services, networks, volumes, configs, models } = project;
  const secrets = mapValues(project.secrets ?? {}, withoutContent);
  if (isRaw) return { ...project, ...(project.secrets === undefined ? {} : { secrets }) } as unknown as PlainObject;
  const used = usedResources(services ?? {});
  const printed = {
    ...project,
    services: mapValues(services ?? {}, withoutFiles),
    networks: only(networks, used.networks),
    volumes: only(volumes, used.volumes),
    secrets: only(secrets, used.secrets),
    configs: only(configs, used.configs),
    models: only(models, used.models),
  };
  return withoutEmpty(printed as unknown as PlainObject);
}

function withoutContent({ content: _, ...secret }: FileSource): FileSource {
  return secret;
}

/** They are merged into `environment` and `labels`. */
function withoutFiles({ env_file: _, label_file: __, ...service }: Service): Service {
  return service;
}

/** An empty command clears that of the image; services are always shown. */
const KEPT_EMPTY = ['command', 'entrypoint', 'services'];

/** Empty lists, and empty mappings with keys of the user, say nothing. */
function withoutEmpty(model: PlainObject): PlainObject {
  return rewriteMembers(model, (value, { key, isNamed }) => {
    if (!isNamed || KEPT_EMPTY.includes(key)) return value;
    const isEmpty = Array.isArray(value) ? value.length === 0 : isDictionary(key) && isObject(value) && Object.keys(value).length === 0;
    return isEmpty ? undefined : value;
  });
}

interface UsedResources {
  readonly networks: ReadonlySet<string>;
  readonly volumes: ReadonlySet<string>;
  readonly secrets: ReadonlySet<string>;
  readonly configs: ReadonlySet<string>;
  readonly models: ReadonlySet<string>;
}

/** compose-go, types/project.go: WithoutUnnecessaryResources. */
function usedResources(services: Readonly<Record<string, Service>>): UsedResources {
  const all = Object.values(services);
  return {
    networks: new Set(all.flatMap(({ networks }) => Object.keys(networks ?? {}))),
    volumes: new Set(
      all.flatMap(({ volumes }) => (volumes ?? []).flatMap(({ type, source }) => (type === 'volume' && source ? [source] : []))),
    ),
    secrets: new Set(all.flatMap(({ secrets, build }) => [...(secrets ?? []), ...secretsOfBuild(build)].map(({ source }) => source))),
    configs: new Set(all.flatMap(({ configs }) => (configs ?? []).map(({ source }) => source))),
    models: new Set(all.flatMap(({ models }) => Object.keys(models ?? {}))),
  };
}

function secretsOfBuild(build: Service['build']): readonly { readonly source: string }[] {
  const secrets = build?.['secrets'];
  return Array.isArray(secrets) ? secrets : [];
}

type Section<T> = Readonly<Record<string, T>>;

function only<T>(section: Section<T> | undefined, used: ReadonlySet<string>): Section<T> | undefined {
  const kept = Object.entries(section ?? {}).filter(([key]) => used.has(key));
  return kept.length === 0 ? undefined : fromEntries(kept);
}

function mapValues<T>(section: Section<T>, change: (value: T) => T): Section<T> {
  return fromEntries(Object.entries(section).map(([key, value]) => [key, change(value)]));
}

/** Keys are the user's: `__proto__` is one like any other. */
function fromEntries<T>(entries: readonly (readonly [string, T])[]): Section<T> {
  const section: Record<string, T> = Object.create(null);
  for (const [key, value] of entries) section[key] = value;
  return section;
}
