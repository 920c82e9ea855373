/** `VIRTUAL_HOST` and its like, which nginx-proxy and acme-companion read from the environment of a service. */

import type { Diagnostic } from '../../../diagnostics/diagnostic.ts';
import type { Path } from '../../../model/path.ts';
import type { Service } from '../../../model/service.ts';
import { isRouteHost, otherProtocol, type RequestedRoute, type RouteRequest, routePath } from './route-request.ts';

export function readVirtualHost(name: string, { environment = {} }: Service): RouteRequest | undefined {
  if (!Object.hasOwn(environment, 'VIRTUAL_HOST') && !Object.hasOwn(environment, 'VIRTUAL_HOST_MULTIPORTS')) return undefined;
  const value = (key: string) => (Object.hasOwn(environment, key) ? (environment[key] ?? '') : '');
  if (value('VIRTUAL_HOST_MULTIPORTS') !== '') return multiports(name);
  const listed = (key: string) =>
    value(key)
      .split(',')
      .map((host) => host.trim().toLowerCase())
      .filter((host) => host !== '');
  const written = listed('VIRTUAL_HOST');
  if (written.length === 0) return undefined;
  const hosts = written.map((host) => host.replace(/:\d+$/, '')).filter(isRouteHost);
  const certified = new Set(listed('LETSENCRYPT_HOST'));
  const port = value('VIRTUAL_PORT');
  const routes = hosts.map(
    (host): RequestedRoute => ({
      host,
      path: routePath(value('VIRTUAL_PATH')),
      pathType: 'Prefix',
      ...(/^\d{1,5}$/.test(port) ? { port: Number(port) } : {}),
    }),
  );
  const from: Path = ['services', name, 'environment', 'VIRTUAL_HOST'];
  const protocol = value('VIRTUAL_PROTO').toLowerCase();
  return {
    asker: 'VIRTUAL_HOST',
    routes,
    tls: hosts.some((host) => certified.has(host)),
    tlsHosts: certified,
    from: [from],
    diagnostics: [
      ...(hosts.length === written.length ? [] : [notHosts(name, from)]),
      ...(protocol === '' || protocol === 'http'
        ? []
        : [otherProtocol(name, protocol, ['services', name, 'environment', 'VIRTUAL_PROTO'])]),
    ],
  };
}

function notHosts(name: string, path: Path): Diagnostic {
  return {
    code: 'convert/route-rule',
    severity: 'warning',
    path,
    message: `VIRTUAL_HOST of ${name} has hosts that an Ingress cannot have (patterns, addresses); they were left out.`,
    help: 'Write the hosts into `x-kubeferry: {expose: {kind: ingress, hosts: […]}}`.',
  };
}

/** A document within a variable, in whose presence nginx-proxy ignores VIRTUAL_HOST. */
function multiports(name: string): RouteRequest {
  const path: Path = ['services', name, 'environment', 'VIRTUAL_HOST_MULTIPORTS'];
  return {
    asker: 'VIRTUAL_HOST_MULTIPORTS',
    routes: [],
    tls: false,
    from: [path],
    diagnostics: [
      {
        code: 'convert/route-rule',
        severity: 'warning',
        path,
        message: `VIRTUAL_HOST_MULTIPORTS of ${name} was not read, so ${name} is not exposed.`,
        help: 'Write one host and port into `x-kubeferry: {expose: {kind: ingress, hosts: […], port: …}}`, and further ones into an Ingress of your own.',
      },
    ],
  };
}
