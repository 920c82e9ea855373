/** Which concerns are asked about the services of a Pod: most of them speak only of what is written, and most services write little. */

import type { Concern, PlannedContext } from '../concern.ts';
import type { WorkloadPlan } from '../plan/workload-plan.ts';
import { CONCERNS } from './index.ts';

type OfServices = Concern & Required<Pick<Concern, 'mapService'>>;

export type AskedConcerns = (workload: WorkloadPlan) => readonly OfServices[];

/** In the order of the list. A Pod may have thousands of services, each of which asks: it is looked at once. */
export function askedConcerns({ project, settings }: PlannedContext): AskedConcerns {
  const byPod = new Map<WorkloadPlan, readonly OfServices[]>();
  const byKeys = new Map<string, readonly OfServices[]>();
  const lookAt = ({ members }: WorkloadPlan): readonly OfServices[] => {
    if (members.some((member) => Object.keys(settings.services.get(member) ?? {}).length > 0)) return OF_SERVICES;
    const keys = new Set(members.flatMap((member) => Object.keys(project.services[member] ?? {})));
    const id = [...keys].join(' ');
    const asked = byKeys.get(id) ?? OF_SERVICES.filter((concern) => isAsked(concern, keys));
    byKeys.set(id, asked);
    return asked;
  };
  return (workload) => {
    const asked = byPod.get(workload) ?? lookAt(workload);
    byPod.set(workload, asked);
    return asked;
  };
}

const OF_SERVICES: readonly OfServices[] = CONCERNS.filter((concern): concern is OfServices => concern.mapService !== undefined);

function isAsked({ onlyWhereWritten, owns }: Concern, keys: ReadonlySet<string>): boolean {
  if (onlyWhereWritten !== true) return true;
  return owns.some((pattern) => pattern.startsWith('services.*.') && keys.has(pattern.split('.')[2] ?? ''));
}
