/** Names the volumes of a Pod, so that the containers that mount one thing agree on its name and no two things have the same. */

import { toDnsLabel } from '../../../kube/names.ts';
import type { Service } from '../../../model/service.ts';
import type { ProjectContext } from '../../project-context.ts';
import { freeName } from '../free-name.ts';
import type { Names } from '../names.ts';
import type { WorkloadPlan } from '../workload-plan.ts';
import type { MountedFiles } from './file-objects.ts';
import { placeOfReference } from './file-reference.ts';
import { type MountPlan, type MountPlans, storeId } from './mount-plan.ts';
import type { StorePlan } from './store-plan.ts';
import { parseTmpfs } from './tmpfs-entry.ts';
import { writableFolders } from './writable-folders.ts';

/** Tells the volumes of one Pod apart. */
export type VolumeId = string;

/** An empty folder of one service: `tmpfs`, `shm_size`, an anonymous volume, what stays writable under `read_only`. */
export function folderId(service: string, target: string): VolumeId {
  return `folder ${service} ${target}`;
}

/** All secrets that a service finds in `/run/secrets`. */
export function runSecretsId(service: string): VolumeId {
  return `run-secrets ${service}`;
}

export interface PodVolumeFacts {
  readonly workload: WorkloadPlan;
  readonly mounts: MountPlans;
  readonly files: ReadonlyMap<MountPlan, MountedFiles>;
  readonly stores: ReadonlyMap<string, StorePlan>;
}

/** The volume that a mount needs; undefined for one that came to nothing. */
export function mountVolumeId(plan: MountPlan, files: ReadonlyMap<MountPlan, MountedFiles>): VolumeId | undefined {
  const { choice } = plan.use;
  switch (choice.kind) {
    case 'store':
      return `store ${storeId(choice.store)}`;
    case 'files': {
      const mounted = files.get(plan);
      return mounted === undefined ? undefined : `files ${mounted.kind} ${mounted.object}`;
    }
    case 'host-path':
      return `host-path ${choice.hostPath}`;
    case 'scratch':
    case 'memory':
    case 'image':
      return folderId(plan.service, plan.mount.target);
    case 'none':
      return undefined;
  }
}

interface Wanted {
  readonly id: VolumeId;
  readonly name: string;
}

/** Stores keep their names; what a service has for itself bears its name where the Pod has several. */
export function planPodVolumes(context: ProjectContext, names: Names, facts: PodVolumeFacts): ReadonlyMap<VolumeId, string> {
  const { workload } = facts;
  const wanted = workload.members.flatMap((member) => {
    const service = context.project.services[member];
    const prefix = workload.members.length > 1 ? `${names.service(member)}-` : '';
    if (service === undefined) return [];
    const ofSources = sourceVolumes(names, member, { service, prefix });
    return mountVolumes(facts, member, prefix).concat(ofSources, emptyFolders(facts, member, { service, prefix }));
  });
  if (wanted.length === 0) return NONE;
  const taken = new Set<string>();
  const given = new Map<VolumeId, string>();
  const stores = wanted.filter(({ id }) => id.startsWith('store '));
  for (const { id, name } of [...stores, ...wanted]) {
    if (!given.has(id)) given.set(id, freeName(name, taken, id));
  }
  return given;
}

const NONE: ReadonlyMap<VolumeId, string> = new Map();

function mountVolumes({ mounts, files, stores }: PodVolumeFacts, member: string, prefix: string): readonly Wanted[] {
  return (mounts.get(member) ?? []).flatMap((plan) => {
    const id = mountVolumeId(plan, files);
    if (id === undefined) return [];
    const { choice } = plan.use;
    if (choice.kind === 'store') return [{ id, name: toDnsLabel(stores.get(storeId(choice.store))?.name ?? '') }];
    if (choice.kind === 'files') return [{ id, name: files.get(plan)?.object ?? '' }];
    if (choice.kind === 'host-path') return [{ id, name: toDnsLabel(`host-${choice.hostPath}`) }];
    return [{ id, name: toDnsLabel(`${prefix}${plan.mount.target}`) }];
  });
}

function sourceVolumes(
  names: Names,
  member: string,
  { service, prefix }: { readonly service: Service; readonly prefix: string },
): readonly Wanted[] {
  if (service.secrets === undefined && service.configs === undefined) return [];
  const secrets = (service.secrets ?? []).map((reference) => placeOfReference('secret', member, reference));
  const configs = (service.configs ?? []).map((reference) => placeOfReference('config', member, reference));
  return [...secrets, ...configs].map((place) =>
    place.in === 'run-secrets'
      ? { id: runSecretsId(member), name: `${prefix}secrets` }
      : { id: place.id, name: toDnsLabel(place.kind === 'secret' ? names.secret(place.source) : names.config(place.source)) },
  );
}

function emptyFolders(
  { mounts }: PodVolumeFacts,
  member: string,
  { service, prefix }: { readonly service: Service; readonly prefix: string },
): readonly Wanted[] {
  const targets = [
    ...(service.tmpfs ?? []).flatMap((entry) => parseTmpfs(entry).target ?? []),
    ...(service.shm_size === undefined ? [] : [SHARED_MEMORY]),
    ...writableFolders(service, mounts.get(member)),
  ];
  return targets.map((target) => ({ id: folderId(member, target), name: toDnsLabel(`${prefix}${target}`) }));
}

/** Where `shm_size` applies. */
export const SHARED_MEMORY = '/dev/shm';
