/** The exact place of a piece of a scalar, for values that a short syntax packs into one string. */

import type { Origin } from '../model/origins.ts';
import type { Range } from './interpolate/braces.ts';
import type { SourceScalar } from './source-tree.ts';

/**
 * The origin of a range of the scalar's text. Exact where the text stands in the file as it is, plain or in quotes; the whole scalar where
 * escapes, folding or interpolation came between.
 */
export function subSpan(scalar: SourceScalar, range: Range): Origin {
  const { origin, text, value, template } = scalar;
  const quotes = origin.end - origin.start - text.length;
  const verbatim = template === undefined && String(value) === text && (quotes === 0 || quotes === 2);
  if (!verbatim) return origin;
  const start = origin.start + quotes / 2;
  return { ...origin, start: start + range.start, end: start + range.end };
}
