/** Containers that a setting asks to run to their end before those of the service start. */

import { defineConcern } from '../concern.ts';
import { helperContainer } from '../contribution.ts';

export const initContainers = defineConcern({
  name: 'init-containers',
  summary: 'The containers of the setting initContainers run, one after the other, before the service starts.',
  owns: [],
  *mapService({ serviceSettings, at }) {
    for (const [i, { name = `init-${i + 1}`, image, command }] of (serviceSettings.initContainers ?? []).entries()) {
      yield helperContainer({ name, image, ...(command === undefined ? {} : { command }) }, at('x-kubeferry', 'initContainers', i));
    }
  },
});
