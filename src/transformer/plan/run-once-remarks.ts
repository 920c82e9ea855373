/** What there is to say of services that look as if they ran once. */

import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Plan } from '../plan.ts';
import type { ProjectContext } from '../project-context.ts';
import type { WorkloadPlan } from './workload-plan.ts';

export function runOnceRemarks(context: ProjectContext, { workloads }: Pick<Plan, 'workloads'>): readonly Diagnostic[] {
  return [...workloads.values()].flatMap((workload) => perhapsJob(context, workload));
}

/** As a Deployment it would be started again and again. What runs once may well try again after a failure. */
function perhapsJob({ project }: ProjectContext, { lead, kind, members }: WorkloadPlan): readonly Diagnostic[] {
  const { restart, healthcheck, ports } = project.services[lead] ?? {};
  const isSilent = (restart === undefined || restart.startsWith('on-failure')) && healthcheck === undefined && ports === undefined;
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
