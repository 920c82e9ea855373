/** The documents of a compose file, ready for merging: without merge tags, and with their variables filled in. */

import type { Path } from '../model/path.ts';
import { interpolate } from './interpolate/interpolate.ts';
import { variablesOf } from './interpolate/variables.ts';
import { type CollectedResets, collectResets } from './merge/reset.ts';
import { readDocuments } from './read-documents.ts';
import type { FileToLoad, Scope } from './scope.ts';
import { addAll, type Session, take } from './session.ts';
import { asMap } from './source-edit.ts';
import { getIn, type SourceMap, type SourceNode } from './source-tree.ts';

export interface OpenDocument {
  readonly root: SourceMap;
  /** Places of earlier documents that this one deletes or replaces. */
  readonly resets: readonly Path[];
}

export function openDocuments(session: Session, scope: Scope, { file, use }: FileToLoad): readonly OpenDocument[] {
  return readDocuments(session, file, use).map((document) => {
    if (!session.tagged.has(file)) return open(session, scope, { value: document, resets: [] });
    const collected = collectResets(document);
    addAll(session.diagnostics, collected.diagnostics);
    for (const path of collected.resets) consumeReset(session, document, path);
    return open(session, scope, collected);
  });
}

function open(session: Session, scope: Scope, { value, resets }: Omit<CollectedResets, 'diagnostics'>): OpenDocument {
  if (!session.interpolates) addAll(session.variables, variablesOf(value));
  const root = session.interpolates ? fill(session, scope, value) : value;
  return { root: asMap(root), resets };
}

function fill(session: Session, { environment }: Scope, root: SourceNode): SourceNode {
  const result = interpolate(root, { lookup: (name) => environment.get(name), unset: session.unset });
  for (const span of result.opaque) session.opaque.push(span);
  addAll(session.variables, result.variables);
  return take(session, result);
}

function consumeReset(session: Session, document: SourceMap, path: Path): void {
  const node = getIn(document, path);
  if (node?.tag === 'reset') session.consumed.push({ path, origin: node.origin, because: '`!reset` deletes what stood there' });
}
