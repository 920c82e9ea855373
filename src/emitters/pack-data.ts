/** What the templates of a pack see. Strict templates refuse a name that is not here. */

import type { KubeObject } from '../kube/objects.ts';
import { byKey } from '../model/by-key.ts';
import type { Bundle } from '../transformer/bundle.ts';
import { nextSteps } from './next-steps.ts';
import type { Step } from './step.ts';

export interface EmitRequest {
  readonly bundle: Bundle;
  /** The compose files, as the user knows them; named in headers. */
  readonly composeFiles: readonly string[];
  /** What was not carried over and what is left to do, one sentence each; listed in the README of the result. */
  readonly notes: readonly string[];
}

export interface ObjectData {
  readonly kind: string;
  readonly name: string;
  readonly object: KubeObject;
}

export interface WorkloadData {
  readonly name: string;
  readonly kind: string;
  readonly project: string;
  readonly composeFiles: readonly string[];
  /** Why it is what it is, one sentence each. */
  readonly decisions: readonly string[];
  readonly objects: readonly ObjectData[];
}

export interface PackData {
  readonly name: string;
  readonly project: string;
  readonly namespace: string;
  readonly composeFiles: readonly string[];
  readonly workloads: readonly WorkloadData[];
  /** Objects of no single workload, without Secrets. */
  readonly shared: readonly ObjectData[];
  readonly secrets: readonly ObjectData[];
  /** What the cluster may have already, whichever workload it belongs to. */
  readonly external: readonly ObjectData[];
  /** Every object, in install order. */
  readonly objects: readonly ObjectData[];
  readonly steps: readonly Step[];
  readonly notes: readonly string[];
}

export function packData({ bundle, composeFiles, notes }: EmitRequest): PackData {
  const objects = bundle.objects.map(({ object }) => describe(object));
  const isSecret = ({ kind }: ObjectData) => kind === 'Secret';
  const unowned = bundle.objects.filter((item) => item.owner === undefined && item.external !== true).map(({ object }) => describe(object));
  return {
    name: bundle.project,
    project: bundle.project,
    namespace: bundle.namespace ?? '',
    composeFiles,
    workloads: workloads(bundle, composeFiles),
    shared: unowned.filter((object) => !isSecret(object)),
    secrets: objects.filter(isSecret),
    external: bundle.objects.filter(({ external }) => external === true).map(({ object }) => describe(object)),
    objects,
    steps: nextSteps(bundle, composeFiles),
    notes,
  };
}

function describe(object: KubeObject): ObjectData {
  return { kind: object.kind, name: object.metadata?.name ?? '', object };
}

const WORKLOADS: ReadonlySet<string> = new Set(['Deployment', 'StatefulSet', 'DaemonSet', 'Job', 'CronJob']);

function workloads(bundle: Bundle, composeFiles: readonly string[]): readonly WorkloadData[] {
  const owned = new Map<string, ObjectData[]>();
  for (const { owner, object, external } of bundle.objects) {
    if (owner === undefined || object.kind === 'Secret' || external === true) continue;
    const known = owned.get(owner);
    if (known === undefined) owned.set(owner, [describe(object)]);
    else known.push(describe(object));
  }
  const decisions = new Map<string, string[]>();
  for (const { owner, choice, because, usual } of bundle.decisions) {
    if (owner === undefined || usual === true) continue;
    decisions.set(owner, [...(decisions.get(owner) ?? []), `${choice}: ${because}`]);
  }
  return [...owned.entries()].sort(byKey).map(([name, objects]) => ({
    name,
    kind: objects.find((object) => object.name === name && WORKLOADS.has(object.kind))?.kind ?? '',
    project: bundle.project,
    composeFiles,
    decisions: decisions.get(name) ?? [],
    objects,
  }));
}
