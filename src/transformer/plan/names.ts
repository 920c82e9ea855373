/**
 * The one place where Compose names become Kubernetes names. A name that already is a DNS label is kept; the others get the nearest free one,
 * with a hash of the original name where two would meet, so that a name does not depend on which other services there are beyond that clash.
 */

import { isDnsSubdomain, isServiceName, shorten, shortHash, toDnsLabel } from '../../kube/names.ts';
import type { Path } from '../../model/path.ts';
import type { Project } from '../../model/project.ts';
import type { Settings } from '../../model/settings.ts';

export interface Renaming {
  readonly path: Path;
  readonly from: string;
  readonly to: string;
}

export interface Names {
  /** The project as a DNS label; names what belongs to no service. */
  readonly project: string;
  service(key: string): string;
  volume(key: string): string;
  secret(key: string): string;
  config(key: string): string;
  network(key: string): string;
  /** Every key whose name in Kubernetes is another one. */
  readonly renamed: readonly Renaming[];
}

type Kind = 'services' | 'volumes' | 'secrets' | 'configs' | 'networks';

export function planNames(project: Project, settings: Settings): Names {
  const asked = new Map([...settings.services].flatMap(([key, { name }]) => (name === undefined ? [] : [[key, name] as const])));
  const existing = (sources: Settings['secrets']) =>
    new Map([...sources].flatMap(([key, { name }]) => (name === undefined ? [] : [[key, name] as const])));
  const tables = {
    services: nameAll(Object.keys(project.services), asked),
    volumes: nameAll(Object.keys(project.volumes ?? {})),
    secrets: nameAll(Object.keys(project.secrets ?? {}), external(project.secrets, existing(settings.secrets))),
    configs: nameAll(Object.keys(project.configs ?? {}), external(project.configs, existing(settings.configs))),
    networks: nameAll(Object.keys(project.networks ?? {})),
  } satisfies Record<Kind, ReadonlyMap<string, string>>;
  const lookup = (kind: Kind) => (key: string) => tables[kind].get(key) ?? toDnsLabel(key);
  return {
    project: toDnsLabel(project.name),
    service: lookup('services'),
    volume: lookup('volumes'),
    secret: lookup('secrets'),
    config: lookup('configs'),
    network: lookup('networks'),
    renamed: (Object.keys(tables) as Kind[]).flatMap((kind) =>
      [...tables[kind]].flatMap(([from, to]) => (from === to ? [] : [{ path: [kind, from], from, to }])),
    ),
  };
}

/** An external secret or config keeps the name that it has in the cluster, where that is a legal one. */
function external(sources: Project['secrets'], asked: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const [key, source] of Object.entries(sources ?? {})) {
    if (source.external === true && source.name !== undefined && isDnsSubdomain(source.name)) names.set(key, source.name);
  }
  for (const [key, name] of asked) names.set(key, name);
  return names;
}

/** Keys that are legal names as they stand come first, so that they are never the ones to give way. */
function nameAll(keys: readonly string[], asked: ReadonlyMap<string, string> = new Map()): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const taken = new Set(asked.values());
  const take = (key: string, name: string) => {
    names.set(key, name);
    taken.add(name);
  };
  const sorted = [...keys].sort();
  for (const key of sorted) {
    const name = asked.get(key);
    if (name !== undefined) names.set(key, name);
    else if (isServiceName(key) && !taken.has(key)) take(key, key);
  }
  for (const key of sorted) {
    if (names.has(key)) continue;
    const name = toDnsLabel(key);
    take(key, taken.has(name) ? `${shorten(name, 54, key)}-${shortHash(key)}` : name);
  }
  return names;
}
