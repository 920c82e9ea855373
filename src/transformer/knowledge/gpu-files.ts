/** Device files of GPUs. On a cluster the device plugin of the vendor brings them into containers that ask for its resource. */

import { isInside } from '../../model/file-path.ts';

export interface GpuFiles {
  /** As `driver` of a device request names it. */
  readonly vendor: 'amd' | 'nvidia';
  /** How many GPUs they stand for. */
  readonly count: number;
  readonly has: (source: string) => boolean;
}

/** Of the device files of one service: its GPUs, as far as the files tell whose they are. `/dev/dri` alone may be anybody's. */
export function gpuFiles(sources: readonly string[]): readonly GpuFiles[] {
  const countOf = (form: RegExp) => Math.max(1, new Set(sources.filter((source) => form.test(source))).size);
  const amd = isOfAmd(sources) ? [{ vendor: 'amd' as const, count: countOf(/^\/dev\/dri\/renderD\d+$/), has: isAmdFile }] : [];
  const nvidia = sources.some(isNvidiaFile) ? [{ vendor: 'nvidia' as const, count: countOf(/^\/dev\/nvidia\d+$/), has: isNvidiaFile }] : [];
  return [...amd, ...nvidia];
}

/** Only AMD's driver has it. */
const KFD = '/dev/kfd';

function isOfAmd(sources: readonly string[]): boolean {
  return sources.includes(KFD);
}

function isAmdFile(source: string): boolean {
  return source === KFD || isInside(source, '/dev/dri');
}

function isNvidiaFile(source: string): boolean {
  return /^\/dev\/nvidia(?:\d+|ctl|-modeset|-uvm(?:-tools)?|-caps(?:\/.*)?)$/.test(source);
}
