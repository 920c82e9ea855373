/** What `develop.watch` copies needs a place to be copied to. */

import { problemAt } from '../validate/problem.ts';
import { childOf, placeIn, placesIn, type ServiceCheck, textOf } from './subject.ts';

const WITHOUT_TARGET = ['rebuild', 'restart'];

export const watchTargets: ServiceCheck = (service) =>
  placesIn(placeIn(service, 'develop', 'watch')).flatMap((place) => {
    const action = textOf(childOf(place.node, 'action')) ?? '';
    if (WITHOUT_TARGET.includes(action) || textOf(childOf(place.node, 'target')) !== undefined) return [];
    return [
      problemAt(place, {
        code: 'compose/watch-without-target',
        message: `service \`${service.name}\` watches for \`${action}\` without a \`target\``,
        help: 'Add `target:` with the folder in the container, or use `action: rebuild`.',
      }),
    ];
  });
