/** Runs every concern over every service that becomes part of the result, in a fixed order. */

import type { Attributed } from '../attributed.ts';
import type { PlannedContext, ServiceContext } from '../concern.ts';
import type { ServicePlan } from '../plan/service-plan.ts';
import { CONCERNS } from './index.ts';

export function runConcerns(context: PlannedContext): readonly Attributed[] {
  const made: Attributed[] = [];
  for (const { name: concern, mapProject } of CONCERNS) {
    for (const contribution of mapProject?.(context) ?? []) made.push({ concern, contribution });
  }
  const services = [...context.plan.services.values()].sort((a, b) => (a.service < b.service ? -1 : 1));
  for (const servicePlan of services) {
    for (const [i, lead] of servicePlan.leads.entries()) mapIn(serviceContext(context, servicePlan, lead), { isFirst: i === 0, made });
  }
  return made;
}

interface Run {
  /** What a service that runs in several Pods has to say is said once. */
  readonly isFirst: boolean;
  readonly made: Attributed[];
}

function mapIn(context: ServiceContext, { isFirst, made }: Run): void {
  const { name: service, workload } = context;
  for (const { name: concern, mapService } of CONCERNS) {
    for (const contribution of mapService?.(context) ?? []) {
      const isSaid = isFirst || (contribution.to !== 'diagnostics' && contribution.to !== 'ledger');
      if (isSaid) made.push({ concern, service, lead: workload.lead, contribution });
    }
  }
}

function serviceContext(context: PlannedContext, servicePlan: ServicePlan, lead: string): ServiceContext {
  const { project, plan, settings } = context;
  const name = servicePlan.service;
  const service = project.services[name];
  const workload = plan.workloads.get(lead);
  if (service === undefined || workload === undefined) throw new Error(`no plan for service ${name}`);
  const serviceSettings = settings.services.get(name) ?? {};
  return { ...context, name, service, servicePlan, workload, serviceSettings, at: (...segments) => ['services', name, ...segments] };
}
