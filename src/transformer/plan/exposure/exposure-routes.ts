/** Hosts, paths and certificates of a service that is reached by HTTP: what a setting says, else what its proxy labels say. */

import type { ExposeSettings, ProjectSettings } from '../../../model/settings.ts';
import type { PortPlan } from '../ports/port-plan.ts';
import { isPrivate, isPublic } from '../ports/publication.ts';
import type { Route, TlsSecret } from './exposure-plan.ts';
import { type RequestedRoute, type RouteRequest, readRouteHost, routePath } from './route-request.ts';

export interface RouteFacts {
  /** As a DNS label. */
  readonly name: string;
  readonly asked: ExposeSettings | undefined;
  readonly request: RouteRequest | undefined;
  readonly ports: readonly PortPlan[];
  readonly project: ProjectSettings;
}

/** Empty when no port is known that could be routed to. */
export function routesOf(facts: RouteFacts): readonly Route[] {
  const routes = new Map<string, Route>();
  const portOf = portChooser(facts);
  for (const { port, ...wanted } of wantedRoutes(facts)) {
    const plan = portOf(port);
    if (plan !== undefined) routes.set(`${wanted.host ?? ''} ${wanted.path}`, { ...wanted, port: plan });
  }
  return [...routes.values()];
}

function wantedRoutes({ name, asked, request, project }: RouteFacts): readonly RequestedRoute[] {
  const requested = request?.routes ?? [];
  const hosts = asked?.hosts?.flatMap((host) => readRouteHost(host) ?? []);
  const domainHost = project.ingress.domain === undefined ? undefined : `${name}.${project.ingress.domain}`;
  const path = asked?.path === undefined ? undefined : routePath(asked.path);
  if (hosts === undefined && requested.length > 0) {
    return requested.map((route) => ({
      ...route,
      ...(path === undefined ? {} : { path }),
      ...(route.host === undefined ? hostOf(domainHost) : {}),
    }));
  }
  // Where all hosts are wrong there is no route: one without a host would be open under every name.
  const given = hosts === undefined || asked?.hosts?.length === 0 ? [hostOf(domainHost)] : hosts;
  return given.map((host) => ({ path: path ?? '/', pathType: 'Prefix', ...host }));
}

function hostOf(host: string | undefined): { readonly host?: string } {
  return host === undefined ? {} : { host };
}

/** The asked port, that of the label, the first published one, the first known one. Routes carry HTTP, so TCP alone counts. */
function portChooser({ asked, ports }: RouteFacts): (labelled: number | undefined) => PortPlan | undefined {
  const tcp = ports.filter(({ protocol }) => protocol === 'TCP');
  const byNumber = new Map(tcp.map((port) => [port.number, port] as const));
  const usual = tcp.find(({ published }) => published.some(isPublic)) ?? tcp.find((port) => !isPrivate(port));
  return (labelled) => {
    const wanted = asked?.port ?? labelled;
    return wanted === undefined ? usual : byNumber.get(wanted);
  };
}

export function tlsOf({ name, asked, request, project }: RouteFacts, routes: readonly Route[]): readonly TlsSecret[] {
  const shared = project.ingress.tlsSecret;
  const wanted = asked?.tls ?? (request?.tls === true || shared !== undefined);
  if (wanted === false || routes.length === 0) return [];
  const secret = typeof wanted === 'string' ? wanted : (shared ?? `${name}-tls`);
  const isAsked = asked?.tls !== undefined || asked?.hosts !== undefined || shared !== undefined;
  const only = isAsked ? undefined : request?.tlsHosts;
  const hosts = [...new Set(routes.flatMap(({ host }) => host ?? []))];
  const secured = hosts.filter((host) => only?.has(host) === true);
  return [{ secret, hosts: secured.length > 0 ? secured : hosts }];
}
