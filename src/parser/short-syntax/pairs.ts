/** Lists of `key=value` that stand for a mapping. */

import type { Span } from '../../model/origins.ts';
import { nullNode, spanOf } from '../source-edit.ts';
import type { SourceNode, SourceScalar } from '../source-tree.ts';
import { type Expansion, refuse, type ShortSyntax } from './short-syntax.ts';
import { placeOf, sliceScalar } from './slice-scalar.ts';

/** `build.additional_contexts`: every entry has a value. */
export const expandContexts: ShortSyntax = (node, expansion) => {
  if (node.kind !== 'list') return node;
  return expandPairs(node.items, node, (item, index) =>
    refuse(item, below(expansion, index), { message: `${JSON.stringify(item.value)} has no \`=\``, help: 'Write `name=./folder`.' }),
  );
};

/** `build.ssh`: only `default` stands alone; its socket is that of the environment. */
export const expandSsh: ShortSyntax = (node, expansion) => {
  if (node.kind !== 'list') return node;
  return expandPairs(node.items, node, (item, index) =>
    item.value === 'default'
      ? undefined
      : refuse(item, below(expansion, index), {
          message: `invalid ssh key ${JSON.stringify(item.value)}`,
          help: 'Write `default`, or `name=./path/to/key`.',
        }),
  );
};

function below(expansion: Expansion, index: number): Expansion {
  return { ...expansion, path: [...expansion.path, index] };
}

/** The mapping; the list as it is when it holds something else than pairs, or when `refuseLone` refuses an item without a value. */
function expandPairs(
  items: readonly SourceNode[],
  list: SourceNode,
  refuseLone: (item: SourceScalar, index: number) => SourceNode | undefined,
): SourceNode {
  const entries = new Map<string, SourceNode>();
  let isWhole = true;
  for (const [index, item] of items.entries()) {
    if (item.kind !== 'scalar' || typeof item.value !== 'string') return list;
    const { key, value } = splitPair(item);
    if (value === undefined && refuseLone(item, index) !== undefined) isWhole = false;
    entries.set(key, value ?? { ...nullNode(item.origin) });
  }
  return isWhole ? { kind: 'map', origin: list.origin, entries } : list;
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
