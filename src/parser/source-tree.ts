/** A YAML document as the parser's passes see it: plain nodes, each with the place it came from. Nodes are never changed; passes make new ones. */

import type { Origin, TemplatePart } from '../model/origins.ts';
import type { ScalarType, ScalarValue } from '../model/scalar.ts';

export type { ScalarType, ScalarValue } from '../model/scalar.ts';

/** `!reset` deletes what stands at its path so far, `!override` replaces it whole (Compose merge, "Reset value" and "Replace value"). */
export type MergeTag = 'reset' | 'override';

export interface SourceScalar {
  readonly kind: 'scalar';
  readonly origin: Origin;
  readonly type: ScalarType;
  readonly value: ScalarValue;
  /** The scalar as it stands in the file, quotes, escapes and folding undone: `0x1F`, `yes`, `1.10`. */
  readonly text: string;
  /** The pieces before interpolation, where variables took part. */
  readonly template?: readonly TemplatePart[];
  readonly tag?: MergeTag;
}

export interface SourceList {
  readonly kind: 'list';
  readonly origin: Origin;
  readonly items: readonly SourceNode[];
  readonly tag?: MergeTag;
}

export interface SourceMap {
  readonly kind: 'map';
  readonly origin: Origin;
  readonly entries: ReadonlyMap<string, SourceNode>;
  readonly tag?: MergeTag;
}

export type SourceNode = SourceScalar | SourceList | SourceMap;
