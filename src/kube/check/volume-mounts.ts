/** Mounts of one container; whether the Pod has their volumes is asked where the Pod is checked. */

import type { VolumeMount } from '../objects.gen.ts';
import { type Check, each, repeated } from './fault.ts';
import { isBelow } from './paths.ts';

export const checkMounts: Check<readonly VolumeMount[] | undefined> = (mounts, at, report) => {
  for (const { key, index } of repeated(mounts, ({ mountPath }) => mountPath.replace(/(?<=.)\/+$/, '')))
    report('mount', `${at}[${index}].mountPath`, `${JSON.stringify(key)} has another mount already`);
  checkEach(mounts, at, report);
};

const checkEach = each<VolumeMount>((mount, at, report) => {
  const { mountPath, subPath, subPathExpr, readOnly, recursiveReadOnly, mountPropagation = 'None' } = mount;
  if (mountPath === '') report('mount', `${at}.mountPath`, 'is empty');
  for (const field of ['subPath', 'subPathExpr'] as const) {
    const path = mount[field];
    if (path !== undefined && !isBelow(path)) report('mount', `${at}.${field}`, `${JSON.stringify(path)} does not lie within the volume`);
  }
  if (subPath !== undefined && subPathExpr !== undefined) report('mount', at, 'has both subPath and subPathExpr');
  const isRecursive = recursiveReadOnly !== undefined && recursiveReadOnly !== 'Disabled';
  if (isRecursive && (readOnly !== true || mountPropagation !== 'None'))
    report('mount', `${at}.recursiveReadOnly`, 'needs readOnly: true and no propagation');
});
