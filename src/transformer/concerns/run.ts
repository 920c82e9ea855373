/** Runs every concern over every service that becomes part of the result, in a fixed order. */

import type { Attributed } from '../attributed.ts';
import type { PlannedContext, ServiceContext } from '../concern.ts';
import type { ServicePlan } from '../plan/service-plan.ts';
import { askedConcerns } from './asked.ts';
import { CONCERNS } from './index.ts';

export function runConcerns(context: PlannedContext): readonly Attributed[] {
  const made: Attributed[] = [];
  for (const { name: concern, mapProject } of CONCERNS) {
    for (const contribution of mapProject?.(context) ?? []) made.push({ concern, contribution });
  }
  const asked = askedConcerns(context);
  for (const service of serviceContexts(context)) {
    const { name, servicePlan, workload } = service;
    // What a service that runs in several Pods has to say is said once.
    const isFirst = servicePlan.leads[0] === workload.lead;
    for (const { name: concern, mapService } of asked(workload)) {
      for (const contribution of mapService(service)) {
        const isSaid = isFirst || (contribution.to !== 'diagnostics' && contribution.to !== 'ledger');
        if (isSaid) made.push({ concern, service: name, lead: workload.lead, contribution });
      }
    }
  }
  return made;
}

/** One for each Pod that a service runs in; sorted by name. */
export function* serviceContexts(context: PlannedContext): Iterable<ServiceContext> {
  const services = [...context.plan.services.values()].sort((a, b) => (a.service < b.service ? -1 : 1));
  for (const servicePlan of services) for (const lead of servicePlan.leads) yield serviceContext(context, servicePlan, lead);
}

function serviceContext(context: PlannedContext, servicePlan: ServicePlan, lead: string): ServiceContext {
  const { loaded, project, settings, files, plan } = context;
  const name = servicePlan.service;
  const service = project.services[name];
  const workload = plan.workloads.get(lead);
  if (service === undefined || workload === undefined) throw new Error(`no plan for service ${name}`);
  const serviceSettings = settings.services.get(name) ?? {};
  const at: ServiceContext['at'] = (...segments) => ['services', name, ...segments];
  return { loaded, project, settings, files, plan, name, service, servicePlan, workload, serviceSettings, at };
}
