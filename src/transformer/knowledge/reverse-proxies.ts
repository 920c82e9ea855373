/** Programs that route requests to other containers by what those say in labels or variables. In a cluster an Ingress controller does that. */

import { parseImageRef } from '../../model/image-ref.ts';
import type { Service } from '../../model/service.ts';

/** By the last part of their image's name. */
const ROUTERS: ReadonlySet<string> = new Set(['caddy-docker-proxy', 'nginx-proxy', 'traefik']);

export function routesForOthers({ image }: Service): boolean {
  const name = image === undefined ? undefined : parseImageRef(image)?.path.split('/').at(-1);
  return name !== undefined && ROUTERS.has(name);
}
