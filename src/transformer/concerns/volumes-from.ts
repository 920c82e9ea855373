/** `volumes_from`: the mounts of another service, at the same places. */

import { groupBy } from '../attributed.ts';
import { defineConcern, type ServiceContext } from '../concern.ts';
import { type Contribution, ignored, mapped, unsupported } from '../contribution.ts';
import { parseVolumesFrom } from '../plan/storage/inherited-mounts.ts';
import type { MountPlan } from '../plan/storage/mount-plan.ts';
import { mountFields } from './mount-fields.ts';
import { type MountedPlaces, mountedPlaces } from './mounted-places.ts';

export const volumesFrom = defineConcern({
  name: 'volumes-from',
  summary: 'The mounts of the other service are mounted here too; its claims are shared.',
  owns: ['services.*.volumes_from.**'],
  fates: {
    'services.**': 'by case',
  },
  onlyWhereWritten: true,
  *mapService(context) {
    const mounts = groupBy(context.plan.storage.mounts.get(context.name) ?? [], ({ path: [, , key, index] }) =>
      key === 'volumes_from' ? index : undefined,
    );
    const places = mountedPlaces(context);
    for (const [i, entry] of (context.service.volumes_from ?? []).entries())
      yield* inherited(context, entry, { index: i, mounts: mounts.get(i) ?? [], places });
  },
});

interface Inheritance {
  readonly index: number;
  readonly mounts: readonly MountPlan[];
  readonly places: MountedPlaces;
}

function* inherited(context: ServiceContext, entry: string, { index, mounts, places }: Inheritance): Iterable<Contribution> {
  const path = context.at('volumes_from', index);
  const { service, container } = parseVolumesFrom(entry);
  if (service === undefined) {
    yield unsupported(
      path,
      `${container ?? entry} is a container outside the project, whose volumes Kubernetes does not know.`,
      'Mount the named volumes themselves.',
    );
    return;
  }
  if (mounts.length === 0) yield ignored(path, `${service} has no mounts that ${context.name} does not have already.`);
  else yield mapped(path, `${context.name} mounts what ${service} mounts.`);
  for (const plan of mounts) if (plan.use.choice.kind !== 'none') yield* mountFields(context, plan, places);
}
