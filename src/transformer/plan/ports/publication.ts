/** Who could reach a published port on the Docker host. */

import type { PortPlan, Publication } from './port-plan.ts';

/** Bound to the loopback interface: for the host alone, so never exposed. */
export function isLoopback({ hostIp }: Publication): boolean {
  return hostIp !== undefined && /^(?:127\.|\[?::1\]?$|localhost$)/.test(hostIp);
}

/** Published to the world through the host's address; `mode: host` stays with the node and needs no exposure of its own. */
export function isPublic(publication: Publication): boolean {
  return publication.mode === 'ingress' && !isLoopback(publication);
}

/** Opened on the node itself (`mode: host`). A number that Docker picks is none that anybody could know. */
export function isOnNode(publication: Publication): boolean {
  return publication.mode === 'host' && publication.port !== undefined && !isLoopback(publication);
}

/** Published for the host alone. */
export function isPrivate({ published }: PortPlan): boolean {
  return published.length > 0 && published.every(isLoopback);
}

/** The number that others outside know: the first of a range, the container's own where Docker would pick one at random. */
export function outsideNumber({ port }: Publication, target: number): number {
  const number = Number(port?.split('-')[0]);
  return Number.isInteger(number) && number > 0 && number <= 65535 ? number : target;
}
