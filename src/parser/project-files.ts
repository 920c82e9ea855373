/** Finds the compose files of a project: those given, those of `COMPOSE_FILE`, or the well-known names here or in a parent folder. */

import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Outcome } from '../diagnostics/outcome.ts';
import { dirname, joinPath, resolvePath } from '../model/file-path.ts';
import type { Files } from '../model/files.ts';
import type { Environment } from './environment.ts';
import { STDIN } from './read-documents.ts';
import { isRemote } from './scope.ts';

/** In the order of preference (Docker Compose, "docker compose -f"). */
const NAMES = ['compose.yaml', 'compose.yml', 'docker-compose.yml', 'docker-compose.yaml'];
const OVERRIDE_NAMES = ['compose.override.yml', 'compose.override.yaml', 'docker-compose.override.yml', 'docker-compose.override.yaml'];

export interface ProjectFilesRequest {
  readonly files: Files;
  readonly cwd: string;
  /** Where to look first: the project directory, or `cwd`. */
  readonly start: string;
  readonly given: readonly string[];
  readonly environment: Environment;
}

/** The files in the order of merging, absolute; `-` is stdin. Empty, with an error, when there is none. */
export function findProjectFiles(request: ProjectFilesRequest): Outcome<readonly string[]> {
  const { cwd, given, environment } = request;
  if (given.length > 0) return locate(cwd, given);
  const listed = environment.get('COMPOSE_FILE');
  return listed ? locate(cwd, listed.split(environment.get('COMPOSE_PATH_SEPARATOR') || ':')) : discover(request);
}

function locate(cwd: string, named: readonly string[]): Outcome<readonly string[]> {
  const remote = named.filter(isRemote);
  const local = named.filter((file) => !isRemote(file));
  return { value: local.map((file) => (file === STDIN ? file : resolvePath(cwd, file))), diagnostics: remote.map(refuseRemote) };
}

function refuseRemote(file: string): Diagnostic {
  return {
    code: 'compose/remote-include',
    severity: 'error',
    message: `${file} is not on this machine, and kubeferry reads no files from elsewhere`,
    help: 'Fetch it, and name the copy.',
  };
}

/** Walks up from the start. An override file counts only beside the file found. */
function discover({ files, start }: ProjectFilesRequest): Outcome<readonly string[]> {
  for (let folder = start; ; folder = dirname(folder)) {
    const found = present(files, folder, NAMES);
    const [main] = found;
    if (main !== undefined) {
      const overrides = present(files, folder, OVERRIDE_NAMES);
      return { value: [main, ...overrides.slice(0, 1)], diagnostics: [...ambiguity(found), ...ambiguity(overrides)] };
    }
    if (dirname(folder) === folder) return { value: [], diagnostics: [noFile(start)] };
  }
}

function present(files: Files, folder: string, names: readonly string[]): readonly string[] {
  return names.map((name) => joinPath(folder, name)).filter((file) => files.kind(file) !== undefined);
}

function ambiguity(found: readonly string[]): readonly Diagnostic[] {
  if (found.length < 2) return [];
  return [
    {
      code: 'compose/several-files',
      severity: 'warning',
      message: `several files have a name that Docker Compose looks for: ${found.join(', ')}; the first is used`,
      help: 'Remove the others, or name the files with -f.',
    },
  ];
}

function noFile(start: string): Diagnostic {
  return {
    code: 'compose/no-file',
    severity: 'error',
    message: `there is no compose file in ${start} or a folder above it`,
    help: `Name one with -f, or create one of ${NAMES.join(', ')}.`,
  };
}
