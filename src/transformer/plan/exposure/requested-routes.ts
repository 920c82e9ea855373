/** What a service's labels and environment ask of a reverse proxy beside it; the first proxy that is addressed counts. */

import type { Service } from '../../../model/service.ts';
import { readCaddyLabels } from './caddy-labels.ts';
import type { RouteRequest } from './route-request.ts';
import { readTraefikLabels } from './traefik-labels.ts';
import { readVirtualHost } from './virtual-host.ts';

export function requestedRoutes(name: string, service: Service): RouteRequest | undefined {
  return readTraefikLabels(name, service) ?? readCaddyLabels(name, service) ?? readVirtualHost(name, service);
}
