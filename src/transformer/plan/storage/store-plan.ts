/** Where data that outlives a Pod is kept: one claim for each named volume and data folder, however many services mount it. */

import { isDnsSubdomain, toDnsLabel } from '../../../kube/names.ts';
import { formatQuantity } from '../../../model/bytes.ts';
import { basename } from '../../../model/file-path.ts';
import type { VolumeSettings } from '../../../model/settings.ts';
import { type Decision, decide } from '../../decision.ts';
import type { ProjectContext } from '../../project-context.ts';
import type { Names } from '../names.ts';
import type { WorkloadPlan } from '../workload-plan.ts';
import { type AccessMode, decideAccessMode } from './access-mode.ts';
import type { Store, StoreUser } from './mount-plan.ts';
import { isFresh, OWN_FOLDER, ownFolder } from './own-folder.ts';
import { type Surroundings, showPath } from './show-path.ts';
import type { StoreForm } from './store-form.ts';
import { type Backing, backingOf } from './volume-driver.ts';

export interface StorePlan {
  readonly store: Store;
  /** Of the claim or claim template, and of the volume in the Pod. */
  readonly name: string;
  readonly form: Decision<StoreForm>;
  /** In the order of services. */
  readonly users: readonly StoreUser[];
  readonly backing: Backing;
  readonly accessMode: Decision<AccessMode>;
  readonly size: Decision<string>;
  readonly settings: VolumeSettings;
  /** The part of the volume that all its mounts see: a database among them must not see the root. */
  readonly folder?: string;
  /** Of the forms scratch and memory. */
  readonly sizeLimit?: string;
}

export interface StoreRequest {
  readonly context: ProjectContext;
  readonly names: Names;
  readonly store: Store;
  readonly name: string;
  readonly users: readonly StoreUser[];
}

export function planStore(request: StoreRequest): StorePlan {
  const { context, store, users } = request;
  const volume = store.kind === 'volume' ? context.project.volumes?.[store.key] : undefined;
  const backing = backingOf(volume);
  const settings = settingsOf(request);
  const form = decideForm(request, backing, settings);
  const limit = sizeLimitOf(form.choice, backing, settings);
  const inFolder = isFresh(form.choice) && users.some(({ plan }) => ownFolder(context, plan)?.by === 'part');
  return {
    store,
    name: isGiven(form.choice) ? givenName(request) : request.name,
    form,
    users,
    backing,
    accessMode: decideAccessMode({ users, form: form.choice, backing, settings }),
    size: decideSize(context, settings, users),
    settings,
    ...(inFolder ? { folder: OWN_FOLDER } : {}),
    ...(limit === undefined ? {} : { sizeLimit: limit }),
  };
}

/** The name that a store would have if no other had it. */
export function wantedName(surroundings: Surroundings, names: Names, store: Store): string {
  switch (store.kind) {
    case 'volume':
      return names.volume(store.key);
    case 'folder': {
      const shown = showPath(store.folder, surroundings);
      return toDnsLabel(shown.startsWith('/') ? lastParts(shown) : shown);
    }
    case 'anonymous':
      return toDnsLabel(`${names.service(store.service)}-${basename(store.target)}`);
  }
}

function lastParts(folder: string): string {
  return folder.split('/').slice(-2).join('/');
}

/** Settings of the volume, then those of the mounts in the order of services: they speak of the same claim. */
function settingsOf({ context, store, users }: StoreRequest): VolumeSettings {
  const ofVolume = store.kind === 'volume' ? context.settings.volumes.get(store.key) : undefined;
  const ofMounts = [...users].reverse().flatMap(({ plan }) => Object.entries(plan.settings));
  return { ...ofVolume, ...Object.fromEntries(ofMounts) };
}

function decideForm({ context, store, users }: StoreRequest, backing: Backing, settings: VolumeSettings): Decision<StoreForm> {
  const at = placeOf(store, users);
  if (settings.existing === true) return decide('existing-claim', 'A setting says that the claim is in the cluster already.', at);
  if (store.kind === 'volume' && context.project.volumes?.[store.key]?.external === true) {
    return decide('external-claim', 'The volume is external: the cluster may have the claim already.', [...at, 'external']);
  }
  if (settings.kind === 'emptydir') return decide('scratch', 'A setting makes it an empty folder for the life of the Pod.', at);
  switch (backing.kind) {
    case 'memory':
      return decide('memory', 'Its driver keeps it in memory (tmpfs).', [...at, 'driver_opts']);
    case 'nfs':
    case 'cifs':
      return decide(
        'static-claim',
        `Its data is on ${backing.kind === 'nfs' ? 'an NFS server' : 'a Windows share'}, which the cluster mounts through a PersistentVolume.`,
        [...at, 'driver_opts'],
      );
    case 'folder':
      if (settings.kind === 'hostpath' || context.settings.project.hostPaths === 'allow') {
        return decide('host-path', `A setting mounts ${backing.device} from the node.`, [...at, 'driver_opts']);
      }
  }
  const owner = soleStatefulSet(users);
  if (owner !== undefined) {
    return decide('claim-template', `Only the StatefulSet ${owner.name} mounts it: each replica gets a claim of its own.`, at);
  }
  return decide('claim', 'Its data outlives the Pods that mount it.', at);
}

function soleStatefulSet(users: readonly StoreUser[]): WorkloadPlan | undefined {
  const [first] = users;
  const sole =
    first !== undefined &&
    first.workload.kind.choice === 'StatefulSet' &&
    users.every(({ workload }) => workload.lead === first.workload.lead);
  return sole ? first.workload : undefined;
}

function placeOf(store: Store, users: readonly StoreUser[]) {
  return store.kind === 'volume' ? ['volumes', store.key] : (users[0]?.plan.path ?? []);
}

/** Whether the name is that of something outside the project. */
function isGiven(form: StoreForm): boolean {
  return form === 'existing-claim' || form === 'external-claim';
}

/** The name that the volume gives, unless it is only the one that Docker Compose makes of the project's name. */
function givenName({ context: { project, loaded }, names, store }: StoreRequest): string {
  if (store.kind !== 'volume') return wantedName(loaded, names, store);
  const { name, external } = project.volumes?.[store.key] ?? {};
  if (name === undefined || (external !== true && name === `${project.name}_${store.key}`)) return names.volume(store.key);
  return isDnsSubdomain(name) ? name : toDnsLabel(name);
}

function decideSize(context: ProjectContext, settings: VolumeSettings, users: readonly StoreUser[]): Decision<string> {
  const at = users[0]?.plan.path ?? [];
  if (settings.size !== undefined) return decide(settings.size, 'A setting says how large it is.', at);
  return decide(context.settings.project.storage.size, 'Compose does not say how large a volume is; this is the default.', at);
}

function sizeLimitOf(form: StoreForm, backing: Backing, settings: VolumeSettings): string | undefined {
  if (form === 'memory' && backing.kind === 'memory' && backing.bytes !== undefined) return formatQuantity(backing.bytes);
  return form === 'scratch' || form === 'memory' ? settings.size : undefined;
}
