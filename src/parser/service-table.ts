/** The services that an `extends` can name: those of one document, or those of another file. */

import type { Path } from '../model/path.ts';
import { mapAt } from './source-edit.ts';
import type { SourceMap, SourceNode } from './source-tree.ts';

export interface ServiceTable {
  readonly file: string;
  /** Undefined when there is no `services` mapping. */
  readonly services: ReadonlyMap<string, SourceNode> | undefined;
  /** What the document resets: also in a service that one of its own extends. */
  readonly resets: readonly Path[];
  /** The services of this table whose `extends` is worked out. */
  readonly done: Map<string, SourceNode>;
}

export function tableOf(file: string, root: SourceMap, resets: readonly Path[]): ServiceTable {
  return { file, services: mapAt(root, 'services')?.entries, resets, done: new Map() };
}
