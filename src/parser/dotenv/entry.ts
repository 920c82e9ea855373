/** What a file of variables gives: keys, values and places, and what is wrong with it. */

import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Origin, Span, TemplatePart } from '../../model/origins.ts';

export interface EnvEntry {
  readonly key: string;
  readonly value: string;
  /** Where the value stands; the place of the key for a value taken from the environment. `via` is `written`: what brings the file in is the caller's. */
  readonly origin: Origin;
  /** The pieces before interpolation, where variables took part. */
  readonly template?: readonly TemplatePart[];
}

export interface EnvEntries {
  /** In the order of the file. A key that comes twice has two entries; the later one counts. */
  readonly entries: readonly EnvEntry[];
  readonly diagnostics: readonly Diagnostic[];
}

/** White space as Go's unicode.IsSpace knows it. */
export const SPACE = /[\t\n\v\f\r \x85\xA0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000]/;

export function invalidLine(message: string, help: string, at: Span): Diagnostic {
  return { code: 'compose/env-file', severity: 'error', message, help, at };
}
