/** Hashes of configuration, for annotations of Pods: when a ConfigMap changes, the annotation does, and the workload is rolled out anew. */

import { byKey } from '../model/by-key.ts';
import { sha256 } from '../model/sha256.ts';

/** Sixteen hexadecimal digits of the SHA-256 of the data of an object: enough to tell its versions apart. */
export function configHash(data: Readonly<Record<string, string>>): string {
  const sorted = Object.entries(data).sort(byKey);
  return sha256(JSON.stringify(sorted)).slice(0, 16);
}
