/** Where a service's image keeps its data, and what it asks of a fresh volume. */

import { parseImageRef } from '../../model/image-ref.ts';
import type { Service } from '../../model/service.ts';
import { type ImageKnowledge, knowledgeOf } from './images.ts';

export function imageOf({ image }: Service): ImageKnowledge | undefined {
  const ref = image === undefined ? undefined : parseImageRef(image);
  return ref === undefined ? undefined : knowledgeOf(ref);
}

/** Whether the image keeps its data at a target, below it or above it. */
export function keepsDataAt(service: Service, target: string): boolean {
  const folders = imageOf(service)?.dataDirectories ?? [];
  return folders.some((folder) => target === folder || target.startsWith(`${folder}/`) || folder.startsWith(`${target}/`));
}

/** Programs that make their database only in an empty folder, and what that folder is. A fresh file system has a `lost+found` in it. */
const WANT_EMPTY: ReadonlyMap<string, string> = new Map([
  ['PostgreSQL', '/var/lib/postgresql/data'],
  ['MySQL', '/var/lib/mysql'],
  ['MariaDB', '/var/lib/mysql'],
  ['Percona Server', '/var/lib/mysql'],
]);

/** Whether the root of a fresh volume must not be mounted at the target. A `PGDATA` below it is out of the way already. */
export function wantsEmptyFolder(service: Service, target: string): boolean {
  const known = imageOf(service);
  const pgdata = service.environment?.['PGDATA'];
  return known !== undefined && WANT_EMPTY.get(known.title) === target && (pgdata === undefined || pgdata === null || pgdata === target);
}
