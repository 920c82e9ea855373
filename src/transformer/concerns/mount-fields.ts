/** Writes one mount into the Pod: its volume, the mount of the container, and the objects that they need. */

import type { EmptyDirVolumeSource, Volume, VolumeMount } from '../../kube/objects.gen.ts';
import { cleanPath, isInside, joinPath } from '../../model/file-path.ts';
import { claimTemplate, storeObjects } from '../claims.ts';
import type { ServiceContext } from '../concern.ts';
import {
  approximated,
  type Contribution,
  container,
  diagnose,
  externalObject,
  ignored,
  mapped,
  object,
  pod,
  silently,
  unsupported,
  workload,
} from '../contribution.ts';
import type { MountedFiles } from '../plan/storage/file-objects.ts';
import { type MountPlan, type NotMounted, storeId } from '../plan/storage/mount-plan.ts';
import { isFresh, OWN_FOLDER, ownFolder } from '../plan/storage/own-folder.ts';
import { mountVolumeId } from '../plan/storage/pod-volumes.ts';
import type { StorePlan } from '../plan/storage/store-plan.ts';
import { copyUp } from './copy-up.ts';
import { volumeName } from './file-sources.ts';
import { imageFiles } from './image-files.ts';
import { mountOptions } from './mount-options.ts';
import type { MountedPlaces } from './mounted-places.ts';

export function* mountFields(context: ServiceContext, plan: MountPlan, places: MountedPlaces): Iterable<Contribution> {
  const { choice } = plan.use;
  if (choice.kind === 'none') {
    yield* notMounted(plan, choice);
    return;
  }
  const id = mountVolumeId(plan, context.plan.storage.files);
  if (id === undefined) return;
  const name = volumeName(context, id);
  const guests = choice.kind === 'files' && choice.layout === 'folder' ? places.inside(plan.mount.target) : [];
  const store = choice.kind === 'store' ? context.plan.storage.stores.get(storeId(choice.store)) : undefined;
  if (store !== undefined) yield* storeFields(context, plan, store);
  if (bringsVolume(context, plan, store)) yield pod({ volumes: [{ name, ...volumeSource(context, plan, store) }] }, plan.path);
  const options = mountOptions(context, plan);
  yield* options.remarks;
  const mounts = placesOf(context, plan, { store, guests }).map((place): VolumeMount => ({ name, ...place, ...options.fields }));
  yield container({ volumeMounts: mounts }, plan.path);
  if (store !== undefined) yield* copyUp(context, plan, { store, volume: name, ...subPathField(plan, store) });
  yield* imageFiles(context, plan, name);
  yield* besideOthers(plan, guests);
  if (plan.caution !== undefined) yield approximated(plan.path, plan.caution.because, plan.caution.instead);
  yield mapped(plan.path, [plan.use.because, store?.form.because].filter((text) => text !== undefined).join(' '));
}

function* notMounted({ path, use }: MountPlan, choice: NotMounted): Iterable<Contribution> {
  switch (choice.loss) {
    case 'ignored':
      yield ignored(path, use.because);
      break;
    case 'approximated':
      yield approximated(path, use.because, choice.instead);
      break;
    case 'unsupported':
      yield unsupported(path, use.because, choice.instead);
      break;
    case 'of-host':
      yield silently(unsupported(path, use.because, choice.instead));
      break;
    case 'missing':
      yield {
        to: 'ledger',
        path,
        fate: 'unsupported',
        because: use.because,
        instead: choice.instead,
        severity: 'error',
        code: 'convert/missing-file',
      };
  }
}

/** Where in the container the mount stands: one place, but for files of which each is a place of its own. */
function placesOf(
  context: ServiceContext,
  plan: MountPlan,
  { store, guests }: { readonly store: StorePlan | undefined; readonly guests: readonly string[] },
): readonly Pick<VolumeMount, 'mountPath' | 'subPath' | 'readOnly'>[] {
  const { choice } = plan.use;
  const { target } = plan.mount;
  if (choice.kind === 'files') {
    const items = context.plan.storage.files.get(plan)?.items ?? [];
    if (choice.layout === 'file') return items.map(({ key }) => ({ mountPath: target, subPath: key, readOnly: true }));
    return guests.length === 0 ? [{ mountPath: target, readOnly: true }] : filesAround(guests, target, items);
  }
  const readOnly = plan.readOnly || choice.kind === 'image' ? { readOnly: true } : {};
  return [{ mountPath: target, ...subPathField(plan, store), ...readOnly }];
}

/** The files of a folder one by one, so that what is mounted between them finds its place. */
function filesAround(guests: readonly string[], folder: string, items: MountedFiles['items']) {
  return items.flatMap(({ path }) => {
    const mountPath = joinPath(folder, path);
    return guests.some((guest) => isInside(mountPath, guest)) ? [] : [{ mountPath, subPath: path, readOnly: true }];
  });
}

function* besideOthers({ use, mount, path }: MountPlan, [guest]: readonly string[]): Iterable<Contribution> {
  if (use.choice.kind !== 'files' || guest === undefined) return;
  yield approximated(
    path,
    `Nothing can be mounted inside a ${use.choice.secret ? 'Secret' : 'ConfigMap'}, and ${guest} is inside this folder: its files are mounted one by one, beside what the image has in ${mount.target}.`,
  );
}

