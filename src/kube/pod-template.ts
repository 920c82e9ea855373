/** Finds the Pod template of a workload. */

import type { PodTemplateSpec } from './objects.gen.ts';
import type { KubeObject } from './objects.ts';

export interface PlacedTemplate {
  readonly template: PodTemplateSpec;
  /** Place of the template in the object: `spec.template`. */
  readonly at: string;
}

export function podTemplateOf(object: KubeObject): PlacedTemplate | undefined {
  switch (object.kind) {
    case 'Deployment':
    case 'StatefulSet':
    case 'DaemonSet':
    case 'Job':
      return { template: object.spec.template, at: 'spec.template' };
    case 'CronJob': {
      const template = object.spec.jobTemplate.spec?.template;
      return template === undefined ? undefined : { template, at: 'spec.jobTemplate.spec.template' };
    }
    default:
      return undefined;
  }
}
