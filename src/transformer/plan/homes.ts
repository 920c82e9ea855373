/** In which workloads each service runs: in one, unless it is an init container of several. */

import type { WorkloadPlan } from './workload-plan.ts';

/** By service; in the order of `workloads`. */
export function homesOf(workloads: ReadonlyMap<string, WorkloadPlan>): ReadonlyMap<string, readonly WorkloadPlan[]> {
  const homes = new Map<string, WorkloadPlan[]>();
  for (const workload of workloads.values()) {
    for (const member of workload.members) {
      const known = homes.get(member);
      if (known === undefined) homes.set(member, [workload]);
      else known.push(workload);
    }
  }
  return homes;
}
