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
  readonly runAsUser: number | undefined;
  /** The group that must be able to write to its data. */
  readonly fsGroup: number | undefined;
}

/** Undefined for an image that is not known for certain. */
export function knowledgeOf({ path, tag = '' }: ImageRef): ImageKnowledge | undefined {
  for (const known of KNOWN.get(officialPath(path)) ?? []) if (known.tag === undefined || known.tag.test(tag)) return known.image;
  return undefined;
}

/**
 * `library/postgres`, `docker/library/postgres` (a mirror) and `arm64v8/postgres` are all the official `postgres`, and Bitnami has its images in
 * several places.
 */
function officialPath(path: string): string {
  if (!path.includes('/')) return path;
  return path.replace(/^(?:.*\/)?library\/|^(?:amd64|arm64v8|arm32v7)\//, '').replace(/^bitnami(?:legacy|secure)\//, 'bitnami/');
}

interface KnownImage {
  /** Only tags of this form. */
  readonly tag: RegExp | undefined;
  readonly image: ImageKnowledge;
}

/** By repository path, the rows of the tables in their order. */
const KNOWN: ReadonlyMap<string, readonly KnownImage[]> = indexRows();

function indexRows(): ReadonlyMap<string, readonly KnownImage[]> {
  const index = new Map<string, KnownImage[]>();
  const add = (row: ImageRow, folder: string) => {
    const known = { tag: row.tag, image: knowledgeIn(row) };
    for (const name of row.images) {
      const others = index.get(folder + name);
      if (others === undefined) index.set(folder + name, [known]);
      else others.push(known);
    }
  };
  for (const row of IMAGES) add(row, '');
  for (const row of BITNAMI_IMAGES) add(row, 'bitnami/');
  return index;
}

function knowledgeIn({ title, ports, stateful = false, data = [], user, group }: ImageRow): ImageKnowledge {
  return { title, ports: ports.map(parsePort), stateful, dataDirectories: data, runAsUser: user, fsGroup: group };
}

/** Reads `name:number` and `name:number/udp`. */
function parsePort(text: string): KnownPort {
  const match = /^([a-z0-9-]+):(\d+)(\/udp)?$/.exec(text);
  if (match === null) throw new Error(`malformed port ${text} in the table of images`);
  return { name: match[1] ?? '', number: Number(match[2]), protocol: match[3] === undefined ? 'TCP' : 'UDP' };
}
