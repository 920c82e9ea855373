/** The plan's decisions as sentences for the user, in a fixed order. */

import type { DecisionRecord } from './bundle.ts';
import type { Plan } from './plan.ts';

export function recordDecisions(plan: Plan): readonly DecisionRecord[] {
  return [...plan.workloads.values()].flatMap(({ lead, name, kind, replicas }) => [
    { about: `service ${lead}: workload`, service: lead, owner: name, choice: kind.choice, because: kind.because, from: kind.from },
    { about: `service ${lead}: replicas`, service: lead, owner: name, choice: String(replicas.choice), because: replicas.because, from: replicas.from },
  ]);
}
