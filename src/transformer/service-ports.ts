/** The ports behind the Kubernetes Service of a compose service. */

import type { PlannedContext } from './concern.ts';
import { PORT_LIMIT, type PortPlan } from './plan/ports/port-plan.ts';

/** Its own, and those of the services that use its network (`network_mode: service:x`), which in Docker are reached under its name. */
export function servicePorts({ project, plan }: PlannedContext, name: string): readonly PortPlan[] {
  const own = plan.services.get(name);
  if (own === undefined) return [];
  const members = plan.workloads.get(own.lead)?.members ?? [];
  const guests = own.lead === name ? members.filter((member) => project.services[member]?.network_mode?.startsWith('service:')) : [];
  const ports = new Map<string, PortPlan>();
  for (const service of [name, ...guests]) {
    for (const port of plan.services.get(service)?.ports ?? []) {
      const key = `${port.number}/${port.protocol}`;
      if (!ports.has(key)) ports.set(key, port);
    }
  }
  return [...ports.values()].slice(0, PORT_LIMIT);
}
