/**
 * NetworkPolicies that keep the same who-reaches-whom as the networks of the project, where it has more than one. Policies add up, so a Pod on two
 * networks is reached from both, and one that is exposed also from everywhere on the ports that are open.
 */

import type { NetworkPolicyEgressRule, NetworkPolicyPeer, NetworkPolicyPort } from '../../kube/objects.gen.ts';
import { defineConcern, type ServiceContext } from '../concern.ts';
import { type Contribution, object } from '../contribution.ts';
import { ISOLATED_LABEL, MEMBER } from '../plan/networks/label-keys.ts';
import { isolatedNetworks, type NetworkFacts } from '../plan/networks.ts';
import type { PortPlan } from '../plan/ports/port-plan.ts';
import { isOnNode } from '../plan/ports/publication.ts';
import { DNS, policy, policyName } from './network-policy-object.ts';
import { waitPolicies } from './wait-policies.ts';

export const networkPolicies = defineConcern({
  name: 'network-policies',
  summary:
    'With more than one network, Pods are reached from their networks alone, and from everywhere on exposed ports; internal networks have no way out.',
  owns: [],
  *mapProject(context) {
    const { enforced, networks } = context.plan.networks;
    if (!enforced.choice) return;
    const isolated = isolatedNetworks(context.plan.networks);
    for (const network of networks.values()) yield* networkPolicy(network, isolated.has(network.key));
  },
  *mapService(context) {
    yield* cutOff(context);
    if (context.plan.networks.enforced.choice) yield* openToAll(context);
    if (context.settings.project.networkPolicies !== 'none') yield* waitPolicies(context);
  },
});

function* networkPolicy({ key, name, label, external }: NetworkFacts, isIsolated: boolean): Iterable<Contribution> {
  const members = { matchLabels: { [label]: MEMBER } };
  const peers: readonly NetworkPolicyPeer[] = external ? [{ namespaceSelector: {} }] : [{ podSelector: members }];
  const place = ['networks', key];
  yield object(policy(policyName('network', name), { podSelector: members, policyTypes: ['Ingress'], ingress: [{ from: peers }] }), place);
  if (!isIsolated) return;
  const podSelector = { matchLabels: { [label]: MEMBER, [ISOLATED_LABEL]: MEMBER } };
  const egress: readonly NetworkPolicyEgressRule[] = [{ to: peers }, DNS];
  yield object(policy(policyName('isolated', name), { podSelector, policyTypes: ['Egress'], egress }), [...place, 'internal']);
}

/** `network_mode: none` */
function* cutOff({ name, workload, plan, settings, at }: ServiceContext): Iterable<Contribution> {
  if (!plan.networks.cutOff.has(name) || settings.project.networkPolicies === 'none') return;
  const podSelector = { matchLabels: workload.selector };
  yield object(policy(policyName('no-network', workload.name), { podSelector, policyTypes: ['Ingress', 'Egress'] }), at('network_mode'));
}

/** Ingress controllers and load balancers call from other namespaces and from outside, under addresses that nobody knows beforehand. */
function* openToAll({ name, servicePlan, workload, plan }: ServiceContext): Iterable<Contribution> {
  const decision = plan.exposure.services.get(name);
  const exposed = [...(decision?.choice.routes ?? []), ...(decision?.choice.open ?? [])].map(({ port }) => port);
  const onNode = servicePlan.ports.filter(({ published }) => published.some(isOnNode));
  const ports = uniquePorts([...exposed, ...onNode]);
  if (ports.length === 0) return;
  const podSelector = { matchLabels: workload.selector };
  yield object(
    policy(policyName('public', servicePlan.name), { podSelector, policyTypes: ['Ingress'], ingress: [{ ports }] }),
    ...(decision?.from ?? []),
  );
}

function uniquePorts(ports: readonly PortPlan[]): readonly NetworkPolicyPort[] {
  return [...new Map(ports.map(({ number, protocol }) => [`${number}/${protocol}`, { port: number, protocol }])).values()];
}
