/** Decoders of mappings that may be written as lists of `key=value`. */

import { splitPair } from '../short-syntax/pairs.ts';
import { isNull, mapEntries, nullNode, stringNode } from '../source-edit.ts';
import type { SourceList, SourceMap, SourceNode, SourceScalar } from '../source-tree.ts';
import { type Decoder, invalid } from './decoder.ts';
import { printed } from './scalars.ts';

/** Labels, annotations, sysctls, options: all values are text, and a key without a value has the empty one. */
export const mapping: Decoder = (node, decoding) => {
  if (node.kind === 'list') return fromList(node, ({ origin }) => stringNode('', origin));
  return node.kind === 'map' ? mapEntries(node, (value) => printed(value, decoding)) : node;
};

/** Variables: a key without a value takes it from the environment of the run, and may have none. */
export const variables: Decoder = (node, decoding) => {
  if (node.kind === 'map') return mapEntries(node, (value) => (isNull(value) ? value : printed(value, decoding)));
  if (node.kind !== 'list') return node;
  for (const [index, item] of node.items.entries()) {
    const key = item.kind === 'scalar' ? splitPair(item).key : '';
    if (/\s$/.test(key)) {
      const help = 'Write `NAME=value` without blanks around the `=`.';
      const message = `the environment variable ${JSON.stringify(key)} is declared with a trailing space`;
      invalid(item, { ...decoding, path: [...decoding.path, index] }, { message, help });
    }
  }
  return fromList(node, ({ origin }) => nullNode(origin));
};

function fromList(list: SourceList, lone: (item: SourceScalar) => SourceNode): SourceMap {
  const entries = new Map<string, SourceNode>();
  for (const item of list.items) {
    const scalar = item.kind === 'scalar' ? item : stringNode('', item.origin);
    const { key, value } = splitPair(scalar);
    entries.set(key, value ?? lone(scalar));
  }
  return { kind: 'map', origin: list.origin, entries };
}

/** Options of a provider may be repeated: each value becomes a list. */
export const repeatable: Decoder = (node, decoding) => {
  if (node.kind !== 'map') return node;
  return mapEntries(node, (value) => {
    const items = value.kind === 'list' ? value.items : [value];
    const texts = items.map((item) => printed(item, decoding) ?? item);
    return value.kind === 'list' && texts.every((item, index) => item === items[index])
      ? value
      : { kind: 'list', origin: value.origin, items: texts };
  });
};

/** `build.ssh`: a list of `id=path`, or of `id` alone. */
export const sshKeys: Decoder = (node) => {
  if (node.kind !== 'map') return node;
  const items = [...node.entries].map(([id, path]) => {
    const location = path.kind === 'scalar' && path.value !== null ? String(path.value) : '';
    return stringNode(location === '' ? id : `${id}=${location}`, path.origin);
  });
  return { kind: 'list', origin: node.origin, items };
};
