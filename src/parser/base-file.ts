/** Reads the file that an `extends` names, for the services in it. */

import { dirname, relativePath, resolvePath } from '../model/file-path.ts';
import type { Span } from '../model/origins.ts';
import type { Path } from '../model/path.ts';
import { merge } from './merge/merge.ts';
import { applyResets } from './merge/reset.ts';
import { openDocuments } from './open-documents.ts';
import { resolvePaths } from './resolve-paths.ts';
import type { Scope } from './scope.ts';
import { type ServiceTable, tableOf } from './service-table.ts';
import { type Session, take } from './session.ts';
import { settle } from './settle.ts';
import { asMap, mapNode } from './source-edit.ts';
import type { SourceMap } from './source-tree.ts';

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
