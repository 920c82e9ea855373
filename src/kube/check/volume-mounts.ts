/** Mounts of one container; whether the Pod has their volumes is asked where the Pod is checked. */

import type { VolumeMount } from '../objects.gen.ts';
import { type Check, fault, repeated } from './fault.ts';
import { isBelow } from './paths.ts';

export const checkMounts: Check<readonly VolumeMount[]> = function* (mounts, at) {
  for (const { key, index } of repeated(mounts, ({ mountPath }) => mountPath.replace(/(?<=.)\/+$/, '')))
    yield fault('mount', `${at}[${index}].mountPath`, `${JSON.stringify(key)} has another mount already`);
  for (const [i, mount] of mounts.entries()) yield* checkMount(mount, `${at}[${i}]`);
};

const checkMount: Check<VolumeMount> = function* (
  { mountPath, subPath, subPathExpr, readOnly, recursiveReadOnly, mountPropagation = 'None' },
  at,
) {
  if (mountPath === '') yield fault('mount', `${at}.mountPath`, 'is empty');
  for (const [field, path] of Object.entries({ subPath, subPathExpr })) {
    if (path !== undefined && !isBelow(path))
      yield fault('mount', `${at}.${field}`, `${JSON.stringify(path)} does not lie within the volume`);
  }
  if (subPath !== undefined && subPathExpr !== undefined) yield fault('mount', at, 'has both subPath and subPathExpr');
  const isRecursive = recursiveReadOnly !== undefined && recursiveReadOnly !== 'Disabled';
  if (isRecursive && (readOnly !== true || mountPropagation !== 'None'))
    yield fault('mount', `${at}.recursiveReadOnly`, 'needs readOnly: true and no propagation');
};
