/** Decide, then write: every choice of a conversion is made here, once, with its reason. Concerns only translate what the plan says. */

import type { CredentialPlan } from './plan/credentials.ts';
import type { ExposurePlan } from './plan/exposure/exposure-plan.ts';
import type { HostnamePlan } from './plan/hostnames.ts';
import type { Names } from './plan/names.ts';
import type { NetworkPlan } from './plan/networks.ts';
import type { OrderPlan } from './plan/order.ts';
import type { PeerPlan } from './plan/peers.ts';
import type { ServicePlan } from './plan/service-plan.ts';
import type { StoragePlan } from './plan/storage.ts';
import type { WorkloadPlan } from './plan/workload-plan.ts';

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
