/** Decide, then write: every choice of a conversion is made here, once, with its reason. Concerns only translate what the plan says. */

import type { Decision } from './decision.ts';
import type { ContainerRole } from './plan/container-roles.ts';
import type { CredentialPlan } from './plan/credentials.ts';
import type { ExposurePlan } from './plan/exposure.ts';
import type { HostnamePlan } from './plan/hostnames.ts';
import type { Names } from './plan/names.ts';
import type { NetworkPlan } from './plan/networks.ts';
import type { OrderPlan } from './plan/order.ts';
import type { PeerPlan } from './plan/peers.ts';
import type { PortPlan } from './plan/ports.ts';
import type { StoragePlan } from './plan/storage.ts';

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

export interface Plan {
  readonly names: Names;
  readonly services: ReadonlyMap<string, ServicePlan>;
  /** By lead service, sorted by name. */
  readonly workloads: ReadonlyMap<string, WorkloadPlan>;
  readonly storage: StoragePlan;
  readonly credentials: CredentialPlan;
  readonly exposure: ExposurePlan;
  readonly hostnames: HostnamePlan;
  readonly networks: NetworkPlan;
  readonly order: OrderPlan;
  readonly peers: PeerPlan;
}
