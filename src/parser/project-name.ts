/** Decides the name of a project (Compose specification, "Version and name top-level elements"; Docker Compose, "Specify a project name"). */

import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Outcome } from '../diagnostics/outcome.ts';
import { basename } from '../model/file-path.ts';
import type { Origin } from '../model/origins.ts';
import type { Environment } from './environment.ts';
import { interpolate } from './interpolate/interpolate.ts';
import type { ProjectSetting } from './project-setting.ts';
import { readDocuments } from './read-documents.ts';
import type { LoadRequest } from './request.ts';
import { type Session, take } from './session.ts';
import { added, stringNode } from './source-edit.ts';
import type { SourceMap, SourceScalar } from './source-tree.ts';

/** Names the project, and accounts for the names that stand in its files. */
export function nameProject(session: Session, request: LoadRequest, setting: ProjectSetting): SourceScalar {
  const { composeFiles, directory, environment } = setting;
  const documents = composeFiles.flatMap((file) => readDocuments(session, file));
  for (const { entries } of documents) {
    const origin = entries.get('name')?.origin;
    if (origin !== undefined) session.consumed.push({ path: ['name'], origin, because: 'the name of the project is decided from it' });
  }
  const decided = decideProjectName({
    given: request.projectName,
    environment,
    documents,
    directory,
    interpolates: session.interpolates,
    normalizes: request.normalize ?? true,
    origin: { file: composeFiles[0] ?? '', start: 0, end: 0, via: 'default' },
  });
  return take(session, decided);
}

interface ProjectNameRequest {
  /** `-p`. */
  readonly given: string | undefined;
  readonly environment: Environment;
  /** The documents of all files, in order. */
  readonly documents: readonly SourceMap[];
  readonly directory: string;
  readonly interpolates: boolean;
  readonly normalizes: boolean;
  /** Where a name that stands in no file is said to stand. */
  readonly origin: Origin;
}

/** A name given or set in the environment must be valid; one from a file or folder is made so. The value is empty when that leaves nothing. */
function decideProjectName(request: ProjectNameRequest): Outcome<SourceScalar> {
  const { given, environment, directory, origin } = request;
  if (given !== undefined && given !== '') return imperative(given, '-p', added(origin));
  const fromEnvironment = environment.get('COMPOSE_PROJECT_NAME');
  if (fromEnvironment !== undefined && fromEnvironment !== '') {
    return imperative(fromEnvironment, 'COMPOSE_PROJECT_NAME', { ...added(origin), via: 'environment' });
  }
  const written = request.documents
    .map(nameOf)
    .filter((name) => name !== undefined)
    .at(-1);
  if (written !== undefined) return fromFile(written, request);
  const name = normalizeProjectName(basename(directory));
  return { value: stringNode(name, added(origin)), diagnostics: name === '' ? [emptyName(`the folder ${directory}`)] : [] };
}

/** What Docker Compose makes of a name that it did not get as one: lower case, `a-z0-9_-` only, first a letter or digit. */
function normalizeProjectName(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9_-]/g, '')
    .replace(/^[_-]+/, '');
}

function imperative(name: string, source: string, origin: Origin): Outcome<SourceScalar> {
  const diagnostics: Diagnostic[] = [];
  if (name !== normalizeProjectName(name)) {
    diagnostics.push({
      code: 'compose/project-name',
      severity: 'error',
      message: `${JSON.stringify(name)}, given by ${source}, is no project name`,
      help: 'Use lower case letters, digits, hyphens and underscores, and begin with a letter or digit.',
    });
  }
  return { value: stringNode(name, origin), diagnostics };
}

function nameOf(document: SourceMap): SourceScalar | undefined {
  const name = document.entries.get('name');
  return name?.kind === 'scalar' && name.text !== '' && name.value !== null ? name : undefined;
}

function fromFile(written: SourceScalar, { environment, interpolates, normalizes }: ProjectNameRequest): Outcome<SourceScalar> {
  // The same text is interpolated again with its document, which reports what is wrong with it.
  const { value } = interpolates ? interpolate(written, { lookup: (name) => environment.get(name) }) : { value: written };
  const filled = value.kind === 'scalar' ? value : written;
  const name = normalizes ? normalizeProjectName(String(filled.value)) : String(filled.value);
  const diagnostics = name === '' ? [{ ...emptyName(`\`name: ${written.text}\``), path: ['name'], at: written.origin }] : [];
  return { value: { ...filled, type: 'str', value: name }, diagnostics };
}

function emptyName(source: string): Diagnostic {
  return {
    code: 'compose/project-name',
    severity: 'error',
    message: `the project has no name: ${source} holds no letter or digit that a name could begin with`,
    help: 'Write `name: my-project` at the top of the compose file, or give -p.',
  };
}
