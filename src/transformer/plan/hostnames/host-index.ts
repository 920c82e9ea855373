/** Which names the services of a project have in Docker's DNS, and where the others use them. Made once; every text is scanned once. */

import type { Path } from '../../../model/path.ts';
import type { Service } from '../../../model/service.ts';
import type { ProjectContext } from '../../concern.ts';
import { configTexts } from './config-texts.ts';
import { scanHosts } from './host-scan.ts';
import { networksOfServices } from './networks-of.ts';
import { knownScheme } from './schemes.ts';

/** `address`: a static one, which no Pod has. */
export type HostKind = 'service' | 'alias' | 'container_name' | 'hostname' | 'address';

/** One name of one service, as far as its networks reach. */
export interface HostName {
  readonly service: string;
  readonly kind: HostKind;
  readonly networks: readonly string[];
  readonly from: Path;
}

/** One place where a service uses a host name. */
export interface HostUse {
  readonly by: string;
  readonly host: string;
  /** The services that the name means to the user; none for a name of the Docker host. */
  readonly targets: readonly string[];
  readonly port?: number;
  readonly scheme?: string;
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
  readonly addressedBy: ReadonlyMap<string, ReadonlySet<string>>;
  /** Services that a setting leaves out of the result. */
  readonly absent: ReadonlySet<string>;
  /** By service: keys of the networks that it is on. */
  readonly networks: ReadonlyMap<string, readonly string[]>;
}

export function indexHosts(context: ProjectContext): HostIndex {
  const { project, settings } = context;
  const services = Object.entries(project.services);
  const absent = new Set(services.flatMap(([name]) => (settings.services.get(name)?.skip === true ? [name] : [])));
  const present = services.filter(([name]) => !absent.has(name));
  const networks = networksOfServices(context);
  const names = new Map<string, HostName[]>();
  const links = new Map<string, ReadonlyMap<string, string>>();
  const linksOf = new Map<string, HostLink[]>();
  for (const [service, definition] of services) {
    for (const [host, name] of namesOf(service, definition, networks.get(service) ?? [])) push(names, host, name);
  }
  for (const [service, definition] of present) {
    const own = linksBy(context, service, definition);
    if (own.length > 0) links.set(service, new Map(own.map(([alias, { target }]) => [alias, target])));
    for (const [alias, link] of own) push(linksOf, alias, link);
  }
  return { names, links, linksOf, absent, networks, ...indexUses(context, present, { names, links, networks }) };
}

type Uses = Pick<HostIndex, 'uses' | 'usesOfName' | 'addressedBy'>;

function indexUses(
  context: ProjectContext,
  present: readonly (readonly [string, Service])[],
  { names, links, networks }: Pick<HostIndex, 'names' | 'links' | 'networks'>,
): Uses {
  const uses = new Map<string, HostUse[]>();
  const usesOfName = new Map<string, HostUse[]>();
  const addressedBy = new Map<string, Set<string>>();
  const address = (target: string, by: string) => {
    if (target !== by) addressedBy.set(target, (addressedBy.get(target) ?? new Set()).add(by));
  };
  for (const [service, definition] of present) {
    for (const [target, { condition }] of Object.entries(definition.depends_on ?? {})) {
      if (condition !== 'service_completed_successfully') address(target, service);
    }
    for (const use of usesBy({ context, service, definition, names, links: links.get(service), networks: networks.get(service) ?? [] })) {
      for (const target of use.targets) {
        push(uses, target, use);
        address(target, service);
      }
      push(usesOfName, use.host, use);
    }
  }
  return { uses, usesOfName, addressedBy };
}

function push<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

function namesOf(service: string, definition: Service, networks: readonly string[]): readonly (readonly [string, HostName])[] {
  const at = (...segments: Path): Path => ['services', service, ...segments];
  const found: (readonly [string, HostName])[] = [[service, { service, kind: 'service', networks, from: at() }]];
  const add = (host: string, name: Omit<HostName, 'service'>) => {
    if (!found.some(([known]) => known === host)) found.push([host, { service, ...name }]);
  };
  for (const [network, membership] of Object.entries(definition.networks ?? {})) {
    const address = membership?.ipv4_address;
    if (address !== undefined) add(address, { kind: 'address', networks: [network], from: at('networks', network, 'ipv4_address') });
    for (const [i, alias] of (membership?.aliases ?? []).entries()) {
      found.push([alias, { service, kind: 'alias', networks: [network], from: at('networks', network, 'aliases', i) }]);
    }
  }
  const { container_name: container, hostname, domainname } = definition;
  if (container !== undefined) add(container, { kind: 'container_name', networks, from: at('container_name') });
  if (hostname !== undefined) add(hostname, { kind: 'hostname', networks, from: at('hostname') });
  if (hostname !== undefined && domainname !== undefined)
    add(`${hostname}.${domainname}`, { kind: 'hostname', networks, from: at('domainname') });
  return found;
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

interface Scanned {
  readonly context: ProjectContext;
  readonly service: string;
  readonly definition: Service;
  readonly names: ReadonlyMap<string, readonly HostName[]>;
  readonly links: ReadonlyMap<string, string> | undefined;
  readonly networks: readonly string[];
}

function* usesBy(scanned: Scanned): Iterable<HostUse> {
  const { context, service, definition, names, links } = scanned;
  const mine = new Set(scanned.networks);
  const onHost = definition.network_mode === 'host';
  const isHost = (word: string) => names.has(word) || links?.has(word) === true || DOCKER_HOST.has(word) || (onHost && LOOPBACK.has(word));
  const targetsOf = (host: string) => {
    const linked = links?.get(host);
    return linked === undefined ? meant(names.get(host) ?? [], mine) : [linked];
  };
  for (const { text, key, from } of textsOf(context, service, definition)) {
    for (const { host, port, scheme } of scanHosts(text, { isHost, ...(key === undefined ? {} : { key }) })) {
      const number = port ?? (scheme === undefined ? siblingPort(definition, key) : knownScheme(scheme)?.port);
      yield {
        by: service,
        host,
        targets: targetsOf(host),
        ...(number === undefined ? {} : { port: number }),
        ...(scheme === undefined ? {} : { scheme }),
        from,
      };
    }
  }
}

/** Names are known per network: of several services with one name those count that share a network with the user. */
function meant(names: readonly HostName[], mine: ReadonlySet<string>): readonly string[] {
  const near = names.filter(({ networks }) => networks.some((network) => mine.has(network)));
  return [...new Set((near.length === 0 ? names : near).map(({ service }) => service))];
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

interface PlacedText {
  readonly text: string;
  readonly key?: string;
  readonly from: Path;
}

function* textsOf(context: ProjectContext, name: string, service: Service): Iterable<PlacedText> {
  const at = (...segments: Path): Path => ['services', name, ...segments];
  for (const [key, value] of Object.entries(service.environment ?? {})) {
    if (value !== null) yield { text: value, key, from: at('environment', key) };
  }
  yield* words(service.command ?? [], (i) => at('command', i));
  yield* words(service.entrypoint ?? [], (i) => at('entrypoint', i));
  yield* words(service.healthcheck?.test ?? [], (i) => at('healthcheck', 'test', i));
  yield* configTexts(context, name, service);
}

/** The word before tells of a word that follows a flag. */
function* words(list: readonly string[], at: (i: number) => Path): Iterable<PlacedText> {
  for (const [i, text] of list.entries()) {
    const flag = list[i - 1];
    yield { text, from: at(i), ...(flag?.startsWith('-') === true ? { key: flag } : {}) };
  }
}
