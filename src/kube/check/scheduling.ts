/** On which nodes a Pod may run. https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/ */

import { isLabelValue, isQualifiedName } from '../names.ts';
import type {
  NodeAffinity,
  NodeSelectorTerm,
  PodAffinity,
  PodAffinityTerm,
  PodSpec,
  Toleration,
  TopologySpreadConstraint,
} from '../objects.gen.ts';
import { type Check, fault, repeated } from './fault.ts';
import { checkLabels } from './metadata.ts';
import { checkRequirement, checkSelector } from './selectors.ts';

export const checkScheduling: Check<PodSpec> = function* (
  { nodeSelector = {}, affinity = {}, tolerations = [], topologySpreadConstraints = [] },
  at,
) {
  yield* checkLabels(nodeSelector, `${at}.nodeSelector`);
  const { nodeAffinity, podAffinity, podAntiAffinity } = affinity;
  if (nodeAffinity !== undefined) yield* checkNodeAffinity(nodeAffinity, `${at}.affinity.nodeAffinity`);
  if (podAffinity !== undefined) yield* checkPodAffinity(podAffinity, `${at}.affinity.podAffinity`);
  if (podAntiAffinity !== undefined) yield* checkPodAffinity(podAntiAffinity, `${at}.affinity.podAntiAffinity`);
  for (const [i, toleration] of tolerations.entries()) yield* checkToleration(toleration, `${at}.tolerations[${i}]`);
  for (const [i, spread] of topologySpreadConstraints.entries()) yield* checkSpread(spread, `${at}.topologySpreadConstraints[${i}]`);
  for (const { key, index } of repeated(
    topologySpreadConstraints,
    ({ topologyKey, whenUnsatisfiable }) => `${topologyKey} ${whenUnsatisfiable}`,
  ))
    yield fault('scheduling', `${at}.topologySpreadConstraints[${index}]`, `says ${key} a second time`);
};

const checkNodeAffinity: Check<NodeAffinity> = function* (affinity, at) {
  const required = affinity.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms;
  if (required?.length === 0)
    yield fault('scheduling', `${at}.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms`, 'is empty');
  for (const [i, term] of (required ?? []).entries())
    yield* checkNodeTerm(term, `${at}.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[${i}]`);
  for (const [i, { weight, preference }] of (affinity.preferredDuringSchedulingIgnoredDuringExecution ?? []).entries()) {
    const place = `${at}.preferredDuringSchedulingIgnoredDuringExecution[${i}]`;
    yield* checkWeight(weight, place);
    yield* checkNodeTerm(preference, `${place}.preference`);
  }
};

const checkNodeTerm: Check<NodeSelectorTerm> = function* ({ matchExpressions = [], matchFields = [] }, at) {
  if (matchExpressions.length + matchFields.length === 0) yield fault('scheduling', at, 'is empty, and so fits no node');
  for (const [i, requirement] of matchExpressions.entries()) yield* checkRequirement(requirement, `${at}.matchExpressions[${i}]`);
};

const checkPodAffinity: Check<PodAffinity> = function* (affinity, at) {
  const { requiredDuringSchedulingIgnoredDuringExecution: required = [], preferredDuringSchedulingIgnoredDuringExecution: preferred = [] } =
    affinity;
  for (const [i, term] of required.entries()) yield* checkPodTerm(term, `${at}.requiredDuringSchedulingIgnoredDuringExecution[${i}]`);
  for (const [i, { weight, podAffinityTerm }] of preferred.entries()) {
    const place = `${at}.preferredDuringSchedulingIgnoredDuringExecution[${i}]`;
    yield* checkWeight(weight, place);
    yield* checkPodTerm(podAffinityTerm, `${place}.podAffinityTerm`);
  }
};

const checkPodTerm: Check<PodAffinityTerm> = function* ({ topologyKey, labelSelector, namespaceSelector }, at) {
  yield* checkTopologyKey(topologyKey, at);
  if (labelSelector !== undefined) yield* checkSelector(labelSelector, `${at}.labelSelector`);
  if (namespaceSelector !== undefined) yield* checkSelector(namespaceSelector, `${at}.namespaceSelector`);
};

const checkWeight: Check<number> = function* (weight, at) {
  if (weight < 1 || weight > 100) yield fault('scheduling', `${at}.weight`, `${weight} is not between 1 and 100`);
};

const checkTopologyKey: Check<string> = function* (key, at) {
  if (!isQualifiedName(key)) yield fault('scheduling', `${at}.topologyKey`, `${JSON.stringify(key)} is no label of a node`);
};

const checkToleration: Check<Toleration> = function* ({ key = '', operator = 'Equal', value = '', effect, tolerationSeconds }, at) {
  if (key === '' ? operator !== 'Exists' : !isQualifiedName(key))
    yield fault('scheduling', `${at}.key`, `${JSON.stringify(key)} is no key of a taint`);
  if (operator === 'Exists' ? value !== '' : !isLabelValue(value))
    yield fault('scheduling', `${at}.value`, `${JSON.stringify(value)} does not go with the operator ${operator}`);
  if (tolerationSeconds !== undefined && effect !== 'NoExecute')
    yield fault('scheduling', `${at}.tolerationSeconds`, 'needs the effect NoExecute');
};

const checkSpread: Check<TopologySpreadConstraint> = function* (
  { maxSkew, topologyKey, labelSelector, minDomains, whenUnsatisfiable },
  at,
) {
  if (maxSkew < 1) yield fault('scheduling', `${at}.maxSkew`, `${maxSkew} is less than 1`);
  yield* checkTopologyKey(topologyKey, at);
  if (labelSelector !== undefined) yield* checkSelector(labelSelector, `${at}.labelSelector`);
  if (minDomains !== undefined && (minDomains < 1 || whenUnsatisfiable !== 'DoNotSchedule'))
    yield fault('scheduling', `${at}.minDomains`, 'must be at least 1, and go with DoNotSchedule');
};
