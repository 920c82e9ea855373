/** The diagnostics that a reader of the result must know of, as sentences. */

import type { LocatedDiagnostic } from '../diagnostics/locate.ts';

/** Remarks that are to be acted on before the result is applied. */
const BEFORE_APPLYING: ReadonlySet<string> = new Set([
  'convert/default-size',
  'convert/expected-claim',
  'convert/expected-object',
  'convert/expected-secret',
]);

/** Warnings and errors of the conversion, each with its next step; no places, since the result travels without the compose files, and in an order that does not depend on theirs. */
export function notesOf(diagnostics: readonly LocatedDiagnostic[]): readonly string[] {
  const notes = diagnostics
    .filter(({ code, severity }) => code.startsWith('convert/') && (severity !== 'info' || BEFORE_APPLYING.has(code)))
    .map(({ message, help }) => oneLine(help === undefined ? message : `${message} ${help}`));
  return [...new Set(notes)].sort();
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
