/** Containers that a setting asks to run to their end before those of the service start. */

import type { InitContainerSettings } from '../../model/settings.ts';
import { defineConcern, type ServiceContext } from '../concern.ts';
import { type Contribution, helperContainer } from '../contribution.ts';
import { hardened } from './hardening.ts';

export const initContainers = defineConcern({
  name: 'init-containers',
  summary: 'The containers of the setting initContainers run, one after the other, before the service starts.',
  owns: [],
  onlyWhereWritten: true,
  *mapService(context) {
    for (const [i, container] of (context.serviceSettings.initContainers ?? []).entries()) yield* before(context, container, i);
  },
});

function* before(context: ServiceContext, { name, image, command }: InitContainerSettings, index: number): Iterable<Contribution> {
  const { fields: securityContext, remarks } = hardened({}, context, { image });
  yield helperContainer(
    {
      name: name ?? `init-${index + 1}`,
      image,
      ...(command === undefined ? {} : { command }),
      ...(Object.keys(securityContext).length === 0 ? {} : { securityContext }),
    },
    context.at('x-kubeferry', 'initContainers', index),
  );
  yield* remarks;
}
