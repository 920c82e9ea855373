/** On which nodes a Pod may run. https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/ */

import { isLabelValue, isQualifiedName } from '../names.ts';
import type {
  Affinity,
  NodeAffinity,
  NodeSelectorTerm,
  PodAffinity,
  PodAffinityTerm,
  PodSpec,
  Toleration,
  TopologySpreadConstraint,
} from '../objects.gen.ts';
import { type Check, each, repeated } from './fault.ts';
import { checkLabels } from './metadata.ts';
import { checkRequirements, checkSelector } from './selectors.ts';

export const checkScheduling: Check<PodSpec> = ({ nodeSelector, affinity, tolerations, topologySpreadConstraints }, at, report) => {
  checkLabels(nodeSelector, `${at}.nodeSelector`, report);
  if (affinity !== undefined) checkAffinity(affinity, `${at}.affinity`, report);
  checkTolerations(tolerations, `${at}.tolerations`, report);
  checkSpreads(topologySpreadConstraints, `${at}.topologySpreadConstraints`, report);
  for (const { key, index } of repeated(
    topologySpreadConstraints,
    ({ topologyKey, whenUnsatisfiable }) => `${topologyKey} ${whenUnsatisfiable}`,
  ))
    report('scheduling', `${at}.topologySpreadConstraints[${index}]`, `says ${key} a second time`);
};

const checkAffinity: Check<Affinity> = ({ nodeAffinity, podAffinity, podAntiAffinity }, at, report) => {
  if (nodeAffinity !== undefined) checkNodeAffinity(nodeAffinity, `${at}.nodeAffinity`, report);
  if (podAffinity !== undefined) checkPodAffinity(podAffinity, `${at}.podAffinity`, report);
  if (podAntiAffinity !== undefined) checkPodAffinity(podAntiAffinity, `${at}.podAntiAffinity`, report);
};

const checkNodeAffinity: Check<NodeAffinity> = (affinity, at, report) => {
  const required = affinity.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms;
  if (required?.length === 0) report('scheduling', `${at}.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms`, 'is empty');
  for (const [i, term] of (required ?? []).entries())
    checkNodeTerm(term, `${at}.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[${i}]`, report);
  for (const [i, { weight, preference }] of (affinity.preferredDuringSchedulingIgnoredDuringExecution ?? []).entries()) {
    const place = `${at}.preferredDuringSchedulingIgnoredDuringExecution[${i}]`;
    checkWeight(weight, place, report);
    checkNodeTerm(preference, `${place}.preference`, report);
  }
};

const checkNodeTerm: Check<NodeSelectorTerm> = ({ matchExpressions = [], matchFields = [] }, at, report) => {
  if (matchExpressions.length + matchFields.length === 0) report('scheduling', at, 'is empty, and so fits no node');
  checkRequirements(matchExpressions, `${at}.matchExpressions`, report);
};

const checkPodAffinity: Check<PodAffinity> = (affinity, at, report) => {
  const { requiredDuringSchedulingIgnoredDuringExecution: required = [], preferredDuringSchedulingIgnoredDuringExecution: preferred = [] } =
    affinity;
  for (const [i, term] of required.entries()) checkPodTerm(term, `${at}.requiredDuringSchedulingIgnoredDuringExecution[${i}]`, report);
  for (const [i, { weight, podAffinityTerm }] of preferred.entries()) {
    const place = `${at}.preferredDuringSchedulingIgnoredDuringExecution[${i}]`;
    checkWeight(weight, place, report);
    checkPodTerm(podAffinityTerm, `${place}.podAffinityTerm`, report);
  }
};

const checkPodTerm: Check<PodAffinityTerm> = ({ topologyKey, labelSelector, namespaceSelector }, at, report) => {
  checkTopologyKey(topologyKey, at, report);
  if (labelSelector !== undefined) checkSelector(labelSelector, `${at}.labelSelector`, report);
  if (namespaceSelector !== undefined) checkSelector(namespaceSelector, `${at}.namespaceSelector`, report);
};

const checkWeight: Check<number> = (weight, at, report) => {
  if (weight < 1 || weight > 100) report('scheduling', `${at}.weight`, `${weight} is not between 1 and 100`);
};

const checkTopologyKey: Check<string> = (key, at, report) => {
  if (!isQualifiedName(key)) report('scheduling', `${at}.topologyKey`, `${JSON.stringify(key)} is no label of a node`);
};

const checkTolerations = each<Toleration>(({ key = '', operator = 'Equal', value = '', effect, tolerationSeconds }, at, report) => {
  if (key === '' ? operator !== 'Exists' : !isQualifiedName(key))
    report('scheduling', `${at}.key`, `${JSON.stringify(key)} is no key of a taint`);
  if (operator === 'Exists' ? value !== '' : !isLabelValue(value))
    report('scheduling', `${at}.value`, `${JSON.stringify(value)} does not go with the operator ${operator}`);
  if (tolerationSeconds !== undefined && effect !== 'NoExecute')
    report('scheduling', `${at}.tolerationSeconds`, 'needs the effect NoExecute');
});

const checkSpreads = each<TopologySpreadConstraint>((spread, at, report) => {
  const { maxSkew, topologyKey, labelSelector, minDomains, whenUnsatisfiable } = spread;
  if (maxSkew < 1) report('scheduling', `${at}.maxSkew`, `${maxSkew} is less than 1`);
  checkTopologyKey(topologyKey, at, report);
  if (labelSelector !== undefined) checkSelector(labelSelector, `${at}.labelSelector`, report);
  if (minDomains !== undefined && (minDomains < 1 || whenUnsatisfiable !== 'DoNotSchedule'))
    report('scheduling', `${at}.minDomains`, 'must be at least 1, and go with DoNotSchedule');
});
