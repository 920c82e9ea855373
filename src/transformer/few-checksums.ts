/** Keeps the annotations of a Pod that roll it out anew within what an object may have of annotations. */

import { configHash } from './config-hash.ts';

/** Of some hundred bytes each, they stay far below the 16 KiB that labels leave of 256. */
const MOST = 100;

/** Many checksums become one of all, which changes whenever one of them does. */
export function fewChecksums(annotations: Readonly<Record<string, string>>, name: string): Readonly<Record<string, string>> {
  if (Object.keys(annotations).length <= MOST) return annotations;
  const isChecksum = ([key]: readonly [string, string]) => key.startsWith('checksum/');
  const checksums = Object.entries(annotations).filter(isChecksum);
  if (checksums.length <= MOST) return annotations;
  const others = Object.entries(annotations).filter((entry) => !isChecksum(entry));
  return Object.fromEntries([...others, [`checksum/${name}`, configHash(Object.fromEntries(checksums))]]);
}
