/** Values of any form as Go's `fmt.Sprint` writes them, which is how Docker Compose turns `key: value` into `key=value`. */

import { goSprint } from '../../model/go-format.ts';
import type { SourceNode } from '../source-tree.ts';

export function goPrint(node: SourceNode): string {
  if (node.kind === 'scalar') return goSprint(node.value, node.type);
  if (node.kind === 'list') return `[${node.items.map(goPrint).join(' ')}]`;
  const members = [...node.entries].map(([key, value]) => `${key}:${goPrint(value)}`);
  return `map[${members.sort().join(' ')}]`;
}
