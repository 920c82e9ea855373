/** The tree as the JSON that Docker Compose holds against its schema. */

import type { SourceNode } from '../source-tree.ts';

/** Objects have no prototype, so that no user key means anything else than itself. Numbers are 64-bit floats there too. */
export function toJson(node: SourceNode): unknown {
  if (node.kind === 'list') return node.items.map(toJson);
  if (node.kind === 'scalar') return typeof node.value === 'bigint' ? Number(node.value) : node.value;
  const members = Object.create(null) as Record<string, unknown>;
  for (const [key, value] of node.entries) members[key] = toJson(value);
  return members;
}
