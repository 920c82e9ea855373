/** `links` and `external_links`: names that one service has for another, inside and outside of the project. */

import { defineConcern, type ServiceContext } from '../concern.ts';
import { type Contribution, mapped, unsupported } from '../contribution.ts';

export const links = defineConcern({
  name: 'links',
  summary: 'An alias of a link becomes a further Service; a link to another project is left to an ExternalName Service of your own.',
  owns: ['services.*.links.*', 'services.*.external_links.*'],
  fates: {
    'services.*.links.*': 'by case',
    'services.*.external_links.*': 'unsupported',
  },
  onlyWhereWritten: true,
  *mapService(context) {
    const { service, at } = context;
    for (const [i, link] of (service.links ?? []).entries()) yield* plainLink(context, link, i);
    for (const [i, link] of (service.external_links ?? []).entries()) {
      const [container = '', alias = container] = link.split(':');
      yield unsupported(
        at('external_links', i),
        `${container} belongs to another project, and nothing here tells where it runs in the cluster.`,
        `Add a Service ${alias} of type ExternalName that leads to it, for example to its Service in another namespace.`,
      );
    }
  },
});

/** A link with an alias is accounted for by the Service, or the remark, that the alias became. */
function* plainLink({ plan, at }: ServiceContext, link: string, i: number): Iterable<Contribution> {
  const [target = '', alias = target] = link.split(':');
  if (alias === target) yield mapped(at('links', i), `${target} is reached under its own name.`);
  else if (plan.services.get(target) === undefined)
    yield unsupported(at('links', i), `${target} is not part of the result.`, 'Leave out the link.');
}
