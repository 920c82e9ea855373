/** The names that services have in Docker's DNS, and what a name means to a service: names are known per network. */

import type { Path } from '../../../model/path.ts';
import type { Service } from '../../../model/service.ts';

/** `address`: a static one, which no Pod has. */
export type HostKind = 'service' | 'alias' | 'container_name' | 'hostname' | 'address';

/** One name of one service, as far as its networks reach. */
export interface HostName {
  readonly service: string;
  readonly kind: HostKind;
  readonly networks: readonly string[];
  readonly from: Path;
}

export interface HostNames {
  readonly names: ReadonlyMap<string, readonly HostName[]>;
  /** Services that a name means on some networks: those on one of them, otherwise all that have it; the first of them where they are many. */
  meant(host: string, networks: readonly string[]): readonly string[];
}

/** Of services that share a name, so many at most are told apart. */
const MANY = 32;

export function nameServices(
  services: readonly (readonly [string, Service])[],
  networks: ReadonlyMap<string, readonly string[]>,
): HostNames {
  const names = new Map<string, HostName[]>();
  for (const [service, definition] of services) {
    for (const [host, name] of namesOf(service, definition, networks.get(service) ?? [])) push(names, host, name);
  }
  const shared = new Map<string, ReadonlyMap<string, readonly string[]>>();
  return {
    names,
    meant(host, own) {
      const all = names.get(host) ?? [];
      if (all.length < 2) return all.map(({ service }) => service);
      const onNetwork = shared.get(host) ?? byNetwork(all);
      shared.set(host, onNetwork);
      const near = new Set<string>();
      for (const network of own) {
        for (const service of (onNetwork.get(network) ?? []).slice(0, MANY - near.size)) near.add(service);
        if (near.size >= MANY) break;
      }
      return near.size > 0 ? [...near] : [...new Set(all.slice(0, MANY).map(({ service }) => service))];
    },
  };
}

/** The services that have a name, by network. */
function byNetwork(names: readonly HostName[]): ReadonlyMap<string, readonly string[]> {
  const services = new Map<string, string[]>();
  for (const { service, networks } of names) for (const network of networks) push(services, network, service);
  return services;
}

export function push<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

function namesOf(service: string, definition: Service, networks: readonly string[]): readonly (readonly [string, HostName])[] {
  const found: (readonly [string, HostName])[] = [[service, { service, kind: 'service', networks, from: ['services', service] }]];
  const { networks: memberships, container_name: container, hostname, domainname } = definition;
  if (memberships === undefined && container === undefined && hostname === undefined) return found;
  const at = (...segments: Path): Path => ['services', service, ...segments];
  const add = (host: string, name: Omit<HostName, 'service'>) => {
    if (!found.some(([known]) => known === host)) found.push([host, { service, ...name }]);
  };
  for (const [network, membership] of Object.entries(memberships ?? {})) {
    const address = membership?.ipv4_address;
    if (address !== undefined) add(address, { kind: 'address', networks: [network], from: at('networks', network, 'ipv4_address') });
    for (const [i, alias] of (membership?.aliases ?? []).entries()) {
      found.push([alias, { service, kind: 'alias', networks: [network], from: at('networks', network, 'aliases', i) }]);
    }
  }
  if (container !== undefined) add(container, { kind: 'container_name', networks, from: at('container_name') });
  if (hostname !== undefined) add(hostname, { kind: 'hostname', networks, from: at('hostname') });
  if (hostname !== undefined && domainname !== undefined)
    add(`${hostname}.${domainname}`, { kind: 'hostname', networks, from: at('domainname') });
  return found;
}
