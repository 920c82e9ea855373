/** The shape of a row in the tables of well-known images. A row is there only if its facts hold for the image as it is pulled, without settings. */

export interface ImageRow {
  /** Repository paths; official images without `library/`. */
  readonly images: readonly string[];
  readonly title: string;
  /** `name:number`, `name:number/udp`; the main port first. */
  readonly ports: readonly string[];
  readonly stateful?: boolean;
  readonly data?: readonly string[];
  readonly user?: number;
  readonly group?: number;
  /** Only tags of this form. A row with a tag stands before the one without. */
  readonly tag?: RegExp;
}

/** As the tables are written. */
export type Row = readonly [title: string, images: string, ports: string, facts?: Pick<ImageRow, 'data' | 'user' | 'group' | 'tag'>];

export function server([title, images, ports, facts = {}]: Row): ImageRow {
  return { title, images: images.split(' '), ports: ports.split(' '), ...facts };
}

/** A datastore or broker, which must not simply be doubled. */
export function store(row: Row): ImageRow {
  return { ...server(row), stateful: true };
}
