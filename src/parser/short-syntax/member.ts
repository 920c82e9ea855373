/** Strings that stand for a mapping with one member, and values that stand for a list with one item. */

import { added, boolNode, isNull, mapItems, mapNode, stringNode, withEntries } from '../source-edit.ts';
import type { SourceNode, SourceScalar } from '../source-tree.ts';
import type { ShortSyntax } from './short-syntax.ts';

/** `./dir` is `{key: ./dir}`: `build`, `extends`, an entry of `secrets` or `configs`. */
export function expandMember(key: string): ShortSyntax {
  return (node) => (isString(node) ? mapNode(node.origin, [[key, node]]) : node);
}

/** `8.8.8.8` is `[8.8.8.8]`. */
export const expandItem: ShortSyntax = (node) => (isString(node) ? { kind: 'list', origin: node.origin, items: [node] } : node);

/** `./app.env` is `[{path: ./app.env, required: true}]`. */
export const expandEnvFile: ShortSyntax = (node) => {
  const list = isString(node) ? ({ kind: 'list', origin: node.origin, items: [node] } as const) : node;
  return list.kind === 'list' ? mapItems(list, envFile) : list;
};

function envFile(item: SourceNode): SourceNode {
  const file = isString(item) ? mapNode(item.origin, [['path', item]]) : item;
  if (file.kind !== 'map' || file.entries.has('required')) return file;
  return withEntries(file, [['required', boolNode(true, added(item.origin))]]);
}

/** `all` is `[{count: all}]`. */
export const expandGpus: ShortSyntax = (node) =>
  isString(node) ? { kind: 'list', origin: node.origin, items: [mapNode(node.origin, [['count', node]])] } : node;

/** `true` is the string: `provenance` and `sbom` take both. */
export const expandFlag: ShortSyntax = (node) =>
  node.kind === 'scalar' && typeof node.value === 'boolean' ? stringNode(String(node.value), node.origin) : node;

/** An empty item, as a variable without a value leaves one. */
export const omitEmpty: ShortSyntax = (node) => (isNull(node) || (node.kind === 'scalar' && node.value === '') ? undefined : node);

function isString(node: SourceNode): node is SourceScalar {
  return node.kind === 'scalar' && typeof node.value === 'string' && node.type === 'str';
}
