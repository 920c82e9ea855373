/** What kubeferry has to say about the user's files: a fact, where it stands, and what to do. Diagnostics are values, collected and never thrown. */

import type { Origin, Span } from '../model/origins.ts';
import type { Path } from '../model/path.ts';

export type Severity = 'error' | 'warning' | 'info';

/** Codes are stable: `yaml/` and `compose/` come from the parser, `lint/` from a rule, `convert/` from the transformer, `kube/` from the check of the result. */
export type DiagnosticCode = `${'yaml' | 'compose' | 'schema' | 'lint' | 'convert' | 'kube' | 'emit' | 'settings' | 'cli'}/${string}`;

export interface Related {
  readonly message: string;
  readonly path?: Path;
  readonly part?: 'key' | 'value';
  readonly at?: Span;
}

export interface Diagnostic {
  readonly code: DiagnosticCode;
  /** Id of the lint rule that stands for it: C104. */
  readonly rule?: string;
  readonly severity: Severity;
  /** The fact, in the user's words, with the value concerned (never a secret one). */
  readonly message: string;
  /** The next step: what to write instead. */
  readonly help?: string;
  /** A place in the model; turned into a span by `locate` unless `at` is given. */
  readonly path?: Path;
  /** Whether the key or the value at `path` is meant; the value unless said. */
  readonly part?: 'key' | 'value';
  /** An origin tells as well how the value came to its place. */
  readonly at?: Span | Origin;
  readonly related?: readonly Related[];
  /** Names of what it is about, where one message may well tell of several: variables. */
  readonly subjects?: readonly string[];
}

const RANK: Readonly<Record<Severity, number>> = { info: 0, warning: 1, error: 2 };

export function isAtLeast(severity: Severity, threshold: Severity): boolean {
  return RANK[severity] >= RANK[threshold];
}

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === 'error');
}
