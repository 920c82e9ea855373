/** Builds the objects of the storage plan: claims, claim templates, and volumes of file servers. */

import { shorten } from '../kube/names.ts';
import type {
  PersistentVolume,
  PersistentVolumeClaim,
  PersistentVolumeClaimSpec,
  PersistentVolumeClaimTemplate,
  PersistentVolumeSpec,
} from '../kube/objects.gen.ts';
import type { KubeObject } from '../kube/objects.ts';
import type { PlannedContext } from './concern.ts';
import type { StorePlan } from './plan/storage/store-plan.ts';
import type { Backing } from './plan/storage/volume-driver.ts';

/** The objects that a store needs beside the workloads; none for an existing claim and for what ends with the Pod. */
export function storeObjects(context: PlannedContext, store: StorePlan): readonly KubeObject[] {
  switch (store.form.choice) {
    case 'claim':
    case 'external-claim':
      return [claim(context, store)];
    case 'static-claim': {
      const volume = staticVolume(context, store);
      return volume === undefined ? [claim(context, store)] : [volume, claim(context, store, volume.metadata.name)];
    }
    default:
      return [];
  }
}

function claim(context: PlannedContext, store: StorePlan, volumeName?: string): PersistentVolumeClaim {
  return { apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: { name: store.name }, spec: claimSpec(context, store, volumeName) };
}

/** What a StatefulSet makes the claims of its replicas from. */
export function claimTemplate(context: PlannedContext, store: StorePlan): PersistentVolumeClaimTemplate {
  return { metadata: { name: store.name }, spec: claimSpec(context, store) };
}

function claimSpec({ settings: { project } }: PlannedContext, store: StorePlan, volumeName?: string): PersistentVolumeClaimSpec {
  const { accessMode, size, settings } = store;
  const storageClassName = volumeName === undefined ? (settings.class ?? project.storage.class) : '';
  return {
    accessModes: [accessMode.choice],
    resources: { requests: { storage: size.choice } },
    ...(storageClassName === undefined ? {} : { storageClassName }),
    ...(settings.selector === undefined ? {} : { selector: { matchLabels: settings.selector } }),
    ...(volumeName === undefined ? {} : { volumeName }),
  };
}

/** A PersistentVolume belongs to the whole cluster, so that its name begins with the project's. */
function staticVolume(context: PlannedContext, store: StorePlan): PersistentVolume | undefined {
  const source = sourceOf(context, store);
  if (source === undefined) return undefined;
  const { backing, accessMode, size } = store;
  const mountOptions = 'mountOptions' in backing ? backing.mountOptions : [];
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolume',
    metadata: { name: persistentVolumeName(context, store) },
    spec: {
      capacity: { storage: size.choice },
      accessModes: [accessMode.choice],
      persistentVolumeReclaimPolicy: 'Retain',
      storageClassName: '',
      ...(mountOptions.length === 0 ? {} : { mountOptions }),
      ...source,
    },
  };
}

function persistentVolumeName({ plan }: PlannedContext, { name }: StorePlan): string {
  return shorten(`${plan.names.project}-${name}`, 63);
}

function sourceOf(context: PlannedContext, store: StorePlan): Partial<PersistentVolumeSpec> | undefined {
  const { backing } = store;
  if (backing.kind === 'nfs') return { nfs: { server: backing.server, path: backing.path } };
  if (backing.kind === 'cifs') return { csi: smb(context, store, backing) };
  return undefined;
}

/** https://github.com/kubernetes-csi/csi-driver-smb: the driver must be installed; it reads the login from a Secret. */
function smb(context: PlannedContext, store: StorePlan, { share, login }: Extract<Backing, { kind: 'cifs' }>) {
  const secret = Object.keys(login).length === 0 ? undefined : loginSecretName(store);
  return {
    driver: 'smb.csi.k8s.io',
    volumeHandle: persistentVolumeName(context, store),
    volumeAttributes: { source: share },
    ...(secret === undefined ? {} : { nodeStageSecretRef: { name: secret, namespace: context.settings.project.namespace ?? 'default' } }),
  };
}

export function loginSecretName({ name }: StorePlan): string {
  return shorten(`${name}-login`, 63);
}
