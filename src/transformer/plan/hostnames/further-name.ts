/** A further Service: another name for one workload, or a name that several share. */

import type { Path } from '../../../model/path.ts';

export interface FurtherName {
  /** Name of the Kubernetes Service. */
  readonly name: string;
  /** As the compose files have it. */
  readonly written: string;
  /** Compose services that answer to it, sorted. */
  readonly targets: readonly string[];
  readonly from: readonly Path[];
  readonly because: string;
}
