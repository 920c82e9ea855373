/** `volumes_from`: the mounts of another service, at the same places. */

import { defineConcern, type ServiceContext } from '../concern.ts';
import { type Contribution, ignored, mapped, unsupported } from '../contribution.ts';
import { parseVolumesFrom } from '../plan/storage/inherited-mounts.ts';
import { mountFields } from './mount-fields.ts';

export const volumesFrom = defineConcern({
  name: 'volumes-from',
  summary: 'The mounts of the other service are mounted here too; its claims are shared.',
  owns: ['services.*.volumes_from.**'],
  fates: {
    'services.**': 'by case',
  },
  *mapService(context) {
    for (const [i, entry] of (context.service.volumes_from ?? []).entries()) yield* inherited(context, entry, i);
  },
});

function* inherited(context: ServiceContext, entry: string, index: number): Iterable<Contribution> {
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
  const mounts = (context.plan.storage.mounts.get(context.name) ?? []).filter(
    (plan) => plan.path[2] === 'volumes_from' && plan.path[3] === index,
  );
  if (mounts.length === 0) yield ignored(path, `${service} has no mounts that ${context.name} does not have already.`);
  else yield mapped(path, `${context.name} mounts what ${service} mounts.`);
  for (const plan of mounts) if (plan.use.choice.kind !== 'none') yield* mountFields(context, plan);
}
