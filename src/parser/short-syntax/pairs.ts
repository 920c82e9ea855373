/** Lists of `key=value` that stand for a mapping. */

import type { Span } from '../../model/origins.ts';
import { mapNode, nullNode, spanOf } from '../source-edit.ts';
import type { SourceNode, SourceScalar } from '../source-tree.ts';
import { type Fault, itemOf, refuse, type ShortSyntax } from './short-syntax.ts';
import { placeOf, sliceScalar } from './slice-scalar.ts';

/** `build.additional_contexts`: every entry has a value. */
export const expandContexts: ShortSyntax = expandPairs({
  mayStandAlone: () => false,
  fault: (text) => ({ message: `${JSON.stringify(text)} has no \`=\``, help: 'Write `name=./folder`.' }),
});

/** `build.ssh`: only `default` stands alone; its socket is that of the environment. */
export const expandSsh: ShortSyntax = expandPairs({
  mayStandAlone: (text) => text === 'default',
  fault: (text) => ({ message: `invalid ssh key ${JSON.stringify(text)}`, help: 'Write `default`, or `name=./path/to/key`.' }),
});

interface PairRule {
  readonly mayStandAlone: (text: string) => boolean;
  /** What is wrong with an item that has no `=` and must not stand alone. */
  readonly fault: (text: string) => Fault;
}

/** A list that holds something else than pairs stays as it is. */
function expandPairs({ mayStandAlone, fault }: PairRule): ShortSyntax {
  return (node, expansion) => {
    if (node.kind !== 'list') return node;
    const entries = new Map<string, SourceNode>();
    let isWhole = true;
    for (const [index, item] of node.items.entries()) {
      if (item.kind !== 'scalar' || typeof item.value !== 'string') return node;
      const { key, value } = splitPair(item);
      if (value === undefined && !mayStandAlone(key)) {
        refuse(item, itemOf(expansion, index), fault(key));
        isWhole = false;
      }
      entries.set(key, value ?? nullNode(item.origin));
    }
    return isWhole ? mapNode(node.origin, entries) : node;
  };
}

export interface Pair {
  readonly key: string;
  /** Absent without a `=`. */
  readonly value?: SourceScalar;
}

/** Cuts a string at its first `=`. The value knows where its key stands. */
export function splitPair(item: SourceScalar): Pair {
  const text = String(item.value);
  const equals = text.indexOf('=');
  if (equals === -1) return { key: text };
  const slice = sliceScalar(item, { start: equals + 1, end: text.length });
  const key: Span = spanOf(placeOf(item, { start: 0, end: equals }));
  return { key: text.slice(0, equals), value: { ...slice, origin: { ...slice.origin, key } } };
}
