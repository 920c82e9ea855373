/** Volumes of a Pod, and that each mount has one. https://kubernetes.io/docs/concepts/storage/volumes/ */

import { isDataKey, isDnsLabel, isDnsSubdomain } from '../names.ts';
import type { KeyToPath, PodSpec, ProjectedVolumeSource, Volume } from '../objects.gen.ts';
import { type Check, type Fault, fault, repeated } from './fault.ts';
import { isFileBelow, isNodePath } from './paths.ts';
import { placedContainers } from './placed-containers.ts';
import { checkQuantity } from './resources.ts';

export const checkVolumes: Check<PodSpec> = function* (pod, at) {
  const { volumes = [] } = pod;
  for (const { key, index } of repeated(volumes, ({ name }) => name))
    yield fault('volume', `${at}.volumes[${index}].name`, `${JSON.stringify(key)} is the name of another volume`);
  for (const [i, volume] of volumes.entries()) yield* checkVolume(volume, `${at}.volumes[${i}]`);
};

/** `claimTemplates` are the volumes that a StatefulSet adds to its Pods. */
export function* checkMountedVolumes(pod: PodSpec, at: string, claimTemplates: readonly string[] = []): Iterable<Fault> {
  const known = new Set([...(pod.volumes ?? []).map(({ name }) => name), ...claimTemplates]);
  for (const { container, place } of placedContainers(pod, at)) {
    for (const [i, { name }] of (container.volumeMounts ?? []).entries()) {
      if (!known.has(name)) yield fault('mount', `${place}.volumeMounts[${i}].name`, `${JSON.stringify(name)} is no volume of the Pod`);
    }
  }
}

const checkVolume: Check<Volume> = function* (volume, at) {
  const { name, ...sources } = volume;
  if (!isDnsLabel(name)) yield fault('volume', `${at}.name`, `${JSON.stringify(name)} is not a DNS label`);
  const kinds = Object.entries(sources).flatMap(([kind, source]) => (source === undefined ? [] : [kind]));
  if (kinds.length !== 1)
    yield fault('volume', at, `has ${kinds.length === 0 ? 'no source' : `the sources ${kinds.join(', ')}`} instead of one`);
  const { configMap, secret, projected, persistentVolumeClaim, hostPath, nfs, emptyDir, image } = sources;
  if (configMap !== undefined) yield* checkFiles(configMap, `${at}.configMap`);
  if (secret !== undefined) yield* checkFiles({ ...secret, name: secret.secretName }, `${at}.secret`);
  if (projected !== undefined) yield* checkProjected(projected, `${at}.projected`);
  if (persistentVolumeClaim !== undefined && !isDnsSubdomain(persistentVolumeClaim.claimName))
    yield fault('volume', `${at}.persistentVolumeClaim.claimName`, 'is not a DNS subdomain');
  if (hostPath !== undefined && !isNodePath(hostPath.path))
    yield fault('volume', `${at}.hostPath.path`, `${JSON.stringify(hostPath.path)} is empty or goes up`);
  if (nfs !== undefined && (nfs.server === '' || !nfs.path.startsWith('/')))
    yield fault('volume', `${at}.nfs`, 'must have a server and an absolute path');
  if (emptyDir?.sizeLimit !== undefined) yield* checkQuantity(emptyDir.sizeLimit, `${at}.emptyDir.sizeLimit`);
  if (image !== undefined && (image.reference ?? '') === '') yield fault('volume', `${at}.image.reference`, 'is empty');
};

interface Files {
  readonly name?: string | undefined;
  readonly items?: readonly KeyToPath[] | undefined;
  readonly defaultMode?: number | undefined;
}

const checkFiles: Check<Files> = function* ({ name = '', items = [], defaultMode = 0 }, at) {
  if (!isDnsSubdomain(name)) yield fault('reference', at, `names ${JSON.stringify(name)}, which is not a DNS subdomain`);
  if (!isFileMode(defaultMode)) yield fault('volume', `${at}.defaultMode`, `${defaultMode} is no mode of a file`);
  yield* checkItems(items, `${at}.items`);
};

const checkItems: Check<readonly KeyToPath[]> = function* (items, at) {
  for (const [i, { key, path, mode = 0 }] of items.entries()) {
    if (!isDataKey(key)) yield fault('key', `${at}[${i}].key`, `${JSON.stringify(key)} is no key of a ConfigMap or Secret`);
    if (!isFileBelow(path)) yield fault('volume', `${at}[${i}].path`, `${JSON.stringify(path)} does not lie within the volume`);
    if (!isFileMode(mode)) yield fault('volume', `${at}[${i}].mode`, `${mode} is no mode of a file`);
  }
  for (const { key, index } of repeated(items, ({ path }) => path))
    yield fault('volume', `${at}[${index}].path`, `${JSON.stringify(key)} is there already`);
};

const checkProjected: Check<ProjectedVolumeSource> = function* ({ sources = [], defaultMode = 0 }, at) {
  if (!isFileMode(defaultMode)) yield fault('volume', `${at}.defaultMode`, `${defaultMode} is no mode of a file`);
  for (const [i, { configMap, secret }] of sources.entries()) {
    if (configMap !== undefined) yield* checkFiles(configMap, `${at}.sources[${i}].configMap`);
    if (secret !== undefined) yield* checkFiles(secret, `${at}.sources[${i}].secret`);
  }
  const items = sources.flatMap(({ configMap, secret }) => [...(configMap?.items ?? []), ...(secret?.items ?? [])]);
  for (const { key } of repeated(items, ({ path }) => path))
    yield fault('volume', `${at}.sources`, `have ${JSON.stringify(key)} more than once`);
};

function isFileMode(mode: number): boolean {
  return mode >= 0 && mode <= 0o777;
}
