/** What is known of images that many projects use: the ports they open without being told to, where they keep data, as whom they run. */

import type { ImageRef } from '../../model/image-ref.ts';
import type { ImageRow } from './image-row.ts';
import { BITNAMI_IMAGES, IMAGES } from './image-table.ts';

export interface KnownPort {
  readonly number: number;
  readonly protocol: 'TCP' | 'UDP';
  readonly name: string;
}

export interface ImageKnowledge {
  /** What people call the program: "PostgreSQL". */
  readonly title: string;
  /** Open in a container started without any setting, the main one first. */
  readonly ports: readonly KnownPort[];
  /** A datastore or broker: its replicas are not interchangeable. */
  readonly stateful: boolean;
  readonly dataDirectories: readonly string[];
  /** The user that the process runs as once started, when the image has one of its own. */
  readonly runAsUser?: number;
  /** The group that must be able to write to its data. */
  readonly fsGroup?: number;
}

/** Undefined for an image that is not known for certain. */
export function knowledgeOf(image: ImageRef): ImageKnowledge | undefined {
  const path = officialPath(image.path);
  const row = findRow(path, image.tag ?? '');
  if (row === undefined) return undefined;
  const { title, ports, stateful = false, data = [], user, group } = row;
  return {
    title,
    ports: ports.map(parsePort),
    stateful,
    dataDirectories: data,
    ...(user === undefined ? {} : { runAsUser: user }),
    ...(group === undefined ? {} : { fsGroup: group }),
  };
}

/** `library/postgres`, `docker/library/postgres` (a mirror) and `arm64v8/postgres` are all the official `postgres`. */
function officialPath(path: string): string {
  return path.replace(/^(?:.*\/)?library\/|^(?:amd64|arm64v8|arm32v7)\//, '');
}

const BITNAMI = /^bitnami(?:legacy|secure)?\/(.+)$/;
const ROWS: ReadonlyMap<string, readonly ImageRow[]> = indexRows();

function indexRows(): ReadonlyMap<string, readonly ImageRow[]> {
  const rows = new Map<string, ImageRow[]>();
  for (const row of IMAGES) {
    for (const path of row.images) {
      const known = rows.get(path);
      if (known === undefined) rows.set(path, [row]);
      else known.push(row);
    }
  }
  return rows;
}

function findRow(path: string, tag: string): ImageRow | undefined {
  const bitnami = BITNAMI.exec(path)?.[1];
  if (bitnami !== undefined) return BITNAMI_IMAGES.find(({ images }) => images.includes(bitnami));
  return ROWS.get(path)?.find((row) => row.tag === undefined || row.tag.test(tag));
}

/** Reads `name:number` and `name:number/udp`. */
function parsePort(text: string): KnownPort {
  const match = /^([a-z0-9-]+):(\d+)(\/udp)?$/.exec(text);
  if (match === null) throw new Error(`malformed port ${text} in the table of images`);
  return { name: match[1] ?? '', number: Number(match[2]), protocol: match[3] === undefined ? 'TCP' : 'UDP' };
}
