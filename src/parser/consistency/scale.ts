/** How many containers a service has is said in one way, and is not more than one under a fixed name. */

import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { formatPath } from '../../model/path.ts';
import { type Place, problemAt, seeAlso } from '../validate/problem.ts';
import { numberOf, placeIn, type ServiceCheck, textOf } from './subject.ts';

export const scaleAndReplicas: ServiceCheck = (service) => {
  const given = placeIn(service, 'scale');
  return [...distinct(given, placeIn(service, 'deploy', 'replicas')), ...negative(given)];
};

export const negativeReplicas: ServiceCheck = (service) => negative(placeIn(service, 'deploy', 'replicas'));

export const oneContainerName: ServiceCheck = (service) =>
  oneName(placeIn(service, 'container_name'), placeIn(service, 'scale') ?? placeIn(service, 'deploy', 'replicas'));

function distinct(given: Place | undefined, replicas: Place | undefined): readonly Diagnostic[] {
  if (given === undefined || replicas === undefined || numberOf(given.node) === numberOf(replicas.node)) return [];
  return [
    problemAt(given, {
      code: 'compose/conflicting-scale',
      message: `\`scale: ${textOf(given.node)}\` contradicts \`deploy.replicas: ${textOf(replicas.node)}\``,
      help: 'Remove one of them; `deploy.replicas` is the one that other tools read.',
      related: [seeAlso('the other number', replicas)],
    }),
  ];
}

function negative(place: Place | undefined): readonly Diagnostic[] {
  if (place === undefined || (numberOf(place.node) ?? 0) >= 0) return [];
  const message = `\`${formatPath(place.path)}\` must be at least 0, not \`${textOf(place.node)}\``;
  return [problemAt(place, { code: 'compose/negative-scale', message, help: 'Write 0 to run none.' })];
}

function oneName(name: Place | undefined, count: Place | undefined): readonly Diagnostic[] {
  const text = textOf(name?.node);
  if (name === undefined || text === undefined || count === undefined || (numberOf(count.node) ?? 1) <= 1) return [];
  return [
    problemAt(name, {
      code: 'compose/container-name-with-replicas',
      message: `\`container_name: ${text}\` can name one container only, and the service has ${textOf(count.node)}`,
      help: 'Remove `container_name`; other services reach all of them by the name of the service.',
      related: [seeAlso('the number of containers', count)],
    }),
  ];
}
