/** The variables of a run: the process environment over `.env` files, with Docker Compose's order of precedence. */

import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Outcome } from '../diagnostics/outcome.ts';
import { joinPath } from '../model/file-path.ts';
import type { Span } from '../model/origins.ts';
import { parseDotenv } from './dotenv/dotenv.ts';
import { reportReading } from './foreign-file.ts';
import { readEnvText } from './read-env-text.ts';
import type { Session } from './session.ts';

export type Environment = ReadonlyMap<string, string>;

/** The process environment, with `PWD` when it has none. */
export function processEnvironment(variables: Readonly<Record<string, string>>, cwd: string): Environment {
  return new Map([['PWD', cwd], ...Object.entries(variables)]);
}

/** Go's strconv.ParseBool. */
const TRUE = ['1', 't', 'T', 'TRUE', 'true', 'True'];
const FALSE = ['0', 'f', 'F', 'FALSE', 'false', 'False'];

/** Whether `.env` files are read although none was named. */
export function readsDefaultEnvFile(environment: Environment): Outcome<boolean> {
  const disabled = environment.get('COMPOSE_DISABLE_ENV_FILE');
  if (disabled === undefined || FALSE.includes(disabled)) return { value: true, diagnostics: [] };
  if (TRUE.includes(disabled)) return { value: false, diagnostics: [] };
  const diagnostic: Diagnostic = {
    code: 'compose/invalid-setting',
    severity: 'error',
    message: `COMPOSE_DISABLE_ENV_FILE is neither true nor false: ${JSON.stringify(disabled)}`,
    help: 'Set it to `true` or `false`, or unset it.',
  };
  return { value: true, diagnostics: [diagnostic] };
}

/** A file of variables, and the place in a compose file that names it. */
export interface NamedEnvFile {
  readonly file: string;
  readonly use?: Span;
}

/** The `.env` file of a folder, when there is one. */
export function defaultEnvFiles(session: Session, folder: string): readonly NamedEnvFile[] {
  const file = joinPath(folder, '.env');
  const kind = session.files.kind(file);
  return kind === undefined || kind === 'directory' ? [] : [{ file }];
}

/**
 * The environment with what the files add. The environment wins over the files, a later file over an earlier one; a file's values may use
 * both (compose-go, dotenv.GetEnvFromFile).
 */
export function addEnvFiles(session: Session, environment: Environment, envFiles: readonly NamedEnvFile[]): Environment {
  const read = new Map<string, string>();
  for (const { file, use } of envFiles) {
    const describe = (reason: string): string => `cannot read the env file ${file}: ${reason}`;
    const text = readEnvText(session, { file, use, describe, missing: 'compose/file-unreadable' });
    if (text === undefined) continue;
    const { entries, diagnostics } = parseDotenv(file, text, (name) => environment.get(name) ?? read.get(name));
    reportReading(session, { file, use, diagnostics });
    for (const { key, value } of entries) read.set(key, value);
  }
  return new Map([...read, ...environment]);
}
