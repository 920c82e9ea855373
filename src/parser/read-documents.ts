/** Reads a compose file into its documents, each file once. */

import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic.ts';
import type { Span } from '../model/origins.ts';
import { reportReading } from './foreign-file.ts';
import { describeProblem } from './read-problem.ts';
import { reportGap, type Session } from './session.ts';
import { isNull } from './source-edit.ts';
import type { SourceMap, SourceNode } from './source-tree.ts';
import { MAX_FILE_SIZE } from './yaml/budget.ts';
import { readYaml } from './yaml/read-yaml.ts';

export const STDIN = '-';

/** Of one file, and of all files of one model. */
export const MAX_DOCUMENTS = 200;

/** The documents of a file whose root is a mapping. `use` is the place that names the file, if a file does. */
export function readDocuments(session: Session, file: string, use?: Span): readonly SourceMap[] {
  const known = session.documents.get(file) ?? parse(session, file, use);
  session.documents.set(file, known);
  return known.filter((document) => document.kind === 'map');
}

function parse(session: Session, file: string, use: Span | undefined): readonly SourceNode[] {
  const bytes = readBytes(session, file, use);
  if (bytes === undefined) return [];
  const { text, documents, hasMergeTags, diagnostics } = readYaml(file, bytes);
  session.sources.set(file, text);
  if (hasMergeTags) session.tagged.add(file);
  const wrongRoots = documents
    .slice(0, MAX_DOCUMENTS)
    .filter((document) => document.kind !== 'map')
    .map(wrongRoot);
  reportReading(session, { file, use, diagnostics: [...diagnostics, ...wrongRoots] });
  if (wrongRoots.length > 0 || hasErrors(diagnostics)) session.hasGaps = true;
  if (documents.length > MAX_DOCUMENTS) reportExcess(session, documents.at(MAX_DOCUMENTS)?.origin);
  return documents.slice(0, MAX_DOCUMENTS);
}

function reportExcess(session: Session, at: Span | undefined): void {
  reportGap(session, {
    code: 'compose/too-many-documents',
    message: `the file has more than ${MAX_DOCUMENTS} documents, each to be merged over all before it`,
    help: 'Write the services into one document.',
    ...(at === undefined ? {} : { at }),
  });
}

function readBytes(session: Session, file: string, use: Span | undefined): Uint8Array | undefined {
  if (file === STDIN) return session.stdin ?? new Uint8Array();
  const result = session.files.read(file, MAX_FILE_SIZE);
  if ('bytes' in result) return result.bytes;
  const { reason, help } = describeProblem(result.problem, MAX_FILE_SIZE);
  const at = use === undefined ? {} : { at: use };
  reportGap(session, { code: 'compose/file-unreadable', message: `cannot read the compose file ${file}: ${reason}`, help, ...at });
  return undefined;
}

function wrongRoot(document: SourceNode): Diagnostic {
  const found = isNull(document) ? 'nothing' : document.kind === 'list' ? 'a list' : 'a single value';
  return {
    code: 'compose/not-a-mapping',
    severity: 'error',
    message: `a compose file is a mapping at its top level, but here stands ${found}`,
    help: 'Write `services:` with the services below it.',
    at: document.origin,
  };
}
