/** What the Pods of a workload need to start: ConfigMaps and Secrets with their keys, claims, accounts. */

import type { Container, KeyToPath, PodSpec, Volume } from '../objects.gen.ts';
import type { KubeObject } from '../objects.ts';
import { podTemplateOf } from '../pod-template.ts';
import type { Report } from './fault.ts';
import type { ObjectSet } from './object-set.ts';
import { placed } from './placed-containers.ts';

export function podReferences(object: KubeObject, set: ObjectSet, report: Report): void {
  const found = podTemplateOf(object);
  const pod = found?.template.spec;
  if (found === undefined || pod === undefined) return;
  const at = `${found.at}.spec`;
  const need = (needed: Need) => reportMissing(needed, set, report);
  needsOfPod(pod, at, need);
  for (const { container, place } of placed(pod, at).containers) {
    if (container.env !== undefined || container.envFrom !== undefined) variableNeeds(container, place, need);
  }
}

interface Need {
  readonly kind: 'ConfigMap' | 'Secret' | 'PersistentVolumeClaim' | 'ServiceAccount';
  readonly name: string | undefined;
  readonly key?: string;
  /** The container starts without it. */
  readonly optional?: boolean | undefined;
  readonly at: string;
}

type TakeNeed = (need: Need) => void;

function reportMissing({ kind, name, key, optional, at }: Need, set: ObjectSet, report: Report): void {
  if (name === undefined || optional === true) return;
  if (!set.has(kind, name)) report('reference', at, `needs the ${kind} ${name}, which is neither here nor said to be in the cluster`);
  else if (key !== undefined && (kind === 'ConfigMap' || kind === 'Secret') && set.keysOf(kind, name)?.has(key) === false)
    report('reference', at, `needs the key ${key} of the ${kind} ${name}, which has no such key`);
}

function variableNeeds({ env = [], envFrom = [] }: Container, at: string, need: TakeNeed): void {
  for (const [i, { valueFrom }] of env.entries()) {
    if (valueFrom === undefined) continue;
    const { configMapKeyRef, secretKeyRef } = valueFrom;
    if (configMapKeyRef !== undefined) need({ kind: 'ConfigMap', ...configMapKeyRef, name: configMapKeyRef.name, at: `${at}.env[${i}]` });
    if (secretKeyRef !== undefined) need({ kind: 'Secret', ...secretKeyRef, name: secretKeyRef.name, at: `${at}.env[${i}]` });
  }
  for (const [i, { configMapRef, secretRef }] of envFrom.entries()) {
    if (configMapRef !== undefined) need({ kind: 'ConfigMap', ...configMapRef, name: configMapRef.name, at: `${at}.envFrom[${i}]` });
    if (secretRef !== undefined) need({ kind: 'Secret', ...secretRef, name: secretRef.name, at: `${at}.envFrom[${i}]` });
  }
}

function needsOfPod({ volumes, serviceAccountName, imagePullSecrets = [] }: PodSpec, at: string, need: TakeNeed): void {
  need({ kind: 'ServiceAccount', name: serviceAccountName, at: `${at}.serviceAccountName` });
  for (const [i, { name }] of imagePullSecrets.entries()) need({ kind: 'Secret', name, at: `${at}.imagePullSecrets[${i}]` });
  if (volumes === undefined) return;
  for (const [i, volume] of volumes.entries()) volumeNeeds(volume, `${at}.volumes[${i}]`, need);
}

function volumeNeeds({ configMap, secret, projected, persistentVolumeClaim }: Volume, at: string, need: TakeNeed): void {
  if (persistentVolumeClaim !== undefined) need({ kind: 'PersistentVolumeClaim', name: persistentVolumeClaim.claimName, at });
  if (configMap !== undefined) fileNeeds({ ...configMap, kind: 'ConfigMap' }, at, need);
  if (secret !== undefined) fileNeeds({ ...secret, kind: 'Secret', name: secret.secretName }, at, need);
  for (const [i, source] of (projected?.sources ?? []).entries()) {
    if (source.configMap !== undefined) fileNeeds({ ...source.configMap, kind: 'ConfigMap' }, `${at}.projected.sources[${i}]`, need);
    if (source.secret !== undefined) fileNeeds({ ...source.secret, kind: 'Secret' }, `${at}.projected.sources[${i}]`, need);
  }
}

interface FileSource {
  readonly kind: 'ConfigMap' | 'Secret';
  readonly name?: string | undefined;
  readonly items?: readonly KeyToPath[] | undefined;
  readonly optional?: boolean | undefined;
}

function fileNeeds({ kind, name, items = [], optional }: FileSource, at: string, need: TakeNeed): void {
  need({ kind, name, optional, at });
  for (const { key } of items) need({ kind, name, key, optional, at });
}
