/** Places in a container as Kubernetes accepts them: absolute, and without a colon. */

import { cleanPath, isAbsolute, isWindowsAbsolute } from '../../../model/file-path.ts';

/** `C:\\data` of a Windows container is `/data`. Undefined for what is no such place. */
export function containerPath(target: string): string | undefined {
  const plain = isWindowsAbsolute(target) ? target.replace(/^[A-Za-z]:/, '').replaceAll('\\', '/') : target;
  return isAbsolute(plain) && !plain.includes(':') ? cleanPath(plain) : undefined;
}
