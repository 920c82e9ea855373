/** Finds out what a run is about: the compose files, their folder and the variables (compose-go, cli/options.go, in the order of Docker Compose). */

import { dirname, resolvePath } from '../model/file-path.ts';
import { addEnvFiles, defaultEnvFiles, type Environment, processEnvironment, readsDefaultEnvFile } from './environment.ts';
import { activeProfiles } from './profiles.ts';
import { findProjectFiles } from './project-files.ts';
import { STDIN } from './read-documents.ts';
import type { LoadRequest } from './request.ts';
import { type Session, take } from './session.ts';

export interface ProjectSetting {
  /** Absolute; `-` for stdin. */
  readonly composeFiles: readonly string[];
  readonly directory: string;
  readonly environment: Environment;
  readonly profiles: readonly string[];
}

export function findProjectSetting(session: Session, request: LoadRequest): ProjectSetting {
  const { cwd } = request;
  const given = request.composeFiles ?? [];
  const chosen = request.projectDirectory ? resolvePath(cwd, request.projectDirectory) : undefined;
  const start = chosen ?? folderOf(cwd, given);
  const early = earlyEnvironment(session, request, start);
  const composeFiles = take(session, findProjectFiles({ files: session.files, cwd, start, given, environment: early.environment }));
  const directory = chosen ?? folderOf(cwd, composeFiles);
  // The folder of files that COMPOSE_FILE names, or that were found further up, has a say of its own.
  const isElsewhere = early.readsDefault && directory !== start;
  const environment = isElsewhere ? addEnvFiles(session, early.environment, defaultEnvFiles(session, directory)) : early.environment;
  return { composeFiles, directory, environment, profiles: activeProfiles(request.profiles ?? [], environment) };
}

interface EarlyEnvironment {
  readonly environment: Environment;
  readonly readsDefault: boolean;
}

/** What is known before the compose files are: it may say which they are. */
function earlyEnvironment(session: Session, request: LoadRequest, folder: string): EarlyEnvironment {
  const environment = processEnvironment(request.environment, request.cwd);
  const named = request.envFiles?.length ? request.envFiles : (environment.get('COMPOSE_ENV_FILES') || undefined)?.split(',');
  if (named !== undefined) {
    const files = named.map((file) => ({ file: resolvePath(request.cwd, file) }));
    return { environment: addEnvFiles(session, environment, files), readsDefault: false };
  }
  const readsDefault = take(session, readsDefaultEnvFile(environment));
  return { environment: readsDefault ? addEnvFiles(session, environment, defaultEnvFiles(session, folder)) : environment, readsDefault };
}

/** The folder of the first file that is not stdin. */
function folderOf(cwd: string, files: readonly string[]): string {
  const first = files.find((file) => file !== STDIN);
  return first === undefined ? cwd : dirname(resolvePath(cwd, first));
}
