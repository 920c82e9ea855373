/** `tmpfs` and `shm_size`: folders in memory. https://kubernetes.io/docs/concepts/storage/volumes/#emptydir */

import { formatQuantity, parseBytes } from '../../model/bytes.ts';
import type { Path } from '../../model/path.ts';
import { defineConcern, type ServiceContext } from '../concern.ts';
import { approximated, type Contribution, container, mapped, pod, unsupported } from '../contribution.ts';
import { folderId, SHARED_MEMORY } from '../plan/storage/pod-volumes.ts';
import { parseTmpfs } from '../plan/storage/tmpfs-entry.ts';
import { volumeName } from './file-sources.ts';
import { emptyDir } from './mount-fields.ts';

export const tmpfs = defineConcern({
  name: 'tmpfs',
  summary: 'A tmpfs, and the shared memory of shm_size, become an emptyDir in memory.',
  owns: ['services.*.tmpfs.*', 'services.*.shm_size'],
  fates: {
    'services.*.tmpfs.*': 'by case',
  },
  onlyWhereWritten: true,
  *mapService(context) {
    const { service, at, plan, name } = context;
    const mounts = (plan.storage.mounts.get(name) ?? []).filter(({ use }) => use.choice.kind !== 'none');
    const seen = new Set(mounts.map(({ mount }) => mount.target));
    for (const [i, entry] of (service.tmpfs ?? []).entries()) {
      const { target, bytes, others } = parseTmpfs(entry);
      if (target === undefined) {
        yield unsupported(
          at('tmpfs', i),
          `${JSON.stringify(entry)} begins with no absolute path, so nothing is mounted there.`,
          'Write the whole path, from the root of the container.',
        );
        continue;
      }
      const lost = others.filter((option) => !AS_USUAL.has(option));
      if (lost.length > 0)
        yield approximated(
          at('tmpfs', i),
          `A folder in memory has no mount options: it is writable for all and without ${lost.join(', ')}.`,
        );
      if (!seen.has(target)) yield* memoryFolder(context, { target, bytes, path: at('tmpfs', i) });
      seen.add(target);
    }
    if (service.shm_size === undefined) return;
    if (seen.has(SHARED_MEMORY)) yield mapped(at('shm_size'), 'What is mounted at /dev/shm takes its place.');
    else yield* memoryFolder(context, { target: SHARED_MEMORY, bytes: parseBytes(service.shm_size), path: at('shm_size') });
  },
});

/** What a folder in memory is anyway. */
const AS_USUAL: ReadonlySet<string> = new Set(['rw', 'exec', 'mode=1777', 'mode=01777', 'mode=777', 'mode=0777']);

interface MemoryFolder {
  readonly target: string;
  readonly bytes: number | undefined;
  readonly path: Path;
}

function* memoryFolder(context: ServiceContext, { target, bytes, path }: MemoryFolder): Iterable<Contribution> {
  const name = volumeName(context, folderId(context.name, target));
  yield pod(
    { volumes: [{ name, emptyDir: emptyDir(bytes === undefined || bytes <= 0 ? undefined : formatQuantity(bytes), 'Memory') }] },
    path,
  );
  yield container({ volumeMounts: [{ name, mountPath: target }] }, path);
}
