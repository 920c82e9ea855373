/** `volumes` of services and of the project: claims, mounted files, memory, images, and paths of the node where they are allowed. */

import { defineConcern, type PlannedContext, type ServiceContext } from '../concern.ts';
import { configMapObject, rollOnChange } from '../config-map.ts';
import { type Contribution, diagnose, pod } from '../contribution.ts';
import { toObjectData } from '../object-data.ts';
import type { FileObject } from '../plan/storage/file-objects.ts';
import { storeId } from '../plan/storage/mount-plan.ts';
import type { StorePlan } from '../plan/storage/store-plan.ts';
import { secretObjects } from '../secret-objects.ts';
import { toldDefaultSizes } from './default-sizes.ts';
import { toldHostPaths } from './host-paths.ts';
import { mountFields } from './mount-fields.ts';
import { mountedPlaces } from './mounted-places.ts';
import { sameNode, toldSameNode } from './same-node.ts';
import { toldUnkeptData } from './unkept-data.ts';
import { toldUnknownOwners } from './unknown-owners.ts';
import { toldUnversionedData } from './unversioned-data.ts';
import { volumeEntry } from './volume-entry.ts';
import { writableData } from './writable-data.ts';

export const volumes = defineConcern({
  name: 'volumes',
  summary: 'A named volume becomes one claim however many services share it; files become ConfigMaps and Secrets, data folders claims.',
  owns: ['services.*.volumes.**', 'volumes.**'],
  fates: {
    'volumes.*.labels.*': 'ignored',
    'services.**': 'by case',
    'volumes.**': 'by case',
  },
  *mapService(context) {
    const mounts = context.plan.storage.mounts.get(context.name) ?? [];
    const places = mountedPlaces(context);
    for (const plan of mounts) if (plan.path[2] === 'volumes') yield* mountFields(context, plan, places);
    yield* toldHostPaths(context);
    yield* fileObjects(context);
    yield* fileGroup(context);
    yield* sameNode(context);
    yield* writableData(context);
  },
  *mapProject(context) {
    for (const key of Object.keys(context.project.volumes ?? {})) {
      yield* volumeEntry(context, key, context.plan.storage.stores.get(storeId({ kind: 'volume', key })));
    }
    for (const store of context.plan.storage.stores.values()) {
      yield* sharedBeyondOneNode(context, store);
      yield* toldSameNode(store);
    }
    yield* toldUnkeptData(context);
    yield* toldUnversionedData(context);
    yield* toldUnknownOwners(context);
    yield* toldDefaultSizes(context);
  },
});

function* fileObjects(context: ServiceContext): Iterable<Contribution> {
  for (const made of context.plan.storage.fileObjects.get(context.name) ?? []) yield* fileObject(context, made);
}

function* fileObject(context: ServiceContext, { kind, name, entries }: FileObject): Iterable<Contribution> {
  const from = entries.map((entry) => entry.from);
  if (kind === 'ConfigMap') yield* configMapObject({ name, entries, from });
  else yield* secretObjects(context, { name, entries, from });
  if (kind === 'ConfigMap' || context.settings.project.secrets === 'inline') yield rollOnChange(kind, name, toObjectData(entries));
}

/** Once for the Pod, whose volumes all have one group. */
function* fileGroup({ plan, workload, name }: ServiceContext): Iterable<Contribution> {
  const group = plan.storage.fileGroups.get(workload.lead);
  if (group === undefined || workload.lead !== name) return;
  yield pod({ securityContext: { fsGroup: group.choice, fsGroupChangePolicy: 'OnRootMismatch' } }, ...group.from);
}

/** Most storage classes give a volume to one node at a time; nothing but the cluster itself tells which ones do not. */
function* sharedBeyondOneNode({ settings }: PlannedContext, store: StorePlan): Iterable<Contribution> {
  const { form, accessMode, users, settings: own } = store;
  const chosen = own.accessMode !== undefined || own.class !== undefined || settings.project.storage.class !== undefined;
  const [path] = accessMode.from;
  const isWritten = form.choice === 'claim' || form.choice === 'external-claim';
  if (!isWritten || accessMode.choice !== 'ReadWriteMany' || chosen || path === undefined) return;
  const onePod =
    new Set(users.map(({ plan }) => plan.service)).size > 1 ? ', or put the services into one Pod (`x-kubeferry: { pod: … }`)' : '';
  const oneNode = ', or have all their Pods on one node (`accessMode: ReadWriteOnce` there)';
  const others = `${onePod}${users.some(({ workload }) => workload.kind.choice === 'DaemonSet') ? '' : oneNode}`;
  yield diagnose({
    code: 'convert/shared-volume',
    severity: 'warning',
    path,
    message: `The claim ${store.name} asks for ReadWriteMany, which not every storage class can give. ${accessMode.because}`,
    help: `Name a storage class that can (NFS, CephFS, EFS, Azure Files) in \`x-kubeferry\` of the volume${others}.`,
    related: accessMode.from.slice(1).map((other) => ({ message: 'mounted here too', path: other })),
  });
}
