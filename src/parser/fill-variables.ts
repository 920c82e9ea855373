/** Gives variables without a value the one that they have in the environment of the run. */

import type { Environment } from './environment.ts';
import { isNull, mapEntries, mapItems, spanOf, stringNode, stringOf } from './source-edit.ts';
import type { SourceNode } from './source-tree.ts';

export interface Filling {
  readonly environment: Environment;
  /** A variable that is not set stays, without a value; a build argument goes. */
  readonly keepsUnset: boolean;
}

/** In a mapping or a `NAME=value` list. */
export function fillVariables(node: SourceNode, filling: Filling): SourceNode {
  if (node.kind === 'list') return mapItems(node, (item) => fillItem(item, filling));
  if (node.kind === 'map') return mapEntries(node, (value, name) => (isNull(value) ? fillValue(value, name, filling) : value));
  return node;
}

function fillValue(value: SourceNode, name: string, { environment, keepsUnset }: Filling): SourceNode | undefined {
  const found = environment.get(name);
  if (found === undefined) return keepsUnset ? value : undefined;
  return stringNode(found, { ...value.origin, via: 'environment', use: spanOf(value.origin.key ?? value.origin) });
}

function fillItem(item: SourceNode, filling: Filling): SourceNode | undefined {
  const text = stringOf(item);
  if (text === undefined || text.includes('=')) return item;
  const filled = fillValue(item, text, filling);
  return filled === undefined || filled === item ? filled : stringNode(`${text}=${stringOf(filled)}`, filled.origin);
}
