/** All containers of a Pod with their places in the object. */

import type { Container, PodSpec } from '../objects.gen.ts';

export interface PlacedContainer {
  readonly container: Container;
  /** Its place in the object: `spec.template.spec.containers[0]`. */
  readonly place: string;
  readonly isInit: boolean;
}

export function placedContainers({ containers, initContainers = [] }: PodSpec, at: string): readonly PlacedContainer[] {
  return [
    ...initContainers.map((container, i) => ({ container, place: `${at}.initContainers[${i}]`, isInit: true })),
    ...containers.map((container, i) => ({ container, place: `${at}.containers[${i}]`, isInit: false })),
  ];
}
