/**
 * Claims that a program may not be able to write to: a fresh one belongs to root, and only the image tells as whom its program runs. Docker gives
 * a new volume the owner of the folder in the image.
 */

import { listWords } from '../../diagnostics/list-words.ts';
import type { PlannedContext } from '../concern.ts';
import { type Contribution, diagnose } from '../contribution.ts';
import { imageOf } from '../knowledge/data-folders.ts';
import { storeId } from '../plan/storage/mount-plan.ts';
import { isFresh } from '../plan/storage/own-folder.ts';

/** Once for the project. */
export function* toldUnknownOwners(context: PlannedContext): Iterable<Contribution> {
  const [first, ...others] = [...context.plan.services.keys()].sort().filter((service) => hasUnknownOwner(context, service));
  if (first === undefined) return;
  const [images, verb] = others.length === 0 ? ['the image', 'runs'] : ['the images', 'run'];
  yield diagnose({
    code: 'convert/unknown-owner',
    severity: 'info',
    path: ['services', first],
    part: 'key',
    message: `A fresh claim belongs to root, and nothing tells as whom ${images} of ${listWords([first, ...others])} ${verb}.`,
    help: `If one may not write, give its volumes the group of its user, which \`docker compose exec ${first} id\` prints: \`x-kubeferry: { fsGroup: 1000 }\`.`,
    related: others.map((service) => ({ message: 'here too', path: ['services', service], part: 'key' as const })),
  });
}

function hasUnknownOwner({ project, plan, settings }: PlannedContext, service: string): boolean {
  const definition = project.services[service] ?? {};
  const { lead = service } = plan.services.get(service) ?? {};
  const isRoot = settings.services.get(service)?.runAsUser === 0 || /^(?:0|root)(?::|$)/.test(definition.user ?? '');
  if (isRoot || imageOf(definition) !== undefined || plan.storage.fileGroups.has(lead)) return false;
  return (plan.storage.mounts.get(service) ?? []).some(({ use: { choice }, readOnly }) => {
    const store = choice.kind === 'store' ? plan.storage.stores.get(storeId(choice.store)) : undefined;
    return store !== undefined && !readOnly && isFresh(store.form.choice);
  });
}
