/** A Pod with all its containers and their places in the object. */

import type { Container, PodSpec } from '../objects.gen.ts';

export interface PlacedPod {
  readonly pod: PodSpec;
  /** Init containers first. */
  readonly containers: readonly PlacedContainer[];
}

export interface PlacedContainer {
  readonly container: Container;
  /** Its place in the object: `spec.template.spec.containers[0]`. */
  readonly place: string;
  readonly isInit: boolean;
}

export function placed(pod: PodSpec, at: string): PlacedPod {
  const containers = pod.containers.map((container, i) => ({ container, place: `${at}.containers[${i}]`, isInit: false }));
  const { initContainers } = pod;
  if (initContainers === undefined) return { pod, containers };
  return {
    pod,
    containers: [
      ...initContainers.map((container, i) => ({ container, place: `${at}.initContainers[${i}]`, isInit: true })),
      ...containers,
    ],
  };
}
