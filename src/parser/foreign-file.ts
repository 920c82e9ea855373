/** Keeps the text of files outside the project out of reports: with a path alone, a compose file could otherwise have any file of the machine quoted. */

import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { isInside } from '../model/file-path.ts';
import type { Span } from '../model/origins.ts';
import { addAll, type Session } from './session.ts';

export interface ReadReport {
  readonly file: string;
  /** The place that names the file; absent for one that the user names, who may see it. */
  readonly use: Span | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** What may be said of a file that was read. Of one outside the project it is only that something is wrong. */
export function reportReading(session: Session, { file, use, diagnostics }: ReadReport): void {
  const [first] = diagnostics;
  if (first === undefined) return;
  if (use === undefined || !isForeign(session, file)) {
    addAll(session.diagnostics, diagnostics);
    return;
  }
  session.sources.delete(file);
  const severity = diagnostics.some((diagnostic) => diagnostic.severity === 'error') ? 'error' : first.severity;
  session.diagnostics.push({
    code: first.code,
    severity,
    message: `${file} is not what it should be here`,
    help: 'Look at the file itself: it lies outside the project, so that nothing of it is shown.',
    at: use,
  });
}

function isForeign(session: Session, file: string): boolean {
  const real = session.files.real(file);
  return !session.folders.some((folder) => isInside(real, session.files.real(folder)));
}
