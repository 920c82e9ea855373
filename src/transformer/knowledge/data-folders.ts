/** Where a service's image keeps its data, and what it asks of a fresh volume. */

import { parseImageRef } from '../../model/image-ref.ts';
import type { Service } from '../../model/service.ts';
import { type ImageKnowledge, knowledgeOf } from './images.ts';

export function imageOf({ image }: Service): ImageKnowledge | undefined {
  const ref = image === undefined ? undefined : parseImageRef(image);
  return ref === undefined ? undefined : knowledgeOf(ref);
}

/** What does its work as well with data of its own, with none, or with what it gets again: certificates, metrics, dashboards from files. */
const LIVES_WITHOUT: ReadonlySet<string> = new Set([
  'Alertmanager',
  'Azurite',
  'Caddy',
  'ClamAV',
  'Docker',
  'Grafana',
  'LocalStack',
  'Loki',
  'Mailpit',
  'Prometheus',
  'Redis Insight',
  'SonarQube',
  'pgAdmin',
]);

/** What is known of the service's image, when the program keeps data that people want to find again: a datastore, or an application with files. */
export function keeperOf(service: Service): ImageKnowledge | undefined {
  const known = writerOf(service);
  return known?.stateful === true || (known !== undefined && !LIVES_WITHOUT.has(known.title)) ? known : undefined;
}

/** What is known of the service's image, when the program writes data of its own, be it worth keeping or not. */
export function writerOf(service: Service): ImageKnowledge | undefined {
  const known = imageOf(service);
  return known?.stateful === true || (known !== undefined && known.dataDirectories.length > 0) ? known : undefined;
}

/** Where a named volume keeps what the image has to keep; undefined for an image that is not known. */
export function dataFolder(service: Service): string | undefined {
  return mayKeepDataByVersion(service) ? '/var/lib/postgresql' : imageOf(service)?.dataDirectories[0];
}

/** Whether the image keeps its data at a target, below it or above it. */
export function keepsDataAt(service: Service, target: string): boolean {
  const folders = imageOf(service)?.dataDirectories ?? [];
  return folders.some((folder) => target === folder || target.startsWith(`${folder}/`) || folder.startsWith(`${target}/`));
}

/** Where programs keep data that want the folder empty, or see databases in all folders of it. The place tells the program, whatever the image is called. */
const WANT_EMPTY: ReadonlyMap<string, readonly string[]> = new Map([
  ['/var/lib/postgresql/data', ['PostgreSQL']],
  ['/var/lib/mysql', ['MySQL', 'MariaDB', 'Percona Server']],
  ['/var/lib/kafka/data', ['Apache Kafka']],
]);

/** The program that must not find the root of a fresh volume at the target. A `PGDATA` below it is out of the way already. */
export function programThatWantsEmpty(service: Service, target: string): string | undefined {
  const programs = WANT_EMPTY.get(target);
  const pgdata = service.environment?.['PGDATA'] ?? target;
  if (programs === undefined || pgdata !== target) return undefined;
  const known = imageOf(service)?.title;
  if (known === undefined) return programs[0];
  return programs.includes(known) ? known : undefined;
}

/**
 * Whether the image is a PostgreSQL that may be of version 18 or later: it keeps its data in a folder of its version, and does not start with an
 * unused volume at `/var/lib/postgresql/data` (https://github.com/docker-library/postgres/pull/1259).
 */
export function mayKeepDataByVersion(service: Service): boolean {
  if (imageOf(service)?.title !== 'PostgreSQL') return false;
  const tag = parseImageRef(service.image ?? '')?.tag ?? '';
  const [, version] = /pg(\d+)/.exec(tag) ?? /^(\d+)(?=\.|-|$)/.exec(tag) ?? [];
  return version === undefined || Number(version) >= 18;
}
