/** A request to be reached by HTTP, as reverse proxies beside Docker read it: from labels and environment variables of the service itself. */

import type { Diagnostic } from '../../../diagnostics/diagnostic.ts';
import type { Path } from '../../../model/path.ts';

export interface RequestedRoute {
  /** Absent: every host. */
  readonly host?: string;
  readonly path: string;
  readonly pathType: 'Prefix' | 'Exact';
  /** Port of the container; the proxy's own choice when absent. */
  readonly port?: number;
}

export interface RouteRequest {
  /** "labels of Traefik". */
  readonly asker: string;
  readonly routes: readonly RequestedRoute[];
  readonly tls: boolean;
  /** The hosts that it is for, where it is not for all. */
  readonly tlsHosts?: ReadonlySet<string>;
  readonly from: readonly Path[];
  /** What the proxy would do and an Ingress does not. */
  readonly diagnostics: readonly Diagnostic[];
}

export function hostsOf(places: readonly { readonly host?: string }[]): ReadonlySet<string> {
  return new Set(places.flatMap(({ host }) => host ?? []));
}

const HOST = /^(?:\*\.)?[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$/;
const ADDRESS = /^[\d.]+$/;

/** Whether an Ingress may have the host: a DNS name in lower case, perhaps with a wildcard for its first label; no address. */
export function isRouteHost(text: string): boolean {
  return text.length <= 253 && HOST.test(text) && !ADDRESS.test(text);
}

/** Reads `shop.example.com` and `shop.example.com/api`; undefined for a host that an Ingress cannot have. */
export function readRouteHost(text: string): { readonly host: string; readonly path?: string } | undefined {
  const slash = text.indexOf('/');
  const host = (slash === -1 ? text : text.slice(0, slash)).toLowerCase();
  if (!isRouteHost(host)) return undefined;
  return { host, ...(slash === -1 ? {} : { path: routePath(text.slice(slash)) }) };
}

/** A path as Ingress takes it: absolute, without empty or dot segments and without a final wildcard. */
export function routePath(text: string): string {
  const parts = text
    .replace(/[*{].*$/, '')
    .split('/')
    .filter((part) => part !== '' && part !== '.' && part !== '..');
  return `/${parts.join('/')}`;
}

/** The proxy speaks another protocol to the service than an Ingress does by itself. */
export function otherProtocol(name: string, protocol: string, path: Path): Diagnostic {
  return {
    code: 'convert/route-protocol',
    severity: 'warning',
    path,
    message: `${name} is spoken to by ${protocol}; an Ingress speaks plain HTTP to it.`,
    help: 'Tell the ingress controller by `x-kubeferry: {expose: {kind: ingress, annotations: {…}}}`, as with `nginx.ingress.kubernetes.io/backend-protocol: HTTPS`.',
  };
}
