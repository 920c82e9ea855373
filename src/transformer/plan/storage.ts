/** Decides how data and files reach the containers: claims, ConfigMaps and Secrets for mounted files, and the volumes of every Pod. */

import { byKey } from '../../model/by-key.ts';
import type { Decision } from '../decision.ts';
import { imageOf } from '../knowledge/data-folders.ts';
import type { ProjectContext } from '../project-context.ts';
import type { CredentialPlan } from './credentials.ts';
import { type EnvFilePlan, planEnvFiles } from './env-files.ts';
import { freeName } from './free-name.ts';
import { homesOf } from './homes.ts';
import type { Names } from './names.ts';
import { decideFileGroup } from './storage/file-group.ts';
import { type FileObject, type MountedFiles, planServiceFiles } from './storage/file-objects.ts';
import type { StoreUser } from './storage/mount-plan.ts';
import { type MountPlan, type MountPlans, type Store, storeId } from './storage/mount-plan.ts';
import { planPodVolumes, type VolumeId } from './storage/pod-volumes.ts';
import { planSources, type SourcePlans } from './storage/sources.ts';
import { planStore, type StorePlan, wantedName } from './storage/store-plan.ts';
import type { WorkloadPlan } from './workload-plan.ts';

export interface StoragePlan {
  /** By `storeId`, sorted by name. */
  readonly stores: ReadonlyMap<string, StorePlan>;
  readonly mounts: MountPlans;
  /** For the mounts of kind `files`. */
  readonly files: ReadonlyMap<MountPlan, MountedFiles>;
  /** ConfigMaps and Secrets of mounted files, by service. */
  readonly fileObjects: ReadonlyMap<string, readonly FileObject[]>;
  /** The top-level configs and secrets. */
  readonly sources: SourcePlans;
  /** By the path of the file; empty unless a setting asks for ConfigMaps. */
  readonly envFiles: ReadonlyMap<string, EnvFilePlan>;
  /** By lead service: the names of the Pod's volumes. */
  readonly podVolumes: ReadonlyMap<string, ReadonlyMap<VolumeId, string>>;
  /** Lead services whose Pods mount a volume that only one of them may hold at a time. */
  readonly heldByOne: ReadonlySet<string>;
  /** By lead service: the group that the Pod's volumes belong to (fsGroup). */
  readonly fileGroups: ReadonlyMap<string, Decision<number>>;
}

export interface StorageFacts {
  readonly names: Names;
  readonly credentials: CredentialPlan;
  readonly mounts: MountPlans;
  /** By lead service. */
  readonly workloads: ReadonlyMap<string, WorkloadPlan>;
}

export function planStorage(context: ProjectContext, { names, credentials, mounts, workloads }: StorageFacts): StoragePlan {
  const stores = planStores(context, names, usersOfStores(mounts, homesOf(workloads)));
  const sources = planSources(context, { names, credentialVariables: credentials.variables });
  const taken = takenNames(sources, credentials);
  const envFiles = planEnvFiles(context, credentials, { names, taken });
  const partial = { stores, mounts, sources, envFiles, ...planFiles(names, mounts, taken) };
  return {
    ...partial,
    podVolumes: new Map([...workloads].map(([lead, workload]) => [lead, planPodVolumes(context, names, { workload, ...partial })])),
    heldByOne: new Set([...stores.values()].flatMap((store) => heldLeads(context, store))),
    fileGroups: new Map(
      [...workloads].flatMap(([lead, workload]) => {
        const group = decideFileGroup(context, workload, mounts);
        return group === undefined ? [] : [[lead, group] as const];
      }),
    ),
  };
}

/**
 * A claim for one node at a time keeps even a Pod that only reads waiting on another node. A folder of a node is at risk from two writers, and so is
 * the data of a datastore wherever it is: two of its servers never run on one folder.
 */
function heldLeads({ project }: ProjectContext, { form, accessMode, users }: StorePlan): readonly string[] {
  const single = accessMode.choice === 'ReadWriteOnce' || accessMode.choice === 'ReadWriteOncePod';
  const isClaim = form.choice === 'claim' || form.choice === 'external-claim' || form.choice === 'existing-claim';
  if (form.choice === 'scratch' || form.choice === 'memory') return [];
  const isServer = (service: string) => imageOf(project.services[service] ?? {})?.stateful === true;
  const holders =
    isClaim && single ? users : users.filter(({ plan }) => !plan.readOnly && (form.choice === 'host-path' || isServer(plan.service)));
  return holders.map(({ workload }) => workload.lead);
}

interface UsedStore {
  readonly store: Store;
  readonly users: StoreUser[];
}

function usersOfStores(mounts: MountPlans, homes: ReadonlyMap<string, readonly WorkloadPlan[]>): ReadonlyMap<string, UsedStore> {
  const used = new Map<string, UsedStore>();
  for (const service of [...mounts.keys()].sort()) {
    for (const plan of mounts.get(service) ?? []) {
      const { choice } = plan.use;
      if (choice.kind !== 'store') continue;
      const id = storeId(choice.store);
      const known = used.get(id) ?? { store: choice.store, users: [] };
      known.users.push(...(homes.get(service) ?? []).map((workload) => ({ plan, workload })));
      used.set(id, known);
    }
  }
  return used;
}

/** Volumes have their names already; folders and anonymous volumes get what is left. Declared volumes that nobody mounts need no claim. */
function planStores(context: ProjectContext, names: Names, used: ReadonlyMap<string, UsedStore>): ReadonlyMap<string, StorePlan> {
  const taken = new Set(Object.keys(context.project.volumes ?? {}).map(names.volume));
  const sorted = [...used].sort(byKey);
  const plans = sorted.map(([id, { store, users }]) => {
    const wanted = wantedName(context.loaded, names, store);
    const name = store.kind === 'volume' ? wanted : freeName(wanted, taken, id);
    return [id, planStore({ context, names, store, name, users })] as const;
  });
  return new Map(plans.sort(([, a], [, b]) => (a.name < b.name ? -1 : 1)));
}

function takenNames({ configs, secrets }: SourcePlans, credentials: CredentialPlan): Set<string> {
  return new Set([...[...configs.values(), ...secrets.values()].map(({ object }) => object.name), ...credentials.secrets.keys()]);
}

function planFiles(names: Names, mounts: MountPlans, taken: Set<string>) {
  const files = new Map<MountPlan, MountedFiles>();
  const fileObjects = new Map<string, readonly FileObject[]>();
  for (const service of [...mounts.keys()].sort()) {
    const plans = mounts.get(service) ?? [];
    if (!plans.some(({ use }) => use.choice.kind === 'files')) continue;
    const { objects, byMount } = planServiceFiles(names.service(service), plans, taken);
    for (const [plan, mounted] of byMount) files.set(plan, mounted);
    fileObjects.set(service, objects);
  }
  return { files, fileObjects };
}
