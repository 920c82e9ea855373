/** Attributes that may be written as a list of names or as a mapping: both become the mapping before they are merged. */

import type { SourceMap, SourceNode, SourceScalar } from '../source-tree.ts';

/** Makes the value of a name that stood in a list; the argument is the list item. */
export type ValueOfName = (item: SourceScalar) => SourceNode;

/** The mapping; undefined for a value that has neither form, or a list with something else than names. */
export function toMapping(node: SourceNode, valueOfName: ValueOfName): SourceMap | undefined {
  if (node.kind === 'map') return node;
  if (node.kind === 'scalar') return undefined;
  const entries = new Map<string, SourceNode>();
  for (const item of node.items) {
    if (item.kind !== 'scalar' || typeof item.value !== 'string') return undefined;
    entries.set(item.value, valueOfName(item));
  }
  return { kind: 'map', origin: node.origin, entries };
}

/** `depends_on: [db]` stands for a dependency on the start of `db` (Compose specification, "depends_on", short syntax). */
export function startedDependency({ origin }: SourceScalar): SourceMap {
  const added = { ...origin, via: 'default' as const };
  return {
    kind: 'map',
    origin,
    entries: new Map<string, SourceNode>([
      ['condition', { kind: 'scalar', origin: added, type: 'str', value: 'service_started', text: 'service_started' }],
      ['required', { kind: 'scalar', origin: added, type: 'bool', value: true, text: 'true' }],
    ]),
  };
}

/** `networks: [front]` attaches without settings of its own. */
export function withoutSettings({ origin }: SourceScalar): SourceScalar {
  return { kind: 'scalar', origin: { ...origin, via: 'default' }, type: 'null', value: null, text: '' };
}
