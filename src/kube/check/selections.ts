/** Which Pods are selected by which object: none by two controllers, some by each Service and budget, on ports that they open. */

import type { DaemonSet, Deployment, Service, StatefulSet } from '../objects.gen.ts';
import { formatRef, type KubeObject, refOf } from '../objects.ts';
import { opens, type PodIndex, plainLabels } from '../pod-index.ts';
import type { Report } from './fault.ts';

export function selections(object: KubeObject, pods: PodIndex, report: Report): void {
  switch (object.kind) {
    case 'Deployment':
    case 'StatefulSet':
    case 'DaemonSet':
      ofController(object, pods, report);
      break;
    case 'Service':
      ofService(object, pods, report);
      break;
    case 'PodDisruptionBudget': {
      const labels = plainLabels(object.spec.selector ?? {});
      if (labels !== undefined && pods.withLabels(labels).length === 0)
        report('selector', 'spec.selector', 'selects no Pod of the project');
    }
  }
}

/** A controller that selects the Pods of another one ends them, or takes them for its own. */
function ofController(object: Deployment | StatefulSet | DaemonSet, pods: PodIndex, report: Report): void {
  const own = formatRef(refOf(object));
  const labels = plainLabels(object.spec.selector);
  const other = labels === undefined ? undefined : pods.withLabels(labels).find(({ owner }) => owner !== own);
  if (other !== undefined) report('selector', 'spec.selector', `selects the Pods of ${other.owner}, too`);
}

function ofService({ spec }: Service, pods: PodIndex, report: Report): void {
  const { selector, ports = [] } = spec;
  if (selector === undefined || Object.keys(selector).length === 0) return;
  const selected = pods.withLabels(selector);
  if (selected.length === 0) report('selector', 'spec.selector', 'selects no Pod of the project');
  for (const [i, port] of ports.entries()) {
    if (selected.length > 0 && !selected.some((pod) => opens(pod, port)))
      report('reference', `spec.ports[${i}].targetPort`, `${port.targetPort ?? port.port} is no port of the Pods that it selects`);
  }
}
