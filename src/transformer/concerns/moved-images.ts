/** Images that nodes no longer find under their names. */

import { listAllWords } from '../../diagnostics/list-words.ts';
import { parseImageRef } from '../../model/image-ref.ts';
import type { PlannedContext } from '../concern.ts';
import { type Contribution, diagnose } from '../contribution.ts';
import { movedTo } from '../knowledge/moved-images.ts';

interface Moved {
  readonly service: string;
  readonly image: string;
  readonly to: string;
}

/** Once for the project. */
export function* toldMovedImages({ project, plan, settings }: PlannedContext): Iterable<Contribution> {
  const all = [...plan.services.keys()].sort().flatMap((service): readonly Moved[] => {
    const { image, build } = project.services[service] ?? {};
    if (image === undefined || build !== undefined || settings.services.get(service)?.image !== undefined) return [];
    const ref = parseImageRef(image);
    const to = ref === undefined ? undefined : movedTo(ref);
    return to === undefined ? [] : [{ service, image, to }];
  });
  const [first, ...others] = all;
  if (first === undefined) return;
  const images = [...new Map(all.map((moved) => [moved.image, moved])).values()];
  const isOne = images.length === 1;
  yield diagnose({
    code: 'convert/moved-image',
    severity: 'warning',
    path: ['services', first.service, 'image'],
    message: `${listAllWords(images.map(({ image }) => image))} ${isOne ? 'is' : 'are'} no longer on Docker Hub: Bitnami moved the versions of its images in 2025.`,
    help: `Write ${listAllWords(images.map(({ to }) => `\`${to}\``))}, which ${isOne ? 'gets' : 'get'} no updates any more, or change to another image.`,
    related: others.map(({ service }) => ({ message: 'here too', path: ['services', service, 'image'] })),
  });
}
