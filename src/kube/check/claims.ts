/** Claims and volumes of the cluster. https://kubernetes.io/docs/concepts/storage/persistent-volumes/ */

import { isDnsSubdomain } from '../names.ts';
import type { PersistentVolume, PersistentVolumeClaimSpec } from '../objects.gen.ts';
import { parseQuantity } from '../quantity.ts';
import { type Check, type Fault, fault, repeated } from './fault.ts';
import { isNodePath } from './paths.ts';
import { checkQuantity } from './resources.ts';
import { checkSelector } from './selectors.ts';

export const checkClaimSpec: Check<PersistentVolumeClaimSpec> = function* (
  { accessModes = [], resources, storageClassName = '', selector },
  at,
) {
  yield* checkAccessModes(accessModes, `${at}.accessModes`);
  yield* checkAmounts(resources?.requests ?? {}, `${at}.resources.requests`);
  yield* checkClass(storageClassName, `${at}.storageClassName`);
  if (selector !== undefined) yield* checkSelector(selector, `${at}.selector`);
};

const checkAccessModes: Check<readonly string[]> = function* (modes, at) {
  if (modes.length === 0) yield fault('claim', at, 'is empty');
  if (modes.includes('ReadWriteOncePod') && modes.length > 1) yield fault('claim', at, 'has ReadWriteOncePod beside another mode');
  for (const { key } of repeated(modes, (mode) => mode)) yield fault('claim', at, `has ${key} more than once`);
};

const checkAmounts: Check<Readonly<Record<string, string>>> = function* (amounts, at) {
  const { storage } = amounts;
  if (storage === undefined) yield fault('quantity', `${at}.storage`, 'is missing');
  else if (parseQuantity(storage) === 0n) yield fault('quantity', `${at}.storage`, 'is nothing');
  for (const [name, amount] of Object.entries(amounts)) yield* checkQuantity(amount, `${at}.${name}`);
};

const checkClass: Check<string> = function* (name, at) {
  if (name !== '' && !isDnsSubdomain(name)) yield fault('claim', at, `${JSON.stringify(name)} is not a DNS subdomain`);
};

const DRIVER_LIMIT = 63;

const SOURCES = ['nfs', 'csi', 'hostPath', 'local', 'iscsi', 'fc', 'cephfs', 'rbd', 'glusterfs'] as const;

export function* checkVolume({ spec }: PersistentVolume): Iterable<Fault> {
  const { accessModes = [], capacity = {}, nfs, csi, local, hostPath, nodeAffinity, storageClassName = '' } = spec;
  yield* checkAccessModes(accessModes, 'spec.accessModes');
  yield* checkAmounts(capacity, 'spec.capacity');
  yield* checkClass(storageClassName, 'spec.storageClassName');
  const sources = SOURCES.filter((kind) => spec[kind] !== undefined);
  if (sources.length !== 1) yield fault('volume', 'spec', `has ${sources.length} sources instead of one`);
  if (nfs !== undefined && (nfs.server === '' || !nfs.path.startsWith('/')))
    yield fault('volume', 'spec.nfs', 'must have a server and an absolute path');
  if (csi !== undefined && (csi.volumeHandle === '' || csi.driver.length > DRIVER_LIMIT || !isDnsSubdomain(csi.driver.toLowerCase())))
    yield fault('volume', 'spec.csi', 'must have a driver and a volumeHandle');
  if (hostPath !== undefined && !isNodePath(hostPath.path))
    yield fault('volume', 'spec.hostPath.path', `${JSON.stringify(hostPath.path)} is empty or goes up`);
  if (local !== undefined && nodeAffinity === undefined)
    yield fault('volume', 'spec.nodeAffinity', 'is missing, which a local volume needs');
}
