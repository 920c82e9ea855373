/** The plan's decisions as sentences for the user, in a fixed order. */

import { listAllWords } from '../diagnostics/list-words.ts';
import type { ProjectSettings } from '../model/settings.ts';
import type { DecisionRecord } from './bundle.ts';
import { networkDecisions } from './network-decisions.ts';
import type { WorkloadPlan } from './plan/workload-plan.ts';
import type { Plan } from './plan.ts';
import { storageDecisions } from './storage-decisions.ts';

export function recordDecisions(plan: Plan, settings: ProjectSettings): readonly DecisionRecord[] {
  const records: DecisionRecord[] = [];
  for (const workload of plan.workloads.values())
    records.push(kindOf(workload), ...replicasOf(workload), ...sharingOf(workload), ...rolesIn(plan, workload));
  return records.concat(networkDecisions(plan), storageDecisions(plan, settings));
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

function sharingOf({ lead, name, shared }: WorkloadPlan): readonly DecisionRecord[] {
  if (shared === undefined) return [];
  const { choice, because, from } = shared;
  return [{ about: `service ${lead}: Pod`, service: lead, owner: name, choice: `one Pod with ${listAllWords(choice)}`, because, from }];
}

const ROLES = { 'init-container': 'init container', sidecar: 'sidecar' } as const;

/** A plain container is what every service is unless something asks otherwise. */
function rolesIn({ services }: Plan, { members, name, lead }: WorkloadPlan): readonly DecisionRecord[] {
  return members.flatMap((service) => {
    const role = services.get(service)?.role;
    if (role === undefined || role.choice === 'container') return [];
    const choice = service === lead ? ROLES[role.choice] : `${ROLES[role.choice]} of ${lead}`;
    return [{ about: `service ${service}: container`, service, owner: name, choice, because: role.because, from: role.from }];
  });
}
