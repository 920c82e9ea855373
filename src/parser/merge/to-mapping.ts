/** Attributes that may be written as a list of names or as a mapping: both become the mapping before they are merged. */

import { added, boolNode, mapNode, nullNode, stringNode, stringOf } from '../source-edit.ts';
import type { SourceMap, SourceNode, SourceScalar } from '../source-tree.ts';

/** Makes the value of a name that stood in a list; the argument is the list item. */
export type ValueOfName = (item: SourceScalar) => SourceNode;

/** The mapping; undefined for a value that has neither form, or a list with something else than names. */
export function toMapping(node: SourceNode, valueOfName: ValueOfName): SourceMap | undefined {
  if (node.kind === 'map') return node;
  if (node.kind === 'scalar') return undefined;
  const entries = new Map<string, SourceNode>();
  for (const item of node.items) {
    const name = stringOf(item);
    if (item.kind !== 'scalar' || name === undefined) return undefined;
    entries.set(name, valueOfName(item));
  }
  return mapNode(node.origin, entries);
}

/** `depends_on: [db]` says which condition is meant by saying none (Compose specification, "depends_on", short syntax). */
export function startedDependency({ origin }: SourceScalar): SourceMap {
  return mapNode(origin, [
    ['condition', stringNode('service_started', origin)],
    ['required', boolNode(true, added(origin))],
  ]);
}

/** `networks: [front]` attaches without settings of its own. */
export function withoutSettings({ origin }: SourceScalar): SourceScalar {
  return nullNode(origin);
}
