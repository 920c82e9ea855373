/** The tree as the JSON that Docker Compose holds against its schema. */

import { noMembers, type SourceNode, setMember } from '../source-tree.ts';

export interface Json {
  readonly value: unknown;
  /** Whether a number is infinite or none, for which JSON has no form. */
  readonly hasOddNumbers: boolean;
}

/** No name of the schema is one of Object's prototype. Numbers are 64-bit floats there too. */
export function toJson(root: SourceNode): Json {
  let hasOddNumbers = false;
  const convert = (node: SourceNode): unknown => {
    if (node.kind === 'list') return node.items.map(convert);
    if (node.kind === 'scalar') {
      const { value } = node;
      if (typeof value === 'bigint') return Number(value);
      hasOddNumbers ||= typeof value === 'number' && !Number.isFinite(value);
      return value;
    }
    const members = noMembers();
    node.entries.forEach((value, key) => {
      setMember(members, key, convert(value));
    });
    return members;
  };
  return { value: convert(root), hasOddNumbers };
}
