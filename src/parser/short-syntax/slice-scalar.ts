/** Takes one piece out of a string that packs several values, with its place and with the variables that took part in it. */

import type { Origin, TemplatePart } from '../../model/origins.ts';
import type { Range } from '../interpolate/braces.ts';
import type { SourceScalar } from '../source-tree.ts';
import { subSpan } from '../sub-span.ts';

/** The range counts in the text of the value. The origin has no key: the piece is no member of a mapping in the file. */
export function sliceScalar(scalar: SourceScalar, range: Range): SourceScalar {
  const value = String(scalar.value).slice(range.start, range.end);
  const template = scalar.template === undefined ? undefined : sliceTemplate(scalar.template, range);
  const slice: SourceScalar = { kind: 'scalar', origin: placeOf(scalar, range), type: 'str', value, text: value };
  return template?.some((part) => part.kind === 'variable') ? { ...slice, template } : slice;
}

/** The place of a range, without the key of the whole. */
export function placeOf(scalar: SourceScalar, range: Range): Origin {
  const { key: _, ...place } = subSpan(scalar, range);
  return place;
}

/** The pieces within a range. Undefined when a border of the range falls inside a variable's value. */
export function sliceTemplate(parts: readonly TemplatePart[], { start, end }: Range): readonly TemplatePart[] | undefined {
  const slice: TemplatePart[] = [];
  let from = 0;
  for (const part of parts) {
    const to = from + (part.kind === 'text' ? part.text : part.value).length;
    const isWithin = from >= start && to <= end;
    if (part.kind === 'variable') {
      if (isWithin) slice.push(part);
      else if (to > start && from < end) return undefined;
    } else if (to > start && from < end) {
      slice.push({ kind: 'text', text: part.text.slice(Math.max(start - from, 0), end - from) });
    }
    from = to;
  }
  return slice;
}
