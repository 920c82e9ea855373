/** What a conversion produces: objects, the decisions behind them, and the ledger of every path that the user wrote. */

import type { KubeObject, ObjectRef } from '../kube/objects.ts';
import type { Path } from '../model/path.ts';
import type { Fate } from './contribution.ts';

export interface BundleObject {
  readonly object: KubeObject;
  /** Kubernetes name of the workload that it belongs to; absent for what belongs to the whole project. */
  readonly owner?: string;
  readonly from: readonly Path[];
  /** The cluster may have it already: written apart, so that it is easily left out. */
  readonly external?: true;
}

export interface DecisionRecord {
  /** What was decided: `service app: workload`. */
  readonly about: string;
  readonly service?: string;
  /** Kubernetes name of the workload that it is about. */
  readonly owner?: string;
  readonly choice: string;
  readonly because: string;
  readonly from: readonly Path[];
  /** Nobody asked for anything else: it is told when somebody asks about it, not in the story of a run. */
  readonly usual?: true;
}

export interface LedgerEntry {
  readonly path: Path;
  readonly fate: Fate;
  /** The concern, table or stage that accounts for it. */
  readonly by: string;
  readonly became: readonly ObjectRef[];
  readonly because?: string;
  readonly instead?: string;
}

/** An image that must be built and pushed before the objects are applied. */
export interface BuiltImage {
  readonly service: string;
  /** What `docker compose build` calls it. */
  readonly built: string;
  /** What the manifests call it. */
  readonly pulled: string;
  /** Whether that name says where to push it. */
  readonly isPushable: boolean;
}

export interface Bundle {
  /** The project's name as Compose knows it. */
  readonly project: string;
  readonly namespace?: string;
  readonly objects: readonly BundleObject[];
  /** Objects that must be in the cluster already. */
  readonly expected: readonly ObjectRef[];
  readonly images: readonly BuiltImage[];
  readonly decisions: readonly DecisionRecord[];
  readonly ledger: readonly LedgerEntry[];
}
