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

/** What stands in `depends_on`. What the loader put there is shown where it came from. */
export function dependenciesOf(service: Subject): readonly Dependency[] {
  return placesIn(placeIn(service, 'depends_on')).map((place) => {
    const target = String(place.key);
    const implied = place.node.origin.via === 'default' ? impliedBy(service, target) : undefined;
    const required = textOf(childOf(place.node, 'required')) !== 'false';
    return { target, required, ...(implied ?? { place: { ...place, part: 'key' }, verb: 'depends on' }) };
  });
}

export const undefinedDependencies: ServiceCheck = (service) =>
  dependenciesOf(service).flatMap(({ target, place, verb, required }) => {
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

/** The attribute that made the loader add a dependency (compose-go, loader/normalize.go). */
function impliedBy(service: Subject, target: string): Implied | undefined {
  for (const [key, verb] of Object.entries(NAMESPACES)) {
    const place = placeIn(service, key);
    if (place !== undefined && sharedWith(place) === target) return { place, verb };
  }
  const link = placesIn(placeIn(service, 'links')).find(({ node }) => firstPart(node) === target);
  if (link !== undefined) return { place: link, verb: 'links to' };
  const from = placesIn(placeIn(service, 'volumes_from')).find(({ node }) => firstPart(node) === target);
  return from === undefined ? undefined : { place: from, verb: 'takes the volumes of' };
}

function sharedWith(place: Place | undefined): string | undefined {
  const text = textOf(place?.node);
  return text?.startsWith('service:') ? text.slice('service:'.length) : undefined;
}

function firstPart(node: Place['node']): string | undefined {
  return textOf(node)?.split(':', 1)[0];
}
