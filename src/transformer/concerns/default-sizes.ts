/** Claims whose size nobody says: Compose has no word for it, and what is too small is found out when it is full. */

import { listWords } from '../../diagnostics/list-words.ts';
import { DEFAULT_CLAIM_SIZE } from '../../model/settings.ts';
import type { PlannedContext } from '../concern.ts';
import { type Contribution, diagnose } from '../contribution.ts';
import type { StoreForm } from '../plan/storage/store-form.ts';
import type { StorePlan } from '../plan/storage/store-plan.ts';

/** Whose size counts: that of a share of a file server is no more than a word. */
const SIZED: ReadonlySet<StoreForm> = new Set(['claim', 'claim-template']);

/** Once for the project. */
export function* toldDefaultSizes({ plan, settings }: PlannedContext): Iterable<Contribution> {
  if (settings.project.storage.size !== DEFAULT_CLAIM_SIZE) return;
  const stores = [...plan.storage.stores.values()].filter(({ form, settings: own }) => SIZED.has(form.choice) && own.size === undefined);
  const [first, ...others] = stores;
  if (first === undefined) return;
  const names = listWords(stores.map(({ name }) => name));
  const claims =
    others.length === 0 ? `the claim ${names} asks for ${DEFAULT_CLAIM_SIZE}` : `the claims ${names} ask for ${DEFAULT_CLAIM_SIZE} each`;
  yield diagnose({
    code: 'convert/default-size',
    severity: 'info',
    ...placeOf(first),
    message: `Compose does not say how large volumes are, so ${claims}.`,
    help: `Say it before the first start, since not every storage class lets a claim grow: ${settingFor(first)}, or --storage-size for all.`,
    related: others.map((store) => ({ message: 'of the same size', ...placeOf(store) })),
  });
}

/** Where the size can be said. */
function placeOf({ store, size }: StorePlan) {
  return store.kind === 'volume' ? ({ path: ['volumes', store.key], part: 'key' } as const) : { path: size.from[0] ?? [] };
}

function settingFor({ store, users: [user] }: StorePlan): string {
  if (store.kind === 'volume' || user === undefined) return '`x-kubeferry: { size: 20Gi }` in the volume';
  return `\`x-kubeferry: { mounts: { ${user.plan.mount.target}: { size: 20Gi } } }\` in ${user.plan.service}`;
}
