/** The Kubernetes objects that kubeferry writes, as typed data. */

import type {
  CronJob,
  CronJobSpec,
  DaemonSet,
  DaemonSetSpec,
  Deployment,
  DeploymentSpec,
  Job,
  JobSpec,
  KubeObject,
  StatefulSet,
  StatefulSetSpec,
} from './objects.gen.ts';

export type { KubeObject } from './objects.gen.ts';

export type Workload = Deployment | StatefulSet | DaemonSet | Job | CronJob;

/** Fields of a workload's spec; which ones may stand in it depends on its kind. */
export type WorkloadSpec =
  | Partial<DeploymentSpec>
  | Partial<StatefulSetSpec>
  | Partial<DaemonSetSpec>
  | Partial<JobSpec>
  | Partial<CronJobSpec>;

/** Names an object within a set: `apps/v1/Deployment/web`. */
export interface ObjectRef {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
}

export function refOf(object: KubeObject): ObjectRef {
  return { apiVersion: object.apiVersion, kind: object.kind, name: object.metadata.name };
}

export function formatRef(ref: ObjectRef): string {
  return `${ref.kind} ${ref.name}`;
}
