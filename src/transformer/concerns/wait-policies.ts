/** Lets Pods through that wait for something before they start, where their networks alone would not: a wait in vain would never end. */

import { shortHash } from '../../kube/names.ts';
import type { NetworkPolicyPeer, NetworkPolicyPort } from '../../kube/objects.gen.ts';
import type { ServiceContext } from '../concern.ts';
import { type Contribution, diagnose, object } from '../contribution.ts';
import type { Wait } from '../plan/order.ts';
import type { WorkloadPlan } from '../plan/workload-plan.ts';
import { DNS, policy, policyName } from './network-policy-object.ts';

export function* waitPolicies(context: ServiceContext): Iterable<Contribution> {
  const { plan, name, workload } = context;
  const waits = plan.order.waits.get(name) ?? [];
  const isHeld = plan.networks.isolated.has(workload.lead) || plan.networks.cutOff.has(workload.lead);
  for (const { choice } of waits) if (choice.kind === 'service') yield* reachDependency(context, choice, isHeld);
  if (isHeld && waits.some(({ choice }) => choice.kind === 'job')) yield* reachApiServer(context);
}

/** Compose orders services that share no network too. Without policies for networks the dependency lets everybody in. */
function* reachDependency(context: ServiceContext, { service, port }: Wait, isHeld: boolean): Iterable<Contribution> {
  const { plan, workload, at } = context;
  const target = plan.services.get(service);
  const other = target === undefined ? undefined : plan.workloads.get(target.lead);
  if (target === undefined || other === undefined || shareANetwork(context, other.lead)) return;
  if (port === undefined) {
    if (plan.networks.cutOff.has(workload.lead)) yield* reachNames(context);
    return;
  }
  const ports: readonly NetworkPolicyPort[] = [{ port: port.number, protocol: port.protocol }];
  const pair = `${workload.name}-${target.name}-${shortHash(`${workload.lead} ${service}`)}`;
  const place = at('depends_on', service, 'condition');
  const [from, to] = [{ matchLabels: workload.selector }, { matchLabels: other.selector }];
  if (plan.networks.enforced.choice && !isOnNode(context, other))
    yield object(
      policy(policyName('wait', pair), { podSelector: to, policyTypes: ['Ingress'], ingress: [{ from: peers(context, workload), ports }] }),
      place,
    );
  if (!isHeld) return;
  yield object(
    policy(policyName('wait-egress', pair), {
      podSelector: from,
      policyTypes: ['Egress'],
      egress: [{ to: peers(context, other), ports }, DNS],
    }),
    place,
  );
}

/** A name is asked of the DNS of the cluster, which what has no network does not reach. */
function* reachNames({ workload, at }: ServiceContext): Iterable<Contribution> {
  const podSelector = { matchLabels: workload.selector };
  yield object(policy(policyName('wait-egress', workload.name), { podSelector, policyTypes: ['Egress'], egress: [DNS] }), at('depends_on'));
}

/** What has the address of its node is no Pod to a policy: none holds for it, and none selects it. */
function isOnNode({ project }: ServiceContext, { lead }: WorkloadPlan): boolean {
  return project.services[lead]?.network_mode === 'host';
}

function peers(context: ServiceContext, workload: WorkloadPlan): readonly NetworkPolicyPeer[] {
  return isOnNode(context, workload) ? NODES : [{ podSelector: { matchLabels: workload.selector } }];
}

function shareANetwork({ plan, workload }: ServiceContext, other: string): boolean {
  const theirs = new Set(plan.networks.memberships.get(other) ?? []);
  return (plan.networks.memberships.get(workload.lead) ?? []).some((key) => theirs.has(key));
}

/** Networks that are never the internet: addresses of nodes, which a policy cannot select by name. The API server listens on such a one. */
const NODES: readonly NetworkPolicyPeer[] = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'].map((cidr) => ({ ipBlock: { cidr } }));

/** The Job that is waited for is read from the API server. */
function* reachApiServer({ name, workload, at }: ServiceContext): Iterable<Contribution> {
  const ports: readonly NetworkPolicyPort[] = [443, 6443].map((port) => ({ port, protocol: 'TCP' }));
  const place = at('depends_on');
  const podSelector = { matchLabels: workload.selector };
  yield object(
    policy(policyName('api', workload.name), { podSelector, policyTypes: ['Egress'], egress: [{ to: NODES, ports }, DNS] }),
    place,
  );
  yield diagnose({
    code: 'convert/api-server-egress',
    severity: 'info',
    path: place,
    message: `${name} has no way out of its internal networks, but it waits for a Job, which it asks the API server about: ports 443 and 6443 of private addresses are open to it.`,
    help: 'Narrow the NetworkPolicy to the address of your API server, or turn waiting off (`wait: none` in kubeferry.yaml).',
  });
}
