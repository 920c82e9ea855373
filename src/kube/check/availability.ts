/** Autoscalers and disruption budgets. */

import type { HorizontalPodAutoscaler, MetricTarget, PodDisruptionBudget } from '../objects.gen.ts';
import { parseQuantity } from '../quantity.ts';
import type { Check, Report } from './fault.ts';
import { checkSelector } from './selectors.ts';
import { checkShare } from './workload.ts';

export function checkAutoscaler({ spec }: HorizontalPodAutoscaler, report: Report): void {
  const { minReplicas = 1, maxReplicas, metrics = [] } = spec;
  if (minReplicas < 1) report('autoscaler', 'spec.minReplicas', `${minReplicas} is less than 1`);
  if (maxReplicas < minReplicas) report('autoscaler', 'spec.maxReplicas', `${maxReplicas} is less than minReplicas (${minReplicas})`);
  for (const [i, { resource, containerResource }] of metrics.entries()) {
    if (resource !== undefined) checkTarget(resource.target, `spec.metrics[${i}].resource.target`, report);
    if (containerResource !== undefined) checkTarget(containerResource.target, `spec.metrics[${i}].containerResource.target`, report);
  }
}

const checkTarget: Check<MetricTarget> = ({ type, averageUtilization, averageValue, value }, at, report) => {
  const given = { Utilization: averageUtilization, AverageValue: averageValue, Value: value }[type];
  if (given === undefined) report('autoscaler', at, `has no number for the type ${type}`);
  else if (typeof given === 'number' ? given < 1 : (parseQuantity(given) ?? 0n) <= 0n)
    report('autoscaler', at, 'must be more than nothing');
};

export function checkDisruptionBudget({ spec }: PodDisruptionBudget, report: Report): void {
  const { minAvailable, maxUnavailable, selector } = spec;
  if (minAvailable !== undefined && maxUnavailable !== undefined)
    report('disruption-budget', 'spec', 'has both minAvailable and maxUnavailable');
  for (const [field, share] of Object.entries({ minAvailable, maxUnavailable }))
    if (share !== undefined) checkShare(share, `spec.${field}`, report);
  if (selector !== undefined) checkSelector(selector, 'spec.selector', report);
}
