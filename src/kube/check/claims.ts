/** Claims and volumes of the cluster. https://kubernetes.io/docs/concepts/storage/persistent-volumes/ */

import { isDnsSubdomain } from '../names.ts';
import type { PersistentVolume, PersistentVolumeClaimSpec } from '../objects.gen.ts';
import { parseQuantity } from '../quantity.ts';
import { type Check, type Fault, fault, repeated } from './fault.ts';
import { checkQuantity } from './resources.ts';
import { checkSelector } from './selectors.ts';

export const checkClaimSpec: Check<PersistentVolumeClaimSpec> = function* (
  { accessModes = [], resources, storageClassName = '', selector },
  at,
) {
  yield* checkAccessModes(accessModes, `${at}.accessModes`);
  yield* checkSize(resources?.requests?.['storage'], `${at}.resources.requests.storage`);
  if (storageClassName !== '' && !isDnsSubdomain(storageClassName))
    yield fault('claim', `${at}.storageClassName`, `${JSON.stringify(storageClassName)} is not a DNS subdomain`);
  if (selector !== undefined) yield* checkSelector(selector, `${at}.selector`);
};

const checkAccessModes: Check<readonly string[]> = function* (modes, at) {
  if (modes.length === 0) yield fault('claim', at, 'is empty');
  if (modes.includes('ReadWriteOncePod') && modes.length > 1) yield fault('claim', at, 'has ReadWriteOncePod beside another mode');
  for (const { key } of repeated(modes, (mode) => mode)) yield fault('claim', at, `has ${key} more than once`);
};

const checkSize: Check<string | undefined> = function* (size, at) {
  if (size === undefined) yield fault('quantity', at, 'is missing');
  else if (parseQuantity(size) === 0n) yield fault('quantity', at, 'is nothing');
  else yield* checkQuantity(size, at);
};

const SOURCES = ['nfs', 'csi', 'hostPath', 'local', 'iscsi', 'fc', 'cephfs', 'rbd', 'glusterfs'] as const;

export function* checkVolume({ spec }: PersistentVolume): Iterable<Fault> {
  const { accessModes = [], capacity = {}, nfs, csi, local, nodeAffinity } = spec;
  yield* checkAccessModes(accessModes, 'spec.accessModes');
  yield* checkSize(capacity['storage'], 'spec.capacity.storage');
  const sources = SOURCES.filter((kind) => spec[kind] !== undefined);
  if (sources.length !== 1) yield fault('volume', 'spec', `has ${sources.length} sources instead of one`);
  if (nfs !== undefined && (nfs.server === '' || !nfs.path.startsWith('/')))
    yield fault('volume', 'spec.nfs', 'must have a server and an absolute path');
  if (csi !== undefined && (csi.volumeHandle === '' || !isDnsSubdomain(csi.driver.toLowerCase())))
    yield fault('volume', 'spec.csi', 'must have a driver and a volumeHandle');
  if (local !== undefined && nodeAffinity === undefined)
    yield fault('volume', 'spec.nodeAffinity', 'is missing, which a local volume needs');
}
