/** Attributes of `build` that must fit each other and the rest of the project. */

import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { type Place, problemAt, seeAlso } from '../validate/problem.ts';
import { reference } from './reference.ts';
import { placeIn, placesIn, type ServiceCheck, type Subject, textOf } from './subject.ts';

export const oneDockerfile: ServiceCheck = (service) => {
  const file = placeIn(service, 'build', 'dockerfile');
  const inline = placeIn(service, 'build', 'dockerfile_inline');
  if (file === undefined || inline === undefined || textOf(file.node) === undefined || textOf(inline.node) === undefined) return [];
  return [
    problemAt(
      { ...inline, part: 'key' },
      {
        code: 'compose/two-dockerfiles',
        message: `service \`${service.name}\` has a \`dockerfile\` and a \`dockerfile_inline\`, and only one of them can be built`,
        help: 'Remove one of them.',
        related: [seeAlso('the other one', { ...file, part: 'key' })],
      },
    ),
  ];
};

export const platformAmongBuilt: ServiceCheck = (service) => {
  const platform = placeIn(service, 'platform');
  const built = placesIn(placeIn(service, 'build', 'platforms'));
  const wanted = textOf(platform?.node);
  if (platform === undefined || wanted === undefined || built.length === 0) return [];
  if (built.some(({ node }) => textOf(node) === wanted)) return [];
  const related = built.slice(0, 1).map((first) => seeAlso('the platforms that it is built for', first));
  return [
    problemAt(platform, {
      code: 'compose/platform-not-built',
      message: `service \`${service.name}\` runs on \`${wanted}\`, for which its image is not built`,
      help: `Add \`${wanted}\` to \`build.platforms\`.`,
      related,
    }),
  ];
};

const PREFIX = 'service:';

/** `additional_contexts: {base: service:other}` builds on the image of another service. */
export const contextServices: ServiceCheck = (service) =>
  placesIn(placeIn(service, 'build', 'additional_contexts')).flatMap((place) => {
    const context = contextOf(place);
    return context?.startsWith(PREFIX) ? checkContext(service, place, context.slice(PREFIX.length)) : [];
  });

function contextOf({ node, key }: Place & { readonly key: string | number }): string | undefined {
  const text = textOf(node);
  return typeof key === 'number' ? text?.slice(text.indexOf('=') + 1) : text;
}

function checkContext(service: Subject, place: Place, target: string): readonly Diagnostic[] {
  const built = service.project.services.get(target);
  if (built === undefined) return reference(service, { place, target, section: 'services', verb: 'builds on' });
  const build = built.entries.get('build');
  if (build !== undefined && (build.kind !== 'scalar' || textOf(build) !== undefined)) return [];
  return [
    problemAt(place, {
      code: 'compose/context-not-built',
      message: `service \`${service.name}\` builds on service \`${target}\`, which has no \`build\``,
      help: `Give \`${target}\` a \`build\`, or name its image: \`docker-image://IMAGE\`.`,
      related: [seeAlso('the service', { node: built, path: ['services', target], part: 'key' })],
    }),
  ];
}
