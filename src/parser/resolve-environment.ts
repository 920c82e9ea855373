/** Fills in what the model takes from the variables of its scope (compose-go, loader/environment.go). */

import type { Environment } from './environment.ts';
import { asMap, changeAt, spanOf, stringAt, stringNode, stringOf, withEntries, withoutEntry } from './source-edit.ts';
import type { SourceMap, SourceNode } from './source-tree.ts';

/** Holds the value of a config or secret from a variable until the model is checked: the schema allows no `content` in a secret. */
const CONTENT = 'x-#content';

/** `- NAME` in an environment list becomes `- NAME=value`; a config or secret from a variable is given its value. */
export function resolveEnvironment(root: SourceMap, environment: Environment): SourceMap {
  const change = (node: SourceNode): SourceNode => setVariable(node, environment);
  const content = (node: SourceNode): SourceNode => setContent(node, environment);
  let result: SourceNode = root;
  result =
    changeAt(result, ['services', '*', 'environment'], (list) =>
      list.kind === 'list' ? { ...list, items: list.items.map(change) } : list,
    ) ?? result;
  result = changeAt(result, ['secrets', '*'], content) ?? result;
  result = changeAt(result, ['configs', '*'], content) ?? result;
  return asMap(result);
}

function setVariable(item: SourceNode, environment: Environment): SourceNode {
  const name = stringOf(item);
  const value = name === undefined ? undefined : environment.get(name);
  if (value === undefined) return item;
  return stringNode(`${name}=${value}`, { ...item.origin, via: 'environment', use: spanOf(item.origin) });
}

function setContent(source: SourceNode, environment: Environment): SourceNode {
  const name = stringAt(source, 'environment');
  const value = name === undefined ? undefined : environment.get(name);
  if (source.kind !== 'map' || value === undefined) return source;
  const { origin } = source.entries.get('environment') ?? source;
  return withEntries(source, [[CONTENT, stringNode(value, { ...origin, via: 'environment', use: spanOf(origin) })]]);
}

/** Moves the values that {@link resolveEnvironment} found to `content`. */
export function revealContent(root: SourceMap): SourceMap {
  let result: SourceNode = root;
  for (const section of ['secrets', 'configs']) result = changeAt(result, [section, '*'], reveal) ?? result;
  return asMap(result);
}

function reveal(source: SourceNode): SourceNode {
  const content = source.kind === 'map' ? source.entries.get(CONTENT) : undefined;
  return source.kind === 'map' && content !== undefined ? withEntries(withoutEntry(source, CONTENT), [['content', content]]) : source;
}
