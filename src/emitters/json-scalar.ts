/** How the YAML library prints the scalars of JSON. */

import { Scalar, type ScalarTag } from 'yaml';
import { stringifyString, stringTag } from 'yaml/util';
import { mustBeQuoted } from './yaml-quoting.ts';

interface KnownText {
  readonly node: Scalar<string>;
  /** From when it is first printed. */
  printed?: string;
}

/** Texts that are printed alike wherever they stand: most keys, and many values, are in every object. */
const KNOWN = new Map<string, KnownText>();
const MOST_KNOWN = 20_000;
const LONGEST_KNOWN = 100;

/** A text, to be quoted where a reader could take it for something else. */
export function textNode(text: string): Scalar<string> {
  const known = KNOWN.get(text);
  if (known !== undefined) return known.node;
  const node = new Scalar(text);
  if (mustBeQuoted(text)) node.type = Scalar.QUOTE_DOUBLE;
  if (isPlaceless(text)) {
    if (KNOWN.size >= MOST_KNOWN) KNOWN.clear();
    KNOWN.set(text, { node });
  }
  return node;
}

/** Whether it is printed alike wherever it stands: lines are indented, long keys are marked, and a marker of documents is none within one. */
function isPlaceless(text: string): boolean {
  return text.length <= LONGEST_KNOWN && !text.includes('\n') && !/^(?:---|\.\.\.)/.test(text);
}

/** The only tag for scalars, since the library asks each about each value. What is no text is printed as in JSON. */
export const JSON_SCALAR: ScalarTag = {
  ...stringTag,
  identify: () => true,
  stringify(item, ...place) {
    if (typeof item.value !== 'string') return JSON.stringify(item.value);
    const known = KNOWN.get(item.value);
    if (known === undefined) return stringifyString(item as Scalar<string>, ...place);
    known.printed ??= stringifyString(known.node, ...place);
    return known.printed;
  },
};
