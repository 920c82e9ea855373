/** Volumes of a Pod, and that each mount has one. https://kubernetes.io/docs/concepts/storage/volumes/ */

import { isDataKey, isDnsLabel, isDnsSubdomain } from '../names.ts';
import type { KeyToPath, ProjectedVolumeSource, Volume } from '../objects.gen.ts';
import { type Check, each, type Report, repeated } from './fault.ts';
import { isFileBelow, isNodePath } from './paths.ts';
import type { PlacedPod } from './placed-containers.ts';
import { checkQuantity } from './resources.ts';

export const checkVolumes: Check<readonly Volume[] | undefined> = (volumes, at, report) => {
  for (const { key, index } of repeated(volumes, ({ name }) => name))
    report('volume', `${at}[${index}].name`, `${JSON.stringify(key)} is the name of another volume`);
  checkEach(volumes, at, report);
};

/** `claimTemplates` are the volumes that a StatefulSet adds to its Pods. */
export function checkMountedVolumes({ pod, containers }: PlacedPod, claimTemplates: readonly string[], report: Report): void {
  if (!containers.some(({ container }) => container.volumeMounts !== undefined)) return;
  const known = new Set([...(pod.volumes ?? []).map(({ name }) => name), ...claimTemplates]);
  for (const { container, place } of containers) {
    for (const [i, { name }] of (container.volumeMounts ?? []).entries()) {
      if (!known.has(name)) report('mount', `${place}.volumeMounts[${i}].name`, `${JSON.stringify(name)} is no volume of the Pod`);
    }
  }
}

const checkEach = each<Volume>((volume, at, report) => {
  const { name, ...sources } = volume;
  if (!isDnsLabel(name)) report('volume', `${at}.name`, `${JSON.stringify(name)} is not a DNS label`);
  const kinds = Object.entries(sources).flatMap(([kind, source]) => (source === undefined ? [] : [kind]));
  if (kinds.length !== 1)
    report('volume', at, `has ${kinds.length === 0 ? 'no source' : `the sources ${kinds.join(', ')}`} instead of one`);
  const { configMap, secret, projected, persistentVolumeClaim, hostPath, nfs, emptyDir, image } = sources;
  if (configMap !== undefined) checkFiles(configMap, `${at}.configMap`, report);
  if (secret !== undefined) checkFiles({ ...secret, name: secret.secretName }, `${at}.secret`, report);
  if (projected !== undefined) checkProjected(projected, `${at}.projected`, report);
  if (persistentVolumeClaim !== undefined && !isDnsSubdomain(persistentVolumeClaim.claimName))
    report('volume', `${at}.persistentVolumeClaim.claimName`, 'is not a DNS subdomain');
  if (hostPath !== undefined && !isNodePath(hostPath.path))
    report('volume', `${at}.hostPath.path`, `${JSON.stringify(hostPath.path)} is empty or goes up`);
  if (nfs !== undefined && (nfs.server === '' || !nfs.path.startsWith('/')))
    report('volume', `${at}.nfs`, 'must have a server and an absolute path');
  if (emptyDir?.sizeLimit !== undefined) checkQuantity(emptyDir.sizeLimit, `${at}.emptyDir.sizeLimit`, report);
  if (image !== undefined && (image.reference ?? '') === '') report('volume', `${at}.image.reference`, 'is empty');
});

interface Files {
  readonly name?: string | undefined;
  readonly items?: readonly KeyToPath[] | undefined;
  readonly defaultMode?: number | undefined;
}

const checkFiles: Check<Files> = ({ name = '', items = [], defaultMode = 0 }, at, report) => {
  if (!isDnsSubdomain(name)) report('reference', at, `names ${JSON.stringify(name)}, which is not a DNS subdomain`);
  if (!isFileMode(defaultMode)) report('volume', `${at}.defaultMode`, `${defaultMode} is no mode of a file`);
  checkItems(items, `${at}.items`, report);
};

const checkItems: Check<readonly KeyToPath[]> = (items, at, report) => {
  for (const [i, { key, path, mode = 0 }] of items.entries()) {
    if (!isDataKey(key)) report('key', `${at}[${i}].key`, `${JSON.stringify(key)} is no key of a ConfigMap or Secret`);
    if (!isFileBelow(path)) report('volume', `${at}[${i}].path`, `${JSON.stringify(path)} does not lie within the volume`);
    if (!isFileMode(mode)) report('volume', `${at}[${i}].mode`, `${mode} is no mode of a file`);
  }
  for (const { key, index } of repeated(items, ({ path }) => path))
    report('volume', `${at}[${index}].path`, `${JSON.stringify(key)} is there already`);
};

const checkProjected: Check<ProjectedVolumeSource> = ({ sources = [], defaultMode = 0 }, at, report) => {
  if (!isFileMode(defaultMode)) report('volume', `${at}.defaultMode`, `${defaultMode} is no mode of a file`);
  for (const [i, { configMap, secret }] of sources.entries()) {
    if (configMap !== undefined) checkFiles(configMap, `${at}.sources[${i}].configMap`, report);
    if (secret !== undefined) checkFiles(secret, `${at}.sources[${i}].secret`, report);
  }
  const items = sources.flatMap(({ configMap, secret }) => [...(configMap?.items ?? []), ...(secret?.items ?? [])]);
  for (const { key } of repeated(items, ({ path }) => path))
    report('volume', `${at}.sources`, `have ${JSON.stringify(key)} more than once`);
};

function isFileMode(mode: number): boolean {
  return mode >= 0 && mode <= 0o777;
}
