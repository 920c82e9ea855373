/** What there is to say of services that run once, or look as if they did. */

import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Plan } from '../plan.ts';
import type { ProjectContext } from '../project-context.ts';
import { askedAt } from './asked-at.ts';
import type { ServicePlan } from './service-plan.ts';
import type { WorkloadPlan } from './workload-plan.ts';

export function runOnceRemarks(
  context: ProjectContext,
  { workloads, services }: Pick<Plan, 'workloads' | 'services'>,
): readonly Diagnostic[] {
  return [
    ...[...workloads.values()].flatMap((workload) => perhapsJob(context, workload)),
    ...[...services.values()].flatMap((service) => askedInVain(context, service)),
  ];
}

/** As a Deployment it would be started again and again. */
function perhapsJob({ project }: ProjectContext, { lead, kind, members }: WorkloadPlan): readonly Diagnostic[] {
  const { restart, healthcheck, ports } = project.services[lead] ?? {};
  const isSilent = restart === undefined && healthcheck === undefined && ports === undefined;
  if (kind.choice !== 'Deployment' || members.length > 1 || !isSilent || !RUNS_ONCE.test(lead)) return [];
  return [
    {
      code: 'convert/perhaps-a-job',
      severity: 'info',
      path: ['services', lead],
      part: 'key',
      message: `${lead} becomes a Deployment, which is restarted whenever it ends; its name sounds as if it ran once.`,
      help: 'If so, let those that need it wait for `condition: service_completed_successfully`, or write `restart: "no"`.',
    },
  ];
}

const RUNS_ONCE = /(^|[-_.])(migrat\w*|init|setup|seed\w*|bootstrap|createbuckets?|job)([-_.]|$)/;

/** `runAs: init-container` means something to those that wait for the end of the service, and to its Pod. */
function askedInVain({ settings }: ProjectContext, { service, role, lead }: ServicePlan): readonly Diagnostic[] {
  if (settings.services.get(service)?.runAs !== 'init-container' || role.choice === 'init-container') return [];
  const [path] = askedAt(settings, service, 'runAs');
  const because =
    service === lead
      ? 'no other service waits for it to complete, or it leads a Pod of several'
      : 'its Pod has no other container that starts last';
  return [
    {
      code: 'convert/run-as',
      severity: 'warning',
      ...(path === undefined ? {} : { path }),
      message: `${service} does not run as an init container: ${because}.`,
      help: 'Let a service wait for it with `condition: service_completed_successfully`, or leave the setting out.',
    },
  ];
}
