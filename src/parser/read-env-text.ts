/** Reads a file of variables or labels as text. */

import type { DiagnosticCode } from '../diagnostics/diagnostic.ts';
import type { Span } from '../model/origins.ts';
import type { Path } from '../model/path.ts';
import { describeProblem } from './read-problem.ts';
import type { Session } from './session.ts';

const MAX_ENV_FILE_SIZE = 4 * 1024 * 1024;

/** People turn a default file off with it; it is no regular file, but has a meaning everywhere. */
const NOTHING = '/dev/null';

export interface EnvTextRequest {
  readonly file: string;
  /** The place that names the file, if a file does. */
  readonly use: Span | undefined;
  /** The same place in the model. */
  readonly path?: Path;
  readonly describe: (reason: string) => string;
  /** The code for a file that is not there; `compose/file-unreadable` stands for everything else. */
  readonly missing: DiagnosticCode;
}

/** The text; undefined, with an error reported, when it cannot be read. */
export function readEnvText(session: Session, { file, use, path, describe, missing }: EnvTextRequest): string | undefined {
  if (file === NOTHING) return '';
  const result = session.files.read(file, MAX_ENV_FILE_SIZE);
  if ('bytes' in result) {
    const text = new TextDecoder().decode(result.bytes);
    session.sources.set(file, text);
    return text;
  }
  const { reason, help } = describeProblem(result.problem, MAX_ENV_FILE_SIZE);
  session.diagnostics.push({
    code: result.problem === 'missing' ? missing : 'compose/file-unreadable',
    severity: 'error',
    message: describe(reason),
    help,
    ...(use === undefined ? {} : { at: use }),
    ...(path === undefined ? {} : { path }),
  });
  return undefined;
}
