/** Datastores whose image names no version, over data that stays: the next Pod may be of a version that does not read it. */

import { listAllWords } from '../../diagnostics/list-words.ts';
import { parseImageRef } from '../../model/image-ref.ts';
import type { PlannedContext } from '../concern.ts';
import { type Contribution, diagnose } from '../contribution.ts';
import { imageOf } from '../knowledge/data-folders.ts';

/** Once for the project. */
export function* toldUnversionedData(context: PlannedContext): Iterable<Contribution> {
  const all = [...context.plan.services.keys()].sort().filter((service) => isUnversioned(context, service));
  const [first, ...others] = all;
  if (first === undefined) return;
  const who = listAllWords(all.map((service) => `${service} (${context.project.services[service]?.image ?? ''})`));
  const many = others.length > 0;
  yield diagnose({
    code: 'convert/unversioned-data',
    severity: 'warning',
    path: ['services', first, 'image'],
    message: `The ${many ? 'images' : 'image'} of ${who} ${many ? 'name no versions' : 'names no version'}: a node that pulls a later one may start a program that does not read the data there is.`,
    help: 'Name in `image` the version that the data is of; for new data, a current one.',
    related: others.map((service) => ({ message: 'no version either', path: ['services', service, 'image'] })),
  });
}

function isUnversioned({ project, plan }: PlannedContext, service: string): boolean {
  const definition = project.services[service] ?? {};
  const ref = definition.image === undefined ? undefined : parseImageRef(definition.image);
  if (ref === undefined || ref.digest !== undefined || /\d/.test(ref.tag ?? '') || imageOf(definition)?.stateful !== true) return false;
  return (plan.storage.mounts.get(service) ?? []).some(({ use, readOnly }) => use.choice.kind === 'store' && !readOnly);
}
