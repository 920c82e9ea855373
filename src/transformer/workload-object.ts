/** Wraps a Pod template into the object of its workload kind. */

import type { PodTemplateSpec } from '../kube/objects.gen.ts';
import type { Workload, WorkloadSpec } from '../kube/objects.ts';
import type { Metadata } from './contribution.ts';
import type { WorkloadKind } from './plan/workload-plan.ts';

export interface WorkloadParts {
  readonly kind: WorkloadKind;
  readonly name: string;
  readonly metadata: Metadata;
  readonly spec: WorkloadSpec;
  readonly selector: Readonly<Record<string, string>>;
  readonly replicas: number;
  readonly template: PodTemplateSpec;
}

/** The strict schema of the kind judges whether the fields that the concerns gave may stand in its spec. */
export function wrapTemplate({ kind, name, metadata, spec, selector, replicas, template }: WorkloadParts): Workload {
  const head = { kind, metadata: { name, ...metadata } };
  const matchLabels = selector;
  switch (kind) {
    case 'Deployment':
      return { apiVersion: 'apps/v1', ...head, spec: { replicas, selector: { matchLabels }, ...spec, template } } as Workload;
    case 'StatefulSet':
      return {
        apiVersion: 'apps/v1',
        ...head,
        spec: { replicas, serviceName: `${name}-headless`, selector: { matchLabels }, ...spec, template },
      } as Workload;
    case 'DaemonSet':
      return { apiVersion: 'apps/v1', ...head, spec: { selector: { matchLabels }, ...spec, template } } as Workload;
    case 'Job':
      return { apiVersion: 'batch/v1', ...head, spec: { ...spec, template } } as Workload;
    case 'CronJob': {
      const { schedule, concurrencyPolicy, ...jobSpec } = spec as Record<string, unknown>;
      const policy = concurrencyPolicy === undefined ? {} : { concurrencyPolicy };
      return {
        apiVersion: 'batch/v1',
        ...head,
        spec: { schedule, ...policy, jobTemplate: { spec: { ...jobSpec, template } } },
      } as Workload;
    }
  }
}
