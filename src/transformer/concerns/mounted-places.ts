/** Where in a container of a service something is mounted, whatever brings it there. */

import { isInside } from '../../model/file-path.ts';
import type { ServiceContext } from '../concern.ts';
import { placeOfReference, RUN_SECRETS } from '../plan/storage/file-reference.ts';
import { parseTmpfs } from '../plan/storage/tmpfs-entry.ts';

/** Absolute; a place that is taken twice is there twice. */
function mountedPlaces({ service, plan, name }: ServiceContext): readonly string[] {
  const mounts = (plan.storage.mounts.get(name) ?? []).filter(({ use }) => use.choice.kind !== 'none');
  const references = (['config', 'secret'] as const).flatMap((kind) =>
    (service[kind === 'config' ? 'configs' : 'secrets'] ?? []).map((reference) => placeOfReference(kind, name, reference)),
  );
  return [
    ...mounts.map(({ mount }) => mount.target),
    ...(service.tmpfs ?? []).flatMap((entry) => parseTmpfs(entry).target ?? []),
    ...references.map((place) => (place.in === 'run-secrets' ? `${RUN_SECRETS}/${place.path}` : place.path)),
  ];
}

/**
 * What is mounted inside a folder, but for what the folder itself consists of. The container runtime makes a place for each of them there, which it
 * cannot do in a volume of a ConfigMap or a Secret: such a container does not start.
 */
export function placesInside(context: ServiceContext, folder: string, own: ReadonlySet<string> = new Set()): readonly string[] {
  return mountedPlaces(context).filter((place) => place !== folder && isInside(place, folder) && !own.has(place));
}
