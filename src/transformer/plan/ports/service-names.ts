/** Names of the Services that stand beside the one with the compose name. */

import { shorten, shortHash } from '../../../kube/names.ts';

const LIMIT = 63;

/** Governs a StatefulSet: gives each of its Pods a name. */
export function headlessName(workload: string): string {
  return `${shorten(workload, LIMIT - '-headless'.length)}-headless`;
}

/** The name that opens ports to the outside, when a service of the project is not called so already. */
export function freePublicName(service: string, taken: ReadonlySet<string>): string {
  const name = publicName(service);
  return taken.has(name) ? `${shorten(name, LIMIT - 9)}-${shortHash(service)}` : name;
}

/** Opens ports to the outside, under the numbers that are published. */
export function publicName(service: string): string {
  return `${shorten(service, LIMIT - '-public'.length)}-public`;
}
