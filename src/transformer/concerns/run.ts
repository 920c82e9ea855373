/** Runs every concern over every service that becomes part of the result, in a fixed order. */

import type { Attributed } from '../assemble.ts';
import type { PlannedContext, ServiceContext } from '../concern.ts';
import { CONCERNS } from './index.ts';

export function runConcerns(context: PlannedContext): readonly Attributed[] {
  const contributions: Attributed[] = [];
  for (const concern of CONCERNS) {
    for (const contribution of concern.mapProject?.(context) ?? []) contributions.push({ concern: concern.name, contribution });
  }
  for (const service of [...context.plan.services.keys()].sort()) {
    const own = serviceContext(context, service);
    for (const concern of CONCERNS) {
      for (const contribution of concern.mapService?.(own) ?? []) contributions.push({ concern: concern.name, service, contribution });
    }
  }
  return contributions;
}

function serviceContext(context: PlannedContext, name: string): ServiceContext {
  const { project, plan, settings } = context;
  const service = project.services[name];
  const servicePlan = plan.services.get(name);
  const workload = servicePlan === undefined ? undefined : plan.workloads.get(servicePlan.lead);
  if (service === undefined || servicePlan === undefined || workload === undefined) throw new Error(`no plan for service ${name}`);
  const serviceSettings = settings.services.get(name) ?? {};
  return { ...context, name, service, servicePlan, workload, serviceSettings, at: (...segments) => ['services', name, ...segments] };
}
