/** Images that come from a registry of this machine. On a node of a cluster, `localhost` is that node. */

import { listAllWords, listWords } from '../../diagnostics/list-words.ts';
import { parseImageRef } from '../../model/image-ref.ts';
import type { Path } from '../../model/path.ts';
import { builtImage } from '../built-images.ts';
import type { PlannedContext } from '../concern.ts';
import { type Contribution, diagnose } from '../contribution.ts';

/** Once for the project. */
export function* toldLocalRegistries(context: PlannedContext): Iterable<Contribution> {
  const all = [...context.plan.services.keys()].sort().flatMap((service) => {
    const domain = domainOf(context, service);
    return domain !== undefined && LOCAL.test(domain) ? [{ service, domain }] : [];
  });
  const [first, ...others] = all;
  if (first === undefined) return;
  const many = others.length > 0;
  const domains = listAllWords([...new Set(all.map(({ domain }) => domain))]);
  yield diagnose({
    code: 'convert/local-registry',
    severity: 'warning',
    path: placeOf(context, first.service),
    message: `The ${many ? 'images' : 'image'} of ${listWords(all.map(({ service }) => service))} ${many ? 'come' : 'comes'} from ${domains}, which is this machine for Docker and the node itself for a cluster.`,
    help: `Push ${many ? 'them' : 'it'} to a registry that all nodes reach, and name that registry in \`image\`.`,
    related: others.map(({ service }) => ({ message: 'here too', path: placeOf(context, service) })),
  });
}

const LOCAL = /^(?:localhost|127(?:\.\d+){3}|\[::1\])(?::\d+)?$/;

function placeOf({ project }: PlannedContext, service: string): Path {
  return ['services', service, project.services[service]?.image === undefined ? 'build' : 'image'];
}

function domainOf(context: PlannedContext, service: string): string | undefined {
  const asked = context.settings.services.get(service)?.image;
  const image = asked ?? builtImage(context, service)?.pulled ?? context.project.services[service]?.image;
  return image === undefined ? undefined : parseImageRef(image)?.domain;
}
