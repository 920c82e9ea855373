/**
 * Folders that stay writable in a container whose root file system is read-only. Docker gives every `VOLUME` of an image a volume of its own; not every
 * container runtime of a cluster does, and then a datastore could not write its data.
 */

import { isInside } from '../../../model/file-path.ts';
import type { Service } from '../../../model/service.ts';
import { imageOf } from '../../knowledge/data-folders.ts';
import type { MountPlan } from './mount-plan.ts';
import { parseTmpfs } from './tmpfs-entry.ts';

/** Where a datastore keeps its data and nothing is mounted. */
export function writableFolders(service: Service, mounts: readonly MountPlan[] = []): readonly string[] {
  const known = service.read_only === true ? imageOf(service) : undefined;
  if (known?.stateful !== true) return [];
  const mounted = [
    ...mounts.flatMap(({ mount, use }) => (use.choice.kind === 'none' ? [] : [mount.target])),
    ...(service.tmpfs ?? []).flatMap((entry) => parseTmpfs(entry).target ?? []),
  ];
  return known.dataDirectories.filter((folder) => !mounted.some((target) => isInside(folder, target) || isInside(target, folder)));
}
