/** Where a value of the model stands in the files, and how it came to where it is. */

import type { Path } from './path.ts';

/** A half-open range of UTF-16 code units in one file. Turned into line and column only at the edge. */
export interface Span {
  readonly file: string;
  readonly start: number;
  readonly end: number;
}

/**
 * How a value came to its place: `written` there, through a YAML `alias` or `merge-key`, from an `override` file, `extends` or `include`,
 * from a file that the model names (`env-file`, `label-file`), from the `environment` of the run, or added as a `default` by the loader.
 */
export type Via =
  | 'written'
  | 'alias'
  | 'merge-key'
  | 'override'
  | 'extends'
  | 'include'
  | 'env-file'
  | 'label-file'
  | 'environment'
  | 'default';

export interface Origin extends Span {
  readonly via: Via;
  /** The key that the value stands under, when it is a member of a mapping. */
  readonly key?: Span;
  /** The place that brought the value in: the alias, the `extends`, the `include`, the `env_file` entry. */
  readonly use?: Span;
}

/** One piece of a value before interpolation. */
export type TemplatePart =
  | { readonly kind: 'text'; readonly text: string }
  /** `value` is what the piece became; `source` says whether the variable or the operator's argument gave it. */
  | { readonly kind: 'variable'; readonly name: string; readonly value: string; readonly source: 'variable' | 'default' | 'unset' };

/** Positions of the model's values. A path without a node of its own is answered by its nearest written ancestor. */
export interface Origins {
  locate(path: Path): Origin | undefined;
  /** The pieces that a scalar was composed of, when variables took part in it. */
  template(path: Path): readonly TemplatePart[] | undefined;
  /** Every leaf that a person wrote (origin other than `default`), in document order, in the coordinates of the canonical model. */
  written(): readonly Path[];
}
