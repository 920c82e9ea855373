/** What a reporter is given, and what a reporter is. */

import type { LocatedDiagnostic } from '../diagnostics/locate.ts';
import type { Styler } from './styler.ts';

export interface Report {
  /** In the order in which they are to be shown. */
  readonly diagnostics: readonly LocatedDiagnostic[];
  /** Text of the files by the name used in places. */
  readonly sources: ReadonlyMap<string, string>;
  /** Absolute folder that file names are shown relative to. */
  readonly cwd: string;
  /** First compose file of every project that was looked at. */
  readonly projects: readonly string[];
  readonly styler: Styler;
  /** The command or flag that shows all; with it, a report for people shows the first ones of very many findings of a kind. */
  readonly seeAll?: string;
}

/** Gives the whole report as text, with a final line break. */
export type Reporter = (report: Report) => string;
