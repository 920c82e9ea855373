/** Merges the files of one scope, document by document, into one model (compose-go, loader.go: loadYamlModel, loadYamlFile). */

import { validateValues } from './consistency/check.ts';
import { setDefaults } from './defaults.ts';
import { applyExtends } from './extends.ts';
import { applyIncludes } from './include.ts';
import { merge } from './merge/merge.ts';
import { applyResets } from './merge/reset.ts';
import { enforceUnicity } from './merge/unicity.ts';
import { type OpenDocument, openDocuments } from './open-documents.ts';
import { MAX_DOCUMENTS } from './read-documents.ts';
import { resolveEnvironment } from './resolve-environment.ts';
import { resolvePaths } from './resolve-paths.ts';
import type { FileToLoad, Scope } from './scope.ts';
import { reportAll, reportGap, type Session, take } from './session.ts';
import { settle } from './settle.ts';
import { asMap, mapNode, withoutEntry } from './source-edit.ts';
import type { SourceMap } from './source-tree.ts';
import { validateSchema } from './validate/schema.ts';

export function loadScope(session: Session, scope: Scope, files: readonly FileToLoad[]): SourceMap {
  let model = mapNode({ file: files[0]?.file ?? '', start: 0, end: 0, via: 'default' });
  let count = 0;
  for (const file of files) {
    for (const document of openDocuments(session, scope, file)) {
      count++;
      if (count <= MAX_DOCUMENTS) model = addDocument(session, model, { ...document, scope, file: file.file });
    }
    if (count > MAX_DOCUMENTS) {
      reportExcess(session, file);
      break;
    }
  }
  const complete = setDefaults(model);
  reportAll(session, validateValues(complete));
  const resolved = scope.base === undefined ? complete : take(session, resolvePaths(complete, { base: scope.base, session }));
  return resolveEnvironment(resolved, scope.environment);
}

function reportExcess(session: Session, { file, use }: FileToLoad): void {
  reportGap(session, {
    code: 'compose/too-many-documents',
    message: `with ${file} there are more than ${MAX_DOCUMENTS} documents, each to be merged over all before it`,
    help: 'Write the services into fewer files, or include each file by an entry of its own.',
    ...(use === undefined ? {} : { at: use }),
  });
}

interface Addition extends OpenDocument {
  readonly scope: Scope;
  readonly file: string;
}

/** One document over the model so far. The order of the steps is Docker Compose's, and the result depends on it. */
function addDocument(session: Session, model: SourceMap, { scope, file, root, resets }: Addition): SourceMap {
  const included = applyIncludes(session, { root, scope, file, resets, loadScope });
  const extended = applyExtends(session, { root: included, scope, file, resets });
  const merged = take(session, merge(applyResets(model, resets), extended));
  const unique = asMap(enforceUnicity(merged));
  reportAll(session, validateSchema(unique));
  return settle(session, dropVersion(session, unique));
}

function dropVersion(session: Session, model: SourceMap): SourceMap {
  const version = model.entries.get('version');
  if (version === undefined) return model;
  session.consumed.push({ path: ['version'], origin: version.origin, because: 'the Compose specification knows no versions' });
  session.diagnostics.push({
    code: 'compose/obsolete-version',
    severity: 'warning',
    message: '`version` is obsolete and has no effect',
    help: 'Remove the line.',
    path: ['version'],
    part: 'key',
    at: version.origin.key ?? version.origin,
  });
  return withoutEntry(model, 'version');
}
