/** Names of the Services that stand beside the one with the compose name. */

import { shorten } from '../../../kube/names.ts';

const LIMIT = 63;

/** Governs a StatefulSet: gives each of its Pods a name. */
export function headlessName(workload: string): string {
  return `${shorten(workload, LIMIT - '-headless'.length)}-headless`;
}

/** Opens ports to the outside, under the numbers that are published. */
export function publicName(service: string): string {
  return `${shorten(service, LIMIT - '-public'.length)}-public`;
}
