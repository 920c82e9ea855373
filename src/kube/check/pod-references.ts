/** What the Pods of a workload need to start: ConfigMaps and Secrets with their keys, claims, accounts. */

import type { Container, KeyToPath, PodSpec, Volume } from '../objects.gen.ts';
import type { KubeObject } from '../objects.ts';
import { podTemplateOf } from '../pod-template.ts';
import { type Fault, fault } from './fault.ts';
import type { ObjectSet } from './object-set.ts';
import { placedContainers } from './placed-containers.ts';

export function* podReferences(object: KubeObject, set: ObjectSet): Iterable<Fault> {
  const placed = podTemplateOf(object);
  const pod = placed?.template.spec;
  if (placed === undefined || pod === undefined) return;
  const at = `${placed.at}.spec`;
  for (const need of [...needsOfPod(pod, at), ...containerNeeds(pod, at)]) yield* missing(need, set);
}

interface Need {
  readonly kind: 'ConfigMap' | 'Secret' | 'PersistentVolumeClaim' | 'ServiceAccount';
  readonly name: string | undefined;
  readonly key?: string;
  /** The container starts without it. */
  readonly optional?: boolean | undefined;
  readonly at: string;
}

function* missing({ kind, name, key, optional, at }: Need, set: ObjectSet): Iterable<Fault> {
  if (name === undefined || optional === true) return;
  if (!set.has(kind, name)) yield fault('reference', at, `needs the ${kind} ${name}, which is neither here nor said to be in the cluster`);
  else if (key !== undefined && (kind === 'ConfigMap' || kind === 'Secret') && set.keysOf(kind, name)?.has(key) === false)
    yield fault('reference', at, `needs the key ${key} of the ${kind} ${name}, which has no such key`);
}

function* containerNeeds(pod: PodSpec, at: string): Iterable<Need> {
  for (const { container, place } of placedContainers(pod, at)) yield* variableNeeds(container, place);
}

function* variableNeeds({ env = [], envFrom = [] }: Container, at: string): Iterable<Need> {
  for (const [i, { valueFrom = {} }] of env.entries()) {
    const { configMapKeyRef, secretKeyRef } = valueFrom;
    if (configMapKeyRef !== undefined) yield { kind: 'ConfigMap', ...configMapKeyRef, name: configMapKeyRef.name, at: `${at}.env[${i}]` };
    if (secretKeyRef !== undefined) yield { kind: 'Secret', ...secretKeyRef, name: secretKeyRef.name, at: `${at}.env[${i}]` };
  }
  for (const [i, { configMapRef, secretRef }] of envFrom.entries()) {
    if (configMapRef !== undefined) yield { kind: 'ConfigMap', ...configMapRef, name: configMapRef.name, at: `${at}.envFrom[${i}]` };
    if (secretRef !== undefined) yield { kind: 'Secret', ...secretRef, name: secretRef.name, at: `${at}.envFrom[${i}]` };
  }
}

function* needsOfPod({ volumes = [], serviceAccountName, imagePullSecrets = [] }: PodSpec, at: string): Iterable<Need> {
  yield { kind: 'ServiceAccount', name: serviceAccountName, at: `${at}.serviceAccountName` };
  for (const [i, { name }] of imagePullSecrets.entries()) yield { kind: 'Secret', name, at: `${at}.imagePullSecrets[${i}]` };
  for (const [i, volume] of volumes.entries()) yield* volumeNeeds(volume, `${at}.volumes[${i}]`);
}

function* volumeNeeds({ configMap, secret, projected, persistentVolumeClaim }: Volume, at: string): Iterable<Need> {
  if (persistentVolumeClaim !== undefined) yield { kind: 'PersistentVolumeClaim', name: persistentVolumeClaim.claimName, at };
  if (configMap !== undefined) yield* fileNeeds({ ...configMap, kind: 'ConfigMap' }, at);
  if (secret !== undefined) yield* fileNeeds({ ...secret, kind: 'Secret', name: secret.secretName }, at);
  for (const [i, source] of (projected?.sources ?? []).entries()) {
    if (source.configMap !== undefined) yield* fileNeeds({ ...source.configMap, kind: 'ConfigMap' }, `${at}.projected.sources[${i}]`);
    if (source.secret !== undefined) yield* fileNeeds({ ...source.secret, kind: 'Secret' }, `${at}.projected.sources[${i}]`);
  }
}

interface FileSource {
  readonly kind: 'ConfigMap' | 'Secret';
  readonly name?: string | undefined;
  readonly items?: readonly KeyToPath[] | undefined;
  readonly optional?: boolean | undefined;
}

function* fileNeeds({ kind, name, items = [], optional }: FileSource, at: string): Iterable<Need> {
  yield { kind, name, optional, at };
  for (const { key } of items) yield { kind, name, key, optional, at };
}
