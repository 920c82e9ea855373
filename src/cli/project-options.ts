/** The options that say which Compose project is meant: the same names, and the same meaning, as Docker Compose's own. */

import type { LoadRequest } from '../parser/load.ts';
import type { OptionSpec } from './command.ts';
import type { Io } from './io.ts';

export interface ProjectOptions {
  readonly file?: readonly string[];
  readonly projectName?: string;
  readonly projectDirectory?: string;
  readonly envFile?: readonly string[];
  readonly profile?: readonly string[];
}

export const PROJECT_OPTIONS: readonly OptionSpec[] = [
  { flags: '-f, --file <path>', help: 'compose file; may be repeated, later ones override earlier ones; - is stdin', repeat: true },
  { flags: '-p, --project-name <name>', help: 'name of the project' },
  { flags: '--project-directory <path>', help: 'folder that relative paths start from' },
  { flags: '--env-file <path>', help: 'file of variables, instead of .env; may be repeated', repeat: true },
  { flags: '--profile <name>', help: 'profile to enable; may be repeated; * enables all', repeat: true },
];

export async function loadRequest(options: ProjectOptions, io: Io): Promise<LoadRequest> {
  const { file, projectName, projectDirectory, envFile, profile } = options;
  const stdin = file?.includes('-') ? await io.readStdin() : undefined;
  return {
    files: io.files,
    cwd: io.cwd,
    home: io.home,
    environment: io.env,
    ...(file === undefined ? {} : { composeFiles: file }),
    ...(stdin === undefined ? {} : { stdin }),
    ...(projectName === undefined ? {} : { projectName }),
    ...(projectDirectory === undefined ? {} : { projectDirectory }),
    ...(envFile === undefined ? {} : { envFiles: envFile }),
    ...(profile === undefined ? {} : { profiles: profile }),
  };
}
