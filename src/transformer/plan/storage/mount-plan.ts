/** What each mount of a service becomes, as far as it does not depend on the workloads. */

import type { Path } from '../../../model/path.ts';
import type { Mount, Service } from '../../../model/service.ts';
import type { VolumeSettings } from '../../../model/settings.ts';
import type { Decision } from '../../decision.ts';
import type { WorkloadPlan } from '../workload-plan.ts';

/** Data that outlives a Pod. */
export type Store =
  /** A named volume, by its compose key. */
  | { readonly kind: 'volume'; readonly key: string }
  /** A folder of this machine, absolute. */
  | { readonly kind: 'folder'; readonly folder: string }
  /** An anonymous volume that others share, or in which a datastore keeps its data. */
  | { readonly kind: 'anonymous'; readonly service: string; readonly target: string };

/** `type` of a Kubernetes hostPath volume; empty for no check. */
export type HostPathType = 'Socket' | 'File' | 'Directory' | 'DirectoryOrCreate' | '';

/** A file of this machine, found in a folder that is mounted or mounted itself. */
export interface FoundFile {
  /** Absolute. */
  readonly file: string;
  /** Below the mounted folder, `/`-separated; the name of a file that is mounted itself. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

export type MountUse =
  | { readonly kind: 'store'; readonly store: Store; readonly subPath?: string }
  /** An empty folder for the life of the Pod. */
  | { readonly kind: 'scratch'; readonly sizeLimit?: string }
  | { readonly kind: 'memory'; readonly sizeLimit?: string }
  | { readonly kind: 'image'; readonly reference: string; readonly subPath?: string }
  /** Files that go into a ConfigMap, or into a Secret when one of them is a key or holds a credential. */
  | { readonly kind: 'files'; readonly layout: 'file' | 'folder'; readonly secret: boolean; readonly files: readonly FoundFile[] }
  | { readonly kind: 'host-path'; readonly hostPath: string; readonly type: HostPathType }
  /** Nothing is mounted. `missing` is an error: the user's file is not there. */
  | { readonly kind: 'none'; readonly loss: 'ignored' }
  | { readonly kind: 'none'; readonly loss: 'approximated' | 'unsupported' | 'missing'; readonly instead: string }
  /** What belongs to the host is told of once for the service. */
  | { readonly kind: 'none'; readonly loss: 'of-host'; readonly source: string; readonly instead: string };

export type NotMounted = Extract<MountUse, { kind: 'none' }>;

/** What there is to say about a mount although it is there: contents that stay behind, a file that can no longer be written. */
export interface Caution {
  readonly because: string;
  readonly instead?: string;
}

export interface MountChoice {
  readonly use: Decision<MountUse>;
  readonly caution?: Caution;
}

export interface MountPlan extends MountChoice {
  readonly service: string;
  readonly mount: Mount;
  /** Where the user wrote it: `services.web.volumes[0]`, or the entry of `volumes_from` that brings it in. */
  readonly path: Path;
  readonly readOnly: boolean;
  readonly settings: VolumeSettings;
}

/** By service, in the order of the file; what `volumes_from` brings in comes last. */
export type MountPlans = ReadonlyMap<string, readonly MountPlan[]>;

/** What a classifier of mounts looks at. */
export interface MountFacts {
  readonly name: string;
  readonly service: Service;
  readonly mount: Mount;
  readonly path: Path;
  readonly settings: VolumeSettings;
  /** Folders of this machine that some service of the project mounts to write to. */
  readonly written: ReadonlySet<string>;
}

/** Tells stores apart: mounts of one store share its data. */
export function storeId(store: Store): string {
  switch (store.kind) {
    case 'volume':
      return `volume ${store.key}`;
    case 'folder':
      return `folder ${store.folder}`;
    case 'anonymous':
      return `anonymous ${store.service} ${store.target}`;
  }
}

export interface StoreUser {
  readonly plan: MountPlan;
  readonly workload: WorkloadPlan;
}
