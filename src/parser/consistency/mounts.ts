/** One place in a container takes one mount. */

import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { type Place, problemAt, seeAlso } from '../validate/problem.ts';
import { childOf, placeIn, placesIn, type ServiceCheck, type Subject, textOf } from './subject.ts';

export const mountTargets: ServiceCheck = (service) => {
  const mounts = mountsOf(service);
  if (mounts.length < 2) return [];
  const taken = new Map<string, Place>();
  return mounts.flatMap(({ target, place }): readonly Diagnostic[] => {
    const before = taken.get(target);
    if (before === undefined) {
      taken.set(target, place);
      return [];
    }
    const message = `service \`${service.name}\` mounts two things at \`${target}\``;
    const related = [seeAlso('the first one', before)];
    return [problemAt(place, { code: 'compose/duplicate-mount', message, help: 'Remove one of them, or give it another place.', related })];
  });
};

/** A service with mounts of both kinds is looked at for its `volumes`. */
export const tmpfsTargets: ServiceCheck = (service) => (service.node.entries.has('volumes') ? [] : mountTargets(service));

interface Mount {
  readonly target: string;
  readonly place: Place;
}

function mountsOf(service: Subject): readonly Mount[] {
  const mounts: Mount[] = [];
  const add = (target: string | undefined, place: Place): void => {
    if (target !== undefined) mounts.push({ target, place });
  };
  for (const place of tmpfsOf(service)) add(textOf(place.node)?.split(':', 1)[0], place);
  for (const place of placesIn(placeIn(service, 'volumes'))) add(textOf(childOf(place.node, 'target')), place);
  return mounts;
}

/** One string or a list. */
function tmpfsOf(service: Subject): readonly Place[] {
  const place = placeIn(service, 'tmpfs');
  return place?.node.kind === 'scalar' ? [place] : placesIn(place);
}
