/** Which concerns are asked about the services of a Pod: most of them speak only of what is written, and most services write little. */

import type { Concern, PlannedContext } from '../concern.ts';
import type { WorkloadPlan } from '../plan/workload-plan.ts';
import { CONCERNS } from './index.ts';

type OfServices = Concern & Required<Pick<Concern, 'mapService'>>;

export type AskedConcerns = (workload: WorkloadPlan) => readonly OfServices[];

/** In the order of the list. */
export function askedConcerns({ project, settings }: PlannedContext): AskedConcerns {
  const byKeys = new Map<string, readonly OfServices[]>();
  return ({ members }) => {
    if (members.some((member) => Object.keys(settings.services.get(member) ?? {}).length > 0)) return OF_SERVICES;
    const keys = members.flatMap((member) => Object.keys(project.services[member] ?? {}));
    const id = keys.join(' ');
    const known = byKeys.get(id);
    if (known !== undefined) return known;
    const asked = OF_SERVICES.filter((concern) => concern.onlyWhereWritten !== true || keys.some((key) => ownsKey(concern, key)));
    byKeys.set(id, asked);
    return asked;
  };
}

const OF_SERVICES: readonly OfServices[] = CONCERNS.filter((concern): concern is OfServices => concern.mapService !== undefined);

function ownsKey({ owns }: Concern, key: string): boolean {
  return owns.some((pattern) => pattern.startsWith('services.*.') && pattern.split('.')[2] === key);
}
