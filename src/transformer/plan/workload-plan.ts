/** What the plan says of one Pod template. */

import type { Decision } from '../decision.ts';

export type WorkloadKind = 'Deployment' | 'StatefulSet' | 'DaemonSet' | 'Job' | 'CronJob';

/** One Pod template: a service, or several that share a namespace (`network_mode: service:x`) or were put together by a setting. */
export interface WorkloadPlan {
  /** Name of the Kubernetes object. */
  readonly name: string;
  /** The compose service that the workload is named after; the others run beside it. */
  readonly lead: string;
  /** Compose services of the Pod, the lead first, the others sorted. */
  readonly members: readonly string[];
  /** Why they share a Pod; absent where the lead is alone or has only guests. */
  readonly shared?: Decision<readonly string[]>;
  /** The members in the order in which their containers start. */
  readonly startOrder: readonly string[];
  readonly kind: Decision<WorkloadKind>;
  readonly replicas: Decision<number>;
  /** Labels that select its Pods. */
  readonly selector: Readonly<Record<string, string>>;
}
