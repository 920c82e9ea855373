/** Data of a datastore whose root file system is read-only: an empty folder where nothing is mounted for it. */

import type { ServiceContext } from '../concern.ts';
import { approximated, type Contribution, container, pod } from '../contribution.ts';
import { folderId } from '../plan/storage/pod-volumes.ts';
import { writableFolders } from '../plan/storage/writable-folders.ts';
import { volumeName } from './file-sources.ts';

export function* writableData(context: ServiceContext): Iterable<Contribution> {
  const { service, name, plan, at } = context;
  for (const folder of writableFolders(service, plan.storage.mounts.get(name))) {
    const volume = volumeName(context, folderId(name, folder));
    yield pod({ volumes: [{ name: volume, emptyDir: {} }] }, at('read_only'));
    yield container({ volumeMounts: [{ name: volume, mountPath: folder }] }, at('read_only'));
    yield approximated(
      at('read_only'),
      `${name} keeps its data in ${folder}, which Docker leaves writable: it is an empty folder for the life of the Pod.`,
      `Mount a named volume at ${folder} when its data matters.`,
    );
  }
}
