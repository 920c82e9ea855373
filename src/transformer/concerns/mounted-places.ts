/** Where in a container of a service something is mounted, whatever brings it there. */

import { cleanPath } from '../../model/file-path.ts';
import type { ServiceContext } from '../concern.ts';
import { placeOfReference, RUN_SECRETS } from '../plan/storage/file-reference.ts';
import { parseTmpfs } from '../plan/storage/tmpfs-entry.ts';

export interface MountedPlaces {
  /**
   * What is mounted inside a folder, sorted. The container runtime makes a place for each of them there, which it cannot do in a volume of a ConfigMap
   * or a Secret: such a container does not start.
   */
  inside(folder: string): readonly string[];
}

export function mountedPlaces(context: ServiceContext): MountedPlaces {
  let known: ReadonlyMap<string, ReadonlySet<string>> | undefined;
  return {
    inside: (folder) => {
      known ??= placesByFolder(context);
      return [...(known.get(cleanPath(folder)) ?? [])].filter((place) => place !== cleanPath(folder));
    },
  };
}

function placesByFolder(context: ServiceContext): ReadonlyMap<string, ReadonlySet<string>> {
  const folders = new Map<string, Set<string>>();
  for (const place of placesOf(context).map(cleanPath).sort()) {
    for (let end = place.lastIndexOf('/'); end >= 0; end = end === 0 ? -1 : place.lastIndexOf('/', end - 1)) {
      const folder = end === 0 ? '/' : place.slice(0, end);
      folders.set(folder, (folders.get(folder) ?? new Set()).add(place));
    }
  }
  return folders;
}

/** Absolute; a place that is taken twice is there twice. */
function placesOf({ service, plan, name }: ServiceContext): readonly string[] {
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
