/** Runs every concern over every service that becomes part of the result, in a fixed order. */

import type { Attributed } from '../attributed.ts';
import type { PlannedContext, ServiceContext } from '../concern.ts';
import type { ServicePlan } from '../plan/service-plan.ts';
import { CONCERNS } from './index.ts';

export function runConcerns(context: PlannedContext): readonly Attributed[] {
  const contributions: Attributed[] = [];
  for (const concern of CONCERNS) {
    for (const contribution of concern.mapProject?.(context) ?? []) contributions.push({ concern: concern.name, contribution });
  }
  for (const service of [...context.plan.services.values()].sort((a, b) => (a.service < b.service ? -1 : 1))) {
    const own = service.leads.flatMap((lead, i) => mapIn(context, service, { lead, isFirst: i === 0 }));
    contributions.push(...own);
  }
  return contributions;
}

interface Home {
  readonly lead: string;
  /** What a service that runs in several Pods has to say is said once. */
  readonly isFirst: boolean;
}

function mapIn(context: PlannedContext, servicePlan: ServicePlan, { lead, isFirst }: Home): readonly Attributed[] {
  const own = serviceContext(context, servicePlan, lead);
  const { service } = servicePlan;
  return CONCERNS.flatMap(({ name, mapService }) =>
    [...(mapService?.(own) ?? [])]
      .filter(({ to }) => isFirst || (to !== 'diagnostics' && to !== 'ledger'))
      .map((contribution) => ({ concern: name, service, lead, contribution })),
  );
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
