/** Makes written settings ready for their schema: what variables of a compose file gave is text, also where a number or a switch is due. */

import { alternatives, nodesAt, type SchemaNode } from './schema-node.ts';
import { QUANTITY } from './schema-parts.ts';

/** A copy in which `"3"` is 3 and `"true"` is true where the schema wants these, quantities are text, and keys without a value are left out. */
export function cast(node: SchemaNode, value: unknown): unknown {
  if (typeof value === 'string') return castText(alternatives(node), value);
  if (typeof value === 'number') return alternatives(node).some(({ pattern }) => pattern === QUANTITY.pattern) ? String(value) : value;
  if (Array.isArray(value)) return value.map((item, i) => castBelow(node, item, i));
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).filter(([, member]) => member !== null && member !== undefined);
  return Object.fromEntries(members.map(([key, member]) => [key, castBelow(node, member, key)]));
}

function castBelow(node: SchemaNode, value: unknown, segment: string | number): unknown {
  const anyOf = nodesAt(node, [segment]);
  return cast({ anyOf }, value);
}

function castText(nodes: readonly SchemaNode[], text: string): unknown {
  const wants = (type: string) => nodes.some((node) => node.type === type);
  if (wants('integer') && /^\d{1,15}$/.test(text)) return Number(text);
  if (wants('boolean') && (text === 'true' || text === 'false')) return text === 'true';
  return text;
}
