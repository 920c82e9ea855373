/** Counts diagnostics by severity. */

import type { LocatedDiagnostic } from '../diagnostics/locate.ts';

export interface Summary {
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
}

export function summarize(diagnostics: readonly Pick<LocatedDiagnostic, 'severity'>[]): Summary {
  const summary = { errors: 0, warnings: 0, infos: 0 };
  for (const { severity } of diagnostics) summary[`${severity}s`]++;
  return summary;
}
