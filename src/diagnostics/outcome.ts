/** What a stage of the pipeline returns: its product, and what there is to say about it. */

import type { Diagnostic } from './diagnostic.ts';

export interface Outcome<T> {
  readonly value: T;
  readonly diagnostics: readonly Diagnostic[];
}
