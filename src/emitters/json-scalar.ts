/** How the YAML library prints the scalars of JSON. */

import { Scalar, type ScalarTag } from 'yaml';
import { stringifyString, stringTag } from 'yaml/util';
import { isOneLine } from './one-line.ts';
import { mustBeQuoted } from './yaml-quoting.ts';

export interface JsonScalars {
  /** A text, to be quoted where a reader could take it for something else. */
  readonly textNode: (text: string) => Scalar<string>;
  /** The only tag for scalars, since the library asks each about each value. What is no text is printed as in JSON. */
  readonly tag: ScalarTag;
}

interface KnownText {
  readonly node: Scalar<string>;
  /** From when it is first printed. */
  printed?: string;
}

const MOST_KNOWN = 20_000;

/** They remember the texts that are printed alike wherever they stand: most keys, and many values, are in every object. */
export function jsonScalars(): JsonScalars {
  const known = new Map<string, KnownText>();
  return {
    textNode(text) {
      const node = known.get(text)?.node ?? newTextNode(text);
      if (!known.has(text) && known.size < MOST_KNOWN && isOneLine(text)) known.set(text, { node });
      return node;
    },
    tag: {
      ...stringTag,
      identify: () => true,
      stringify(item, ...place) {
        if (!isText(item)) return JSON.stringify(item.value);
        const text = known.get(item.value);
        if (text === undefined) return stringifyString(item, ...place);
        text.printed ??= stringifyString(item, ...place);
        return text.printed;
      },
    },
  };
}

function newTextNode(text: string): Scalar<string> {
  const node = new Scalar(text);
  if (mustBeQuoted(text)) node.type = Scalar.QUOTE_DOUBLE;
  return node;
}

function isText(item: Scalar): item is Scalar<string> {
  return typeof item.value === 'string';
}
