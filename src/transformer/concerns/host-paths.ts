/** Mounts of what belongs to the host: told of once for each service, since there is one thing to do about all of them. */

import { listWords } from '../../diagnostics/list-words.ts';
import type { ServiceContext } from '../concern.ts';
import { type Contribution, diagnose } from '../contribution.ts';

export function* toldHostPaths({ plan, name }: ServiceContext): Iterable<Contribution> {
  const mounts = (plan.storage.mounts.get(name) ?? []).flatMap(({ path, use: { choice } }) =>
    choice.kind === 'none' && choice.loss === 'of-host' ? [{ path, ...choice }] : [],
  );
  const [first, ...others] = mounts;
  if (first === undefined) return;
  const sources = listWords([...new Set(mounts.map(({ source }) => source))]);
  const [verb, ending] = others.length === 0 ? ['belongs', 'it is not mounted'] : ['belong', 'they are not mounted'];
  yield diagnose({
    code: 'convert/unsupported',
    severity: 'warning',
    path: first.path,
    message: `${name} mounts ${sources}, which ${verb} to the host: each node of a cluster has its own, so ${ending}.`,
    help: first.instead,
    related: others.map(({ path }) => ({ message: 'here too', path })),
  });
}
