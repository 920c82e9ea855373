/** Claims and volumes of the cluster. https://kubernetes.io/docs/concepts/storage/persistent-volumes/ */

import { isDnsSubdomain } from '../names.ts';
import type { PersistentVolume, PersistentVolumeClaimSpec } from '../objects.gen.ts';
import { parseQuantity } from '../quantity.ts';
import { type Check, type Report, repeated } from './fault.ts';
import { isNodePath } from './paths.ts';
import { checkQuantity } from './resources.ts';
import { checkSelector } from './selectors.ts';

export const checkClaimSpec: Check<PersistentVolumeClaimSpec> = (
  { accessModes = [], resources, storageClassName = '', selector },
  at,
  report,
) => {
  checkAccessModes(accessModes, `${at}.accessModes`, report);
  checkAmounts(resources?.requests ?? {}, `${at}.resources.requests`, report);
  checkClass(storageClassName, `${at}.storageClassName`, report);
  if (selector !== undefined) checkSelector(selector, `${at}.selector`, report);
};

const checkAccessModes: Check<readonly string[]> = (modes, at, report) => {
  if (modes.length === 0) report('claim', at, 'is empty');
  if (modes.includes('ReadWriteOncePod') && modes.length > 1) report('claim', at, 'has ReadWriteOncePod beside another mode');
  for (const { key } of repeated(modes, (mode) => mode)) report('claim', at, `has ${key} more than once`);
};

const checkAmounts: Check<Readonly<Record<string, string>>> = (amounts, at, report) => {
  const { storage } = amounts;
  if (storage === undefined) report('quantity', `${at}.storage`, 'is missing');
  else if (parseQuantity(storage) === 0n) report('quantity', `${at}.storage`, 'is nothing');
  for (const [name, amount] of Object.entries(amounts)) checkQuantity(amount, `${at}.${name}`, report);
};

const checkClass: Check<string> = (name, at, report) => {
  if (name !== '' && !isDnsSubdomain(name)) report('claim', at, `${JSON.stringify(name)} is not a DNS subdomain`);
};

const DRIVER_LIMIT = 63;

const SOURCES = ['nfs', 'csi', 'hostPath', 'local', 'iscsi', 'fc', 'cephfs', 'rbd', 'glusterfs'] as const;

export function checkVolume({ spec }: PersistentVolume, report: Report): void {
  const { accessModes = [], capacity = {}, nfs, csi, local, hostPath, nodeAffinity, storageClassName = '' } = spec;
  checkAccessModes(accessModes, 'spec.accessModes', report);
  checkAmounts(capacity, 'spec.capacity', report);
  checkClass(storageClassName, 'spec.storageClassName', report);
  const sources = SOURCES.filter((kind) => spec[kind] !== undefined);
  if (sources.length !== 1) report('volume', 'spec', `has ${sources.length} sources instead of one`);
  if (nfs !== undefined && (nfs.server === '' || !nfs.path.startsWith('/')))
    report('volume', 'spec.nfs', 'must have a server and an absolute path');
  if (csi !== undefined && (csi.volumeHandle === '' || csi.driver.length > DRIVER_LIMIT || !isDnsSubdomain(csi.driver.toLowerCase())))
    report('volume', 'spec.csi', 'must have a driver and a volumeHandle');
  if (hostPath !== undefined && !isNodePath(hostPath.path))
    report('volume', 'spec.hostPath.path', `${JSON.stringify(hostPath.path)} is empty or goes up`);
  if (local !== undefined && nodeAffinity === undefined) report('volume', 'spec.nodeAffinity', 'is missing, which a local volume needs');
}
