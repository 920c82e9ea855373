/** The plan's decisions as sentences for the user, in a fixed order. */

import type { DecisionRecord } from './bundle.ts';
import { networkDecisions } from './network-decisions.ts';
import type { Plan, WorkloadPlan } from './plan.ts';

export function recordDecisions(plan: Plan): readonly DecisionRecord[] {
  return [...[...plan.workloads.values()].flatMap((workload) => [kindOf(workload), ...replicasOf(workload)]), ...networkDecisions(plan)];
}

function kindOf({ lead, name, kind }: WorkloadPlan): DecisionRecord {
  return { about: `service ${lead}: workload`, service: lead, owner: name, choice: kind.choice, because: kind.because, from: kind.from };
}

/** One replica is what nobody asked to be different, so it is no decision. */
function replicasOf({ lead, name, replicas }: WorkloadPlan): readonly DecisionRecord[] {
  if (replicas.from.length === 0) return [];
  const choice = `${replicas.choice} ${replicas.choice === 1 ? 'replica' : 'replicas'}`;
  return [{ about: `service ${lead}: replicas`, service: lead, owner: name, choice, because: replicas.because, from: replicas.from }];
}
