/** What a project says of the ports of one service, source by source. Each finding names its place and its reason. */

import type { Path } from '../../../model/path.ts';
import type { Port, Service } from '../../../model/service.ts';
import type { Settings } from '../../../model/settings.ts';
import { askedAt } from '../asked-at.ts';
import { requestedRoutes } from '../exposure/requested-routes.ts';
import type { HostUse } from '../hostnames/host-index.ts';
import { isPortNumber } from '../hostnames/host-index.ts';
import { knownScheme } from '../hostnames/schemes.ts';
import type { Protocol, Publication } from './port-plan.ts';

export interface PortEvidence {
  readonly number: number;
  readonly protocol: Protocol;
  /** What the port should be called, when this source tells. */
  readonly name?: string;
  readonly appProtocol?: string;
  readonly publication?: Publication;
  readonly from: Path;
  readonly because: string;
}

export function publishedPorts(name: string, { ports }: Service): readonly PortEvidence[] {
  if (ports === undefined) return NONE;
  return ports.flatMap((port, i): PortEvidence | [] => {
    if (!isPortNumber(String(port.target))) return [];
    const from: Path = ['services', name, 'ports', i];
    return {
      number: port.target,
      protocol: protocolOf(port.protocol),
      ...nameOf(port),
      ...(port.app_protocol === undefined ? {} : { appProtocol: port.app_protocol }),
      publication: publicationOf(port, from),
      from,
      because: 'declared in ports',
    };
  });
}

const NONE: readonly PortEvidence[] = [];

function protocolOf(text = 'tcp'): Protocol {
  const upper = text.toUpperCase();
  return upper === 'UDP' || upper === 'SCTP' ? upper : 'TCP';
}

function nameOf({ name, app_protocol: app }: Port): { readonly name?: string } {
  const wanted = name ?? app?.split('/').at(-1);
  return wanted === undefined ? {} : { name: wanted };
}

function publicationOf({ published, host_ip: hostIp, mode }: Port, from: Path): Publication {
  return {
    ...(published === undefined || published === '' ? {} : { port: published }),
    ...(hostIp === undefined || hostIp === '' ? {} : { hostIp }),
    mode: mode === 'host' ? 'host' : 'ingress',
    from,
  };
}

/** `3000`, `3000/udp`, `3000-3005`. */
export function exposedPorts(name: string, { expose }: Service): readonly PortEvidence[] {
  if (expose === undefined) return NONE;
  return expose.flatMap((text, i) => {
    const match = /^(\d{1,5})(?:-(\d{1,5}))?(?:\/(\w+))?$/.exec(text);
    if (match === null) return [];
    const [first, last] = [Number(match[1]), Number(match[2] ?? match[1])];
    const base = { protocol: protocolOf(match[3]), from: ['services', name, 'expose', i], because: 'declared in expose' };
    return numbersOf(first, last).map((number) => ({ number, ...base }));
  });
}

function numbersOf(first: number, last: number): readonly number[] {
  if (first < 1 || last > 65535 || last < first) return [];
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

export function askedPorts(name: string, service: Service, settings: Settings): readonly PortEvidence[] {
  const { ports = [], expose } = settings.services.get(name) ?? {};
  if (ports.length === 0 && expose?.port === undefined) return NONE;
  const at = (key: string): Path => askedAt(settings, name, key)[0] ?? ['services', name];
  const listed = ports.map((number): PortEvidence => ({ number, protocol: 'TCP', from: at('ports'), because: 'a setting says so' }));
  const isDeclared = service.ports?.some(({ target }) => target === expose?.port) === true;
  if (expose?.port === undefined || isDeclared) return listed;
  return [...listed, { number: expose.port, protocol: 'TCP', from: at('expose'), because: 'a setting exposes it' }];
}

/** Ports that a reverse proxy is told to send requests to. */
export function routedPorts(name: string, service: Service): readonly PortEvidence[] {
  const request = requestedRoutes(name, service);
  const from = request?.from[0];
  if (request === undefined || from === undefined) return NONE;
  const numbers = new Set(request.routes.flatMap(({ port }) => port ?? []));
  return [...numbers].map((number) => ({
    number,
    protocol: 'TCP',
    name: 'http',
    from,
    because: `its ${request.asker} ${request.asker.startsWith('labels') ? 'send' : 'sends'} requests there`,
  }));
}

/** Ports that others give behind the name; not the port of the Docker host, which no other container reaches under the name. */
export function usedPorts(name: string, service: Service, uses: readonly HostUse[]): readonly PortEvidence[] {
  if (uses.length === 0) return NONE;
  const targets = new Set((service.ports ?? []).map(({ target }) => target));
  const hostPorts = new Set((service.ports ?? []).flatMap(({ published }) => (published === undefined ? [] : [Number(published)])));
  const found = new Map<number, PortEvidence>();
  for (const { by, host, port, scheme, from } of uses) {
    if (port === undefined || found.has(port) || (hostPorts.has(port) && !targets.has(port))) continue;
    const called = scheme === undefined ? undefined : knownScheme(scheme)?.name;
    const because = by === name ? `it calls itself ${host}:${port}` : `used by ${by} as ${host}:${port}`;
    found.set(port, { number: port, protocol: 'TCP', ...(called === undefined ? {} : { name: called }), from, because });
  }
  return [...found.values()];
}

/** `PORT` is the convention of twelve-factor applications, the others are those of widespread frameworks. */
const PORT_VARIABLES = ['PORT', 'SERVER_PORT', 'HTTP_PORT', 'APP_PORT', 'LISTEN_PORT', 'ASPNETCORE_HTTP_PORTS'];
const LISTEN_FLAG = /(?:^|\s)--(?:[a-z]+-)?port[= ](\d{2,5})(?=\s|$)/;
const LISTEN_ADDRESS = /(?:^|[\s=])(?:https?:\/\/)?(?:0\.0\.0\.0|\[::\]|\*)?:(\d{2,5})(?=$|[\s,/])/;

/** What the service's own settings say it listens on. */
export function ownSettings(name: string, service: Service): readonly PortEvidence[] {
  for (const key of ['command', 'entrypoint'] as const) {
    const line = (service[key] ?? []).join(' ');
    if (line === '') continue;
    const number = LISTEN_FLAG.exec(line)?.[1] ?? LISTEN_ADDRESS.exec(line)?.[1];
    if (number !== undefined && isPortNumber(number))
      return [{ number: Number(number), protocol: 'TCP', from: ['services', name, key], because: `its ${key} listens on ${number}` }];
  }
  const { environment } = service;
  if (environment === undefined) return NONE;
  for (const key of PORT_VARIABLES) {
    const value = Object.hasOwn(environment, key) ? environment[key] : undefined;
    if (typeof value !== 'string' || !isPortNumber(value)) continue;
    return [{ number: Number(value), protocol: 'TCP', from: ['services', name, 'environment', key], because: `${key} is ${value}` }];
  }
  return [];
}
