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
  readonly from: readonly Path[];
  /** What the proxy would do and an Ingress does not. */
  readonly diagnostics: readonly Diagnostic[];
}

const HOST = /^(?:\*\.)?[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$/;
const ADDRESS = /^[\d.]+$/;

/** Whether an Ingress may have the host: a DNS name in lower case, perhaps with a wildcard for its first label; no address. */
export function isRouteHost(text: string): boolean {
  return text.length <= 253 && HOST.test(text) && !ADDRESS.test(text);
}

/** A path as Ingress takes it: absolute, without empty or dot segments and without a final wildcard. */
export function routePath(text: string): string {
  const parts = text
    .replace(/[*{].*$/, '')
    .split('/')
    .filter((part) => part !== '' && part !== '.' && part !== '..');
  return `/${parts.join('/')}`;
}
