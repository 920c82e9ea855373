/** Where the services of a project use each other's names. Made once; every text is scanned once. */

import { byKey } from '../../../model/by-key.ts';
import type { Path } from '../../../model/path.ts';
import type { Service } from '../../../model/service.ts';
import type { ProjectContext } from '../../project-context.ts';
import { isLeftOut } from '../left-out.ts';
import { runningDependencies } from '../running-dependencies.ts';
import { configTexts } from './config-texts.ts';
import { type HostName, type HostNames, nameServices, push } from './host-names.ts';
import { scanHosts } from './host-scan.ts';
import { networksOfServices } from './networks-of.ts';
import { knownScheme } from './schemes.ts';

/** One place where a service uses a host name. */
export interface HostUse {
  readonly by: string;
  readonly host: string;
  /** The services that the name means to the user, the first of them where they are many; none for a name of the Docker host. */
  readonly targets: readonly string[];
  readonly port: number | undefined;
  readonly scheme: string | undefined;
  readonly from: Path;
}

/** An alias that a service gives another for itself alone (`links`). */
export interface HostLink {
  readonly by: string;
  readonly target: string;
  readonly from: Path;
}

export interface HostIndex {
  readonly names: ReadonlyMap<string, readonly HostName[]>;
  /** By linking service: alias and the service that it stands for. */
  readonly links: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** The same by alias. */
  readonly linksOf: ReadonlyMap<string, readonly HostLink[]>;
  /** By target service. */
  readonly uses: ReadonlyMap<string, readonly HostUse[]>;
  /** By name. */
  readonly usesOfName: ReadonlyMap<string, readonly HostUse[]>;
  /** By service: the others that use one of its names or depend on it while it runs. */
  readonly addressedBy: ReadonlyMap<string, readonly string[]>;
  /** Services that a setting leaves out of the result. */
  readonly absent: ReadonlySet<string>;
  /** By service: keys of the networks that it is on. */
  readonly networks: ReadonlyMap<string, readonly string[]>;
}

export function indexHosts(context: ProjectContext): HostIndex {
  const { project } = context;
  const services = Object.entries(project.services).sort(byKey);
  const absent = new Set(services.flatMap(([name]) => (isLeftOut(context, name) ? [name] : [])));
  const present = services.filter(([name]) => !absent.has(name));
  const networks = networksOfServices(context);
  const hostNames = nameServices(services, networks);
  const links = new Map<string, ReadonlyMap<string, string>>();
  const linksOf = new Map<string, HostLink[]>();
  for (const [service, definition] of present) {
    const own = linksBy(context, service, definition);
    if (own.length > 0) links.set(service, new Map(own.map(([alias, { target }]) => [alias, target])));
    for (const [alias, link] of own) push(linksOf, alias, link);
  }
  const users = present.map(([service, definition]): User => {
    return { context, service, definition, hostNames, links: links.get(service), networks: networks.get(service) ?? [] };
  });
  return { names: hostNames.names, links, linksOf, absent, networks, ...indexUses(users) };
}

interface User {
  readonly context: ProjectContext;
  readonly service: string;
  readonly definition: Service;
  readonly hostNames: HostNames;
  readonly links: ReadonlyMap<string, string> | undefined;
  readonly networks: readonly string[];
}

function indexUses(users: readonly User[]): Pick<HostIndex, 'uses' | 'usesOfName' | 'addressedBy'> {
  const uses = new Map<string, HostUse[]>();
  const usesOfName = new Map<string, HostUse[]>();
  const addressedBy = new Map<string, string[]>();
  // Users come one after the other, so that one who is known already is the last.
  const address = (target: string, by: string) => {
    if (target !== by && addressedBy.get(target)?.at(-1) !== by) push(addressedBy, target, by);
  };
  for (const user of users) {
    for (const target of runningDependencies(user.context, user.service)) address(target, user.service);
    for (const use of usesBy(user)) {
      for (const target of use.targets) {
        push(uses, target, use);
        address(target, user.service);
      }
      push(usesOfName, use.host, use);
    }
  }
  return { uses, usesOfName, addressedBy };
}

