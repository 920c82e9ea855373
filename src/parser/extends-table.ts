/** The services that an `extends` can name: those of one document, or those of another file. */

import { dirname, relativePath, resolvePath } from '../model/file-path.ts';
import type { Span } from '../model/origins.ts';
import type { Path } from '../model/path.ts';
import { merge } from './merge/merge.ts';
import { applyResets } from './merge/reset.ts';
import { openDocuments } from './open-documents.ts';
import { resolvePaths } from './resolve-paths.ts';
import type { Scope } from './scope.ts';
import { type Session, take } from './session.ts';
import { settle } from './settle.ts';
import { asMap, mapAt, mapNode } from './source-edit.ts';
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

export interface BaseFile {
  readonly scope: Scope;
  /** As written after `extends.file`; relative to the folder of the scope. */
  readonly name: string;
  readonly use: Span;
}

/**
 * Reads the file of an `extends`: interpolated with the variables of the extending scope, in canonical form, its paths as seen from there;
 * neither its includes nor its own `extends` are followed yet, and nothing is validated before it is merged (compose-go, loader/extends.go).
 */
export function readBaseTable(session: Session, { scope, name, use }: BaseFile): ServiceTable {
  const file = resolvePath(scope.directory, name);
  const key = JSON.stringify([file, scope.base, scope.environmentKey]);
  const known = session.tables.get(key);
  if (known !== undefined) return known;
  let model: SourceMap = mapNode({ file, start: 0, end: 0, via: 'default' });
  let resets: readonly Path[] = [];
  for (const document of openDocuments(session, scope, { file, use })) {
    resets = document.resets;
    model = settle(session, asMap(take(session, merge(applyResets(model, resets), document.root))));
  }
  const resolved = take(session, resolvePaths(model, { base: relativePath(scope.directory, dirname(file)), session }));
  const table = tableOf(file, resolved, resets);
  session.tables.set(key, table);
  return table;
}
