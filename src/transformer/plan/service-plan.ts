/** What the plan says of one compose service. */

import type { Decision } from '../decision.ts';
import type { ContainerRole } from './container-roles.ts';
import type { PortPlan } from './ports/port-plan.ts';

export interface ServicePlan {
  /** The compose name. */
  readonly service: string;
  /** The name as a DNS label: of the container and of the Kubernetes Service. */
  readonly name: string;
  /** Lead service of the workload that it runs in: the first of `leads`. */
  readonly lead: string;
  /** Sorted; a service that runs as an init container may do so in several Pods. */
  readonly leads: readonly string[];
  readonly role: Decision<ContainerRole>;
  /** The ports on which its container listens, as far as known. */
  readonly ports: readonly PortPlan[];
}