/** `links: ["db:database"]`; without an alias the name of the service is meant, which it has anyway. */
function linksBy({ project }: ProjectContext, by: string, definition: Service): readonly (readonly [string, HostLink])[] {
  return (definition.links ?? []).flatMap((link, i) => {
    const [target = '', alias] = link.split(':');
    const isOwn = alias !== undefined && alias !== target && Object.hasOwn(project.services, target);
    return isOwn ? [[alias, { by, target, from: ['services', by, 'links', i] }] as const] : [];
  });
}

/** Names of the machine that Docker runs on; nothing in a cluster has them. */
const DOCKER_HOST: ReadonlySet<string> = new Set(['host.docker.internal', 'gateway.docker.internal', 'docker.for.mac.localhost']);
/** What a service on the network of that machine calls it. */
const LOOPBACK: ReadonlySet<string> = new Set(['localhost', '127.0.0.1']);

/** Each name with each port once for each text. */
function usesBy(user: User): readonly HostUse[] {
  const { context, service, definition, hostNames, links } = user;
  const onHost = definition.network_mode === 'host';
  const isHost = (word: string) =>
    hostNames.names.has(word) || links?.has(word) === true || DOCKER_HOST.has(word) || (onHost && LOOPBACK.has(word));
  const uses: HostUse[] = [];
  for (const { text, key, from } of [...ownTexts(service, definition), ...configTexts(context, service, definition)]) {
    const hits = scanHosts(text, { isHost, key });
    if (hits.length === 0) continue;
    const seen = new Set<string>();
    for (const { host, port, scheme } of hits) {
      const number = port ?? (scheme === undefined ? siblingPort(definition, key) : knownScheme(scheme)?.port);
      if (seen.has(`${host}:${number}`)) continue;
      seen.add(`${host}:${number}`);
      uses.push({ by: service, host, targets: targetsOf(user, host), port: number, scheme, from });
    }
  }
  return uses;
}

function targetsOf({ hostNames, links, networks }: User, host: string): readonly string[] {
  const linked = links?.get(host);
  return linked === undefined ? hostNames.meant(host, networks) : [linked];
}

/** `DB_HOST: db` beside `DB_PORT: "5433"`. */
function siblingPort({ environment }: Service, key: string | undefined): number | undefined {
  const prefix = key === undefined ? undefined : /^(.*?)(?:HOST|HOSTNAME|HOST_NAME|SERVER|ADDR|ADDRESS)$/.exec(key)?.[1];
  const sibling = prefix === undefined ? undefined : `${prefix}PORT`;
  const value =
    sibling === undefined || environment === undefined || !Object.hasOwn(environment, sibling) ? undefined : environment[sibling];
  return typeof value === 'string' && isPortNumber(value) ? Number(value) : undefined;
}

export function isPortNumber(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65535;
}

export interface PlacedText {
  readonly text: string;
  /** The variable, or the flag, that it is the value of. */
  readonly key: string | undefined;
  readonly from: Path;
}

/** Those that stand in the compose file, and are written anew. */
export function ownTexts(name: string, service: Service): readonly PlacedText[] {
  const texts: PlacedText[] = [];
  for (const [key, value] of Object.entries(service.environment ?? {})) {
    if (value !== null) texts.push({ text: value, key, from: ['services', name, 'environment', key] });
  }
  addWords(texts, service.command, ['services', name, 'command']);
  addWords(texts, service.entrypoint, ['services', name, 'entrypoint']);
  addWords(texts, service.healthcheck?.test, ['services', name, 'healthcheck', 'test']);
  return texts;
}

/** The word before tells of a word that follows a flag. */
function addWords(texts: PlacedText[], list: readonly string[] | null | undefined, path: Path): void {
  let before: string | undefined;
  for (const [i, text] of (list ?? []).entries()) {
    texts.push({ text, key: before?.startsWith('-') === true ? before : undefined, from: [...path, i] });
    before = text;
  }
}
