/** Labels of caddy-docker-proxy as a request to be routed to (https://github.com/lucaslorentz/caddy-docker-proxy). */

import type { Diagnostic } from '../../../diagnostics/diagnostic.ts';
import type { Path } from '../../../model/path.ts';
import type { Service } from '../../../model/service.ts';
import { hostsOf, isRouteHost, otherProtocol, type RequestedRoute, type RouteRequest, routePath } from './route-request.ts';

const REVERSE_PROXY = /\.(?:\d+_)?reverse_proxy$/;
const OTHER_PROTOCOL = /\{\{\s*upstreams\s+(https|h2c)\b/;

type Label = readonly [key: string, value: string];

export function readCaddyLabels(name: string, service: Service): RouteRequest | undefined {
  if (service.labels === undefined && service.deploy?.labels === undefined) return undefined;
  const given: Readonly<Record<string, string>> = { ...service.deploy?.labels, ...service.labels };
  const labels = Object.entries(given).filter(([key]) => /^caddy(?:_\d+)?(?:\.|$)/.test(key));
  const sites = labels.filter(([key, value]) => !key.includes('.') && !value.startsWith('('));
  const backends = backendsBySite(new Map(labels));
  const routes: RequestedRoute[] = [];
  const diagnostics: Diagnostic[] = [];
  const secured: Site[] = [];
  for (const [key, value] of sites) {
    const addresses = value.split(/[\s,]+/).filter((address) => address !== '');
    const read = addresses.flatMap((address) => readAddress(address) ?? []);
    if (read.length < addresses.length) diagnostics.push(notUnderstood(name, value, pathOf(name, service, key)));
    secured.push(...read.filter((site) => site.tls));
    const routesTo = backends.get(key) ?? [WHOLE_SITE];
    for (const { host } of read) for (const backend of routesTo) routes.push({ ...(host === undefined ? {} : { host }), ...backend });
  }
  if (routes.length === 0 && diagnostics.length === 0) return undefined;
  const stripped = labels.find(([key]) => /\.(?:\d+_)?handle_path$/.test(key));
  if (stripped !== undefined) diagnostics.push(prefixKept(name, stripped[1], pathOf(name, service, stripped[0])));
  diagnostics.push(...otherProtocols(name, service, labels));
  const from = sites.map(([key]) => pathOf(name, service, key));
  return { asker: 'labels of Caddy', routes, tls: secured.length > 0, tlsHosts: hostsOf(secured), from, diagnostics };
}

function otherProtocols(name: string, service: Service, labels: readonly Label[]): readonly Diagnostic[] {
  const spoken = labels.find(([key, value]) => REVERSE_PROXY.test(key) && OTHER_PROTOCOL.test(value));
  if (spoken === undefined) return [];
  const [key, value] = spoken;
  return [otherProtocol(name, OTHER_PROTOCOL.exec(value)?.[1] ?? value, pathOf(name, service, key))];
}

function pathOf(name: string, service: Service, key: string): Path {
  return Object.hasOwn(service.labels ?? {}, key) ? ['services', name, 'labels', key] : ['services', name, 'deploy', 'labels', key];
}

interface Site {
  /** Absent: every host (`:80`). */
  readonly host?: string;
  /** Caddy gets certificates for every site that is not plain HTTP. */
  readonly tls: boolean;
}

function readAddress(address: string): Site | undefined {
  const match = /^(?:(https?):\/\/)?([^:/]*)(?::(\d+))?(?:\/.*)?$/.exec(address);
  if (match === null) return undefined;
  const [, scheme, host = '', port] = match;
  const tls = scheme === undefined ? port !== '80' && host !== '' : scheme === 'https';
  if (host === '') return { tls };
  const lower = host.toLowerCase();
  return isRouteHost(lower) ? { host: lower, tls } : undefined;
}

type Backend = Omit<RequestedRoute, 'host'>;

/** What a site is that says nothing of where its requests go. */
const WHOLE_SITE: Backend = { path: '/', pathType: 'Prefix' };

/** The `reverse_proxy` directives of each site. */
function backendsBySite(labels: ReadonlyMap<string, string>): ReadonlyMap<string, readonly Backend[]> {
  const backends = new Map<string, Backend[]>();
  for (const label of labels) {
    const [key] = label;
    if (!REVERSE_PROXY.test(key)) continue;
    const site = key.slice(0, key.indexOf('.'));
    const known = backends.get(site);
    if (known === undefined) backends.set(site, [backendOf(label, labels)]);
    else known.push(backendOf(label, labels));
  }
  return backends;
}

/** With the path that the directive is for, or what it stands in within its site. */
function backendOf([key, value]: Label, labels: ReadonlyMap<string, string>): Backend {
  const parent = key.slice(0, key.lastIndexOf('.'));
  const around = parent.includes('.') ? (labels.get(parent) ?? '') : '';
  const path = /^\s*(\/\S*)/.exec(value)?.[1] ?? /^\s*(\/\S*)/.exec(around)?.[1] ?? '/';
  const port = /\{\{\s*upstreams\s+(?:https?\s+|h2c\s+)?(\d{1,5})\s*\}\}/.exec(value)?.[1];
  return { path: routePath(path), pathType: 'Prefix', ...(port === undefined ? {} : { port: Number(port) }) };
}

function notUnderstood(name: string, value: string, path: Path): Diagnostic {
  return {
    code: 'convert/route-rule',
    severity: 'warning',
    path,
    message: `Not every address in ${value} of ${name} is a host that an Ingress can have; the others were left out.`,
    help: 'Write the hosts into `x-kubeferry: {expose: {kind: ingress, hosts: […]}}`.',
  };
}

function prefixKept(name: string, value: string, path: Path): Diagnostic {
  return {
    code: 'convert/route-middleware',
    severity: 'warning',
    path,
    message: `Caddy takes ${value} away from the path before ${name} sees it (handle_path); an Ingress leaves the path as it is.`,
    help: 'Let the program answer below that path, or give the ingress controller a rewrite by `x-kubeferry: {expose: {kind: ingress, annotations: {…}}}`.',
  };
}
