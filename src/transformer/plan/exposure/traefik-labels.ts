/** Labels of Traefik as a request to be routed to (https://doc.traefik.io/traefik/routing/providers/docker/). */

import type { Diagnostic } from '../../../diagnostics/diagnostic.ts';
import type { Path } from '../../../model/path.ts';
import type { Service } from '../../../model/service.ts';
import { hostsOf, otherProtocol, type RequestedRoute, type RouteRequest } from './route-request.ts';
import { readTraefikRule } from './traefik-rule.ts';

interface Label {
  readonly value: string;
  readonly path: Path;
}

type Labels = ReadonlyMap<string, Label>;

export function readTraefikLabels(name: string, service: Service): RouteRequest | undefined {
  if (service.labels === undefined && service.deploy?.labels === undefined) return undefined;
  const labels = traefikLabels(name, service);
  const enable = labels.get('traefik.enable');
  if (labels.size === 0 || enable?.value.toLowerCase() === 'false') return undefined;
  const routers = routersOf(labels);
  if (routers.size === 0 && enable === undefined) return undefined;
  const diagnostics: Diagnostic[] = [...leftOut(labels, name)];
  const routes: RequestedRoute[] = [];
  const ports = { labels, ports: backendPorts(labels) };
  const secured = securedRouters(labels);
  const overTls: RequestedRoute[] = [];
  for (const [router, rule] of routers) {
    const backend = labels.get(`traefik.http.routers.${router}.service`)?.value;
    if (backend?.endsWith('@internal') === true) continue;
    const read = readTraefikRule(rule.value);
    if (read === undefined) diagnostics.push(notUnderstood(name, rule));
    else routes.push(...read.map((route) => ({ ...route, ...portOf(ports, backend) })));
    if (secured.has(router)) overTls.push(...(read ?? []));
  }
  if (routers.size === 0) routes.push({ path: '/', pathType: 'Prefix', ...portOf(ports, undefined) });
  if (routes.length === 0 && diagnostics.length === 0) return undefined;
  const from = [...routers.values(), ...(enable === undefined ? [] : [enable])].map(({ path }) => path);
  return { asker: 'labels of Traefik', routes, tls: secured.size > 0, tlsHosts: hostsOf(overTls), from, diagnostics };
}

/** In lower case, as Traefik compares them; those of `deploy` are read too. */
function traefikLabels(name: string, { labels = {}, deploy }: Service): Labels {
  const found = new Map<string, Label>();
  const add = (source: Readonly<Record<string, string>>, path: Path) => {
    for (const [key, value] of Object.entries(source)) {
      if (/^traefik\./i.test(key)) found.set(key.toLowerCase(), { value, path: [...path, key] });
    }
  };
  add(deploy?.labels ?? {}, ['services', name, 'deploy', 'labels']);
  add(labels, ['services', name, 'labels']);
  return found;
}

/** Rules by the name of their router; version 1 has one or more unnamed frontends. */
function routersOf(labels: Labels): ReadonlyMap<string, Label> {
  const routers = new Map<string, Label>();
  for (const [key, label] of labels) {
    const router = /^traefik\.http\.routers\.([^.]+)\.rule$/.exec(key)?.[1] ?? /^(traefik(?:\.[^.]+)?)\.frontend\.rule$/.exec(key)?.[1];
    if (router !== undefined) routers.set(router, label);
  }
  return routers;
}

/** The port of each backend by its name, as written. */
function backendPorts(labels: Labels): ReadonlyMap<string, string> {
  const ports = new Map<string, string>();
  for (const [key, { value }] of labels) {
    const backend = /^traefik\.http\.services\.([^.]+)\.loadbalancer\.server\.port$/.exec(key)?.[1];
    if (backend !== undefined) ports.set(backend, value);
  }
  return ports;
}

interface Ports {
  readonly labels: Labels;
  readonly ports: ReadonlyMap<string, string>;
}

/** The port of the named backend, of the first one, or that of version 1. */
function portOf({ labels, ports }: Ports, backend: string | undefined): { readonly port?: number } {
  const named = ports.get(backend?.replace(/@.*$/, '').toLowerCase() ?? '') ?? ports.values().next().value;
  const text = named ?? labels.get('traefik.port')?.value;
  return text !== undefined && /^\d{1,5}$/.test(text) ? { port: Number(text) } : {};
}

/** Routers that are reached by TLS: by their own word, or by the name of their entry point. */
function securedRouters(labels: Labels): ReadonlySet<string> {
  const routers = new Set<string>();
  for (const [key, { value }] of labels) {
    const [, router, option = ''] = /^traefik\.http\.routers\.([^.]+)\.(tls|tls\..+|entrypoints)$/.exec(key) ?? [];
    const isSecured = option === 'entrypoints' ? /secure|https|443/i.test(value) : option !== 'tls' || value.toLowerCase() !== 'false';
    if (router !== undefined && isSecured) routers.add(router);
  }
  return routers;
}

function notUnderstood(name: string, { value, path }: Label): Diagnostic {
  return {
    code: 'convert/route-rule',
    severity: 'warning',
    path,
    message: `The rule ${value} of ${name} asks for more than the hosts and path prefixes that an Ingress can match, so it was left out.`,
    help: 'Write the hosts and the path into `x-kubeferry: {expose: {kind: ingress, hosts: […], path: …}}`.',
  };
}

const NOT_HTTP = /^traefik\.(tcp|udp)\.routers\./;
/** Of version 2 and on, and of version 1. */
const SCHEME = /^traefik\.http\.services\.[^.]+\.loadbalancer\.server\.scheme$|^traefik\.protocol$/;
const MIDDLEWARES = /^traefik\.http\.routers\.[^.]+\.middlewares$/;

function* leftOut(labels: Labels, name: string): Iterable<Diagnostic> {
  const middlewares = [...labels].find(([key]) => MIDDLEWARES.test(key));
  if (middlewares !== undefined) {
    const [, { value, path }] = middlewares;
    yield {
      code: 'convert/route-middleware',
      severity: 'warning',
      path,
      message: `Traefik's middlewares ${value} of ${name} have no counterpart in an Ingress; requests reach the service without them.`,
      help: 'Give the ingress controller the same by `x-kubeferry: {expose: {kind: ingress, annotations: {…}}}`, or use its own objects.',
    };
  }
  const scheme = [...labels].find(([key, { value }]) => SCHEME.test(key) && value.toLowerCase() !== 'http');
  if (scheme !== undefined) yield otherProtocol(name, scheme[1].value, scheme[1].path);
  const other = [...labels].find(([key]) => NOT_HTTP.test(key));
  if (other === undefined) return;
  yield {
    code: 'convert/route-protocol',
    severity: 'warning',
    path: other[1].path,
    message: `An Ingress routes HTTP alone; the TCP and UDP routers of ${name} were left out.`,
    help: 'Use `x-kubeferry: {expose: {kind: loadbalancer}}` for such ports.',
  };
}