function subPathField(plan: MountPlan, store: StorePlan | undefined): Pick<VolumeMount, 'subPath'> {
  const { choice } = plan.use;
  const own = choice.kind === 'store' ? choice.subPath : undefined;
  const subPath = within([store?.folder, own].filter((part) => part !== undefined).join('/'));
  return subPath === undefined ? {} : { subPath };
}

/** A part of a volume is named relative to it, and never leads out of it. */
function within(subPath: string): string | undefined {
  const path = cleanPath(`/${subPath}`).slice(1);
  return path === '' ? undefined : path;
}

/** A StatefulSet has the volumes of its claims anyhow; single files in one object have one volume, which the first of them brings. */
function bringsVolume({ plan: { storage } }: ServiceContext, plan: MountPlan, store: StorePlan | undefined): boolean {
  const { choice } = plan.use;
  if (choice.kind === 'files' && choice.layout === 'file') return storage.files.get(plan)?.entries[0]?.from === plan.path;
  return store?.form.choice !== 'claim-template';
}

type VolumeSource = Omit<Volume, 'name'>;

function volumeSource(context: ServiceContext, plan: MountPlan, store: StorePlan | undefined): VolumeSource {
  const { choice } = plan.use;
  switch (choice.kind) {
    case 'store':
      return store === undefined ? { emptyDir: {} } : storeSource(store);
    case 'scratch':
      return { emptyDir: emptyDir(choice.sizeLimit) };
    case 'memory':
      return { emptyDir: emptyDir(choice.sizeLimit, 'Memory') };
    case 'image':
      return { emptyDir: {} };
    case 'host-path':
      return { hostPath: { path: choice.hostPath, ...(choice.type === '' ? {} : { type: choice.type }) } };
    case 'files':
      return filesSource(context, plan);
    case 'none':
      return {};
  }
}

function storeSource({ form, name, backing, sizeLimit }: StorePlan): VolumeSource {
  if (form.choice === 'scratch') return { emptyDir: emptyDir(sizeLimit) };
  if (form.choice === 'memory') return { emptyDir: emptyDir(sizeLimit, 'Memory') };
  if (form.choice === 'host-path' && backing.kind === 'folder') return { hostPath: { path: backing.device, type: 'DirectoryOrCreate' } };
  return { persistentVolumeClaim: { claimName: name } };
}

export function emptyDir(sizeLimit: string | undefined, medium?: 'Memory'): EmptyDirVolumeSource {
  return { ...(medium === undefined ? {} : { medium }), ...(sizeLimit === undefined ? {} : { sizeLimit }) };
}

/** Items are listed only where a path or a mode differs from the key and the default. */
function filesSource({ plan: { storage } }: ServiceContext, plan: MountPlan): VolumeSource {
  const mounted = storage.files.get(plan);
  if (mounted === undefined) return {};
  const folder = plan.use.choice.kind === 'files' && plan.use.choice.layout === 'folder';
  const all = folder
    ? mounted.items
    : mounted.entries.map(({ key, mode }) => ({ key, path: key, ...(mode === undefined ? {} : { mode }) }));
  const items = all.some(({ key, path, ...rest }) => key !== path || 'mode' in rest) ? { items: all } : {};
  return mounted.kind === 'Secret'
    ? { secret: { secretName: mounted.object, ...items } }
    : { configMap: { name: mounted.object, ...items } };
}

function* storeFields(context: ServiceContext, plan: MountPlan, store: StorePlan): Iterable<Contribution> {
  const { path } = plan;
  if (store.form.choice === 'claim-template') {
    yield workload({ volumeClaimTemplates: [claimTemplate(context, store)] }, path);
    if (context.workload.replicas.choice > 1) {
      yield approximated(
        path,
        'In Docker all replicas of a service share a volume; in a StatefulSet each has its own.',
        'For shared data use `x-kubeferry: { workload: deployment }` and a storage class with ReadWriteMany.',
      );
    }
  }
  for (const made of storeObjects(context, store)) yield (store.form.choice === 'external-claim' ? externalObject : object)(made, path);
  yield* folderOfItsOwn(context, plan, store);
}

/** Databases that refuse a folder with `lost+found` in it have one of their own on a fresh volume. */
function* folderOfItsOwn(context: ServiceContext, plan: MountPlan, store: StorePlan): Iterable<Contribution> {
  const own = isFresh(store.form.choice) ? ownFolder(context, plan) : undefined;
  if (own === undefined) return;
  const { path, mount } = plan;
  if (own.by === 'below') yield container({ env: [{ name: 'PGDATA', value: `${mount.target}/${OWN_FOLDER}` }] }, path);
  const where =
    own.by === 'below'
      ? `its data is in ${mount.target}/${OWN_FOLDER} (PGDATA)`
      : `${mount.target} is the folder ${OWN_FOLDER} of the volume`;
  yield diagnose({
    code: 'convert/data-folder',
    severity: 'info',
    path,
    message: `${own.program} wants a folder with nothing else in it, and a fresh volume may have a lost+found: ${where}.`,
  });
}
