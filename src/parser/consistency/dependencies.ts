/** Services that others wait for or share a namespace with must be there. */

import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Place } from '../validate/problem.ts';
import { reference } from './reference.ts';
import { childOf, placeIn, placesIn, type ServiceCheck, type Subject, textOf } from './subject.ts';

/** A service that another one needs, and where that is said. */
export interface Dependency {
  readonly target: string;
  readonly place: Place;
  readonly verb: string;
  readonly required: boolean;
}

/** What stands in `depends_on`, of the targets that are meant. What the loader put there is shown where it came from. */
export function dependenciesOn(service: Subject, isMeant: (target: string) => boolean): readonly Dependency[] {
  const places = placesIn(placeIn(service, 'depends_on'), (key) => isMeant(String(key)));
  if (places.length === 0) return [];
  const implied = impliedDependencies(service);
  return places.map((place) => {
    const target = String(place.key);
    const by = place.node.origin.via === 'default' ? implied.get(target) : undefined;
    const required = textOf(childOf(place.node, 'required')) !== 'false';
    return { target, required, ...(by ?? { place: { ...place, part: 'key' }, verb: 'depends on' }) };
  });
}

export const undefinedDependencies: ServiceCheck = (service) =>
  dependenciesOn(service, (target) => !service.project.services.has(target)).flatMap(({ target, place, verb, required }) => {
    if (!required && service.project.disabled.has(target)) return [];
    return reference(service, { place, target, section: 'services', verb });
  });

/** `network_mode: service:x` is looked up by itself too, for the case that the model is not normalised. */
export const sharedNetwork: ServiceCheck = (service): readonly Diagnostic[] => {
  const place = placeIn(service, 'network_mode');
  const target = sharedWith(place);
  if (place === undefined || target === undefined || placeIn(service, 'depends_on', target) !== undefined) return [];
  return reference(service, { place, target, section: 'services', verb: NAMESPACES.network_mode });
};

type Implied = Pick<Dependency, 'place' | 'verb'>;

const NAMESPACES = {
  network_mode: 'shares the network of',
  ipc: 'shares the memory of',
  pid: 'shares the processes of',
  uts: 'shares the host name of',
  cgroup: 'shares the control group of',
};

/** By target, the attribute that made the loader add a dependency (compose-go, loader/normalize.go): the first of several. */
function impliedDependencies(service: Subject): ReadonlyMap<string, Implied> {
  const implied = new Map<string, Implied>();
  const add = (target: string | undefined, found: Implied) => {
    if (target !== undefined && !implied.has(target)) implied.set(target, found);
  };
  for (const [key, verb] of Object.entries(NAMESPACES)) {
    const place = placeIn(service, key);
    if (place !== undefined) add(sharedWith(place), { place, verb });
  }
  for (const place of placesIn(placeIn(service, 'links'))) add(firstPart(place.node), { place, verb: 'links to' });
  for (const place of placesIn(placeIn(service, 'volumes_from'))) add(firstPart(place.node), { place, verb: 'takes the volumes of' });
  return implied;
}

function sharedWith(place: Place | undefined): string | undefined {
  const text = textOf(place?.node);
  return text?.startsWith('service:') ? text.slice('service:'.length) : undefined;
}

function firstPart(node: Place['node']): string | undefined {
  return textOf(node)?.split(':', 1)[0];
}
