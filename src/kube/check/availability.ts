/** Autoscalers and disruption budgets. */

import type { HorizontalPodAutoscaler, MetricTarget, PodDisruptionBudget } from '../objects.gen.ts';
import { parseQuantity } from '../quantity.ts';
import { type Check, type Fault, fault } from './fault.ts';
import { checkSelector } from './selectors.ts';
import { checkShare } from './workload.ts';

export function* checkAutoscaler({ spec }: HorizontalPodAutoscaler): Iterable<Fault> {
  const { minReplicas = 1, maxReplicas, metrics = [] } = spec;
  if (minReplicas < 1) yield fault('autoscaler', 'spec.minReplicas', `${minReplicas} is less than 1`);
  if (maxReplicas < minReplicas) yield fault('autoscaler', 'spec.maxReplicas', `${maxReplicas} is less than minReplicas (${minReplicas})`);
  for (const [i, { resource, containerResource }] of metrics.entries()) {
    if (resource !== undefined) yield* checkTarget(resource.target, `spec.metrics[${i}].resource.target`);
    if (containerResource !== undefined) yield* checkTarget(containerResource.target, `spec.metrics[${i}].containerResource.target`);
  }
}

const checkTarget: Check<MetricTarget> = function* ({ type, averageUtilization, averageValue, value }, at) {
  const given = { Utilization: averageUtilization, AverageValue: averageValue, Value: value }[type];
  if (given === undefined) yield fault('autoscaler', at, `has no number for the type ${type}`);
  else if (typeof given === 'number' ? given < 1 : (parseQuantity(given) ?? 0n) <= 0n)
    yield fault('autoscaler', at, 'must be more than nothing');
};

export function* checkDisruptionBudget({ spec }: PodDisruptionBudget): Iterable<Fault> {
  const { minAvailable, maxUnavailable, selector } = spec;
  if (minAvailable !== undefined && maxUnavailable !== undefined)
    yield fault('disruption-budget', 'spec', 'has both minAvailable and maxUnavailable');
  for (const [field, share] of Object.entries({ minAvailable, maxUnavailable }))
    if (share !== undefined) yield* checkShare(share, `spec.${field}`);
  if (selector !== undefined) yield* checkSelector(selector, 'spec.selector');
}
