/** The findings of one rule in a short form: severity, place, the text under it, message. */

import { findRule } from '../../src/linter/rules/index.ts';
import { type LintTextOptions, lintText, textAt } from './lint-text.ts';

export interface ShortFinding {
  readonly at: string;
  readonly text: string | undefined;
  readonly message: string;
  readonly related?: readonly string[];
}

/** For a rule by id. `at` is `line:column`; `related` lists the lines of other places, where there are any. */
export function findingsOf(id: string, text: string, options: LintTextOptions = {}): readonly ShortFinding[] {
  if (findRule(id) === undefined) throw new Error(`no rule ${id}`);
  return lintText(text, options)
    .filter(({ rule }) => rule === id)
    .map((finding) => ({
      at: finding.place === undefined ? 'nowhere' : `${finding.place.line}:${finding.place.column}`,
      text: textAt(text, finding),
      message: finding.message,
      ...(finding.related.length === 0
        ? {}
        : { related: finding.related.map(({ place, message }) => `${place.line}:${place.column} ${message}`) }),
    }));
}
