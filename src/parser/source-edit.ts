/** Small steps for the passes that rewrite a source tree: new nodes with an origin, and copies that share what did not change. */

import type { Origin, Span, Via } from '../model/origins.ts';
import type { Segment } from '../model/path.ts';
import type { SourceList, SourceMap, SourceNode, SourceScalar } from './source-tree.ts';

/** The origin of something that the loader adds on account of what stands at `origin`. */
export function added(origin: Origin): Origin {
  return { file: origin.file, start: origin.start, end: origin.end, via: 'default' };
}

export function stringNode(value: string, origin: Origin): SourceScalar {
  return { kind: 'scalar', origin, type: 'str', value, text: value };
}

export function boolNode(value: boolean, origin: Origin): SourceScalar {
  return { kind: 'scalar', origin, type: 'bool', value, text: String(value) };
}

export function nullNode(origin: Origin): SourceScalar {
  return { kind: 'scalar', origin, type: 'null', value: null, text: '' };
}

export function mapNode(origin: Origin, entries: Iterable<readonly [string, SourceNode]> = []): SourceMap {
  return { kind: 'map', origin, entries: new Map(entries) };
}

/** A pass that is given a mapping gives one back; the type of most passes does not say so. */
export function asMap(node: SourceNode): SourceMap {
  return node.kind === 'map' ? node : mapNode(node.origin);
}

/** The value at a key when it is a mapping. */
export function mapAt(node: SourceNode | undefined, key: string): SourceMap | undefined {
  const value = node?.kind === 'map' ? node.entries.get(key) : undefined;
  return value?.kind === 'map' ? value : undefined;
}

const NO_ITEMS: readonly SourceNode[] = [];

/** The items at a key when it is a list; none otherwise. */
export function itemsAt(node: SourceNode | undefined, key: string): readonly SourceNode[] {
  const value = node?.kind === 'map' ? node.entries.get(key) : undefined;
  return value?.kind === 'list' ? value.items : NO_ITEMS;
}

/** The text at a key when it is a string; undefined otherwise. */
export function stringAt(node: SourceNode | undefined, key: string): string | undefined {
  return node?.kind === 'map' ? stringOf(node.entries.get(key)) : undefined;
}

export function stringOf(node: SourceNode | undefined): string | undefined {
  return node?.kind === 'scalar' && typeof node.value === 'string' ? node.value : undefined;
}

export function isNull(node: SourceNode | undefined): boolean {
  return node === undefined || (node.kind === 'scalar' && node.value === null);
}

/** The mapping with these entries set. */
export function withEntries(map: SourceMap, changes: Iterable<readonly [string, SourceNode]>): SourceMap {
  const entries = new Map(map.entries);
  for (const [key, value] of changes) entries.set(key, value);
  return { ...map, entries };
}

export function withEntry(map: SourceMap, key: string, value: SourceNode): SourceMap {
  return map.entries.get(key) === value ? map : { ...map, entries: new Map(map.entries).set(key, value) };
}

export function withoutEntry(map: SourceMap, key: string): SourceMap {
  if (!map.entries.has(key)) return map;
  const entries = new Map(map.entries);
  entries.delete(key);
  return { ...map, entries };
}

/** The mapping with every value changed; the same mapping when no value did. `undefined` takes the entry away. */
export function mapEntries(map: SourceMap, change: (value: SourceNode, key: string) => SourceNode | undefined): SourceMap {
  let entries: Map<string, SourceNode> | undefined;
  map.entries.forEach((value, key) => {
    const next = change(value, key);
    if (next === value) return;
    entries ??= new Map(map.entries);
    if (next === undefined) entries.delete(key);
    else entries.set(key, next);
  });
  return entries === undefined ? map : { ...map, entries };
}

/** The list with every item changed; the same list when no item did. `undefined` takes the item away. */
export function mapItems(list: SourceList, change: (item: SourceNode, index: number) => SourceNode | undefined): SourceList {
  let items: SourceNode[] | undefined;
  let index = 0;
  for (const item of list.items) {
    const next = change(item, index);
    if (next !== item) items ??= list.items.slice(0, index);
    if (next !== undefined) items?.push(next);
    index++;
  }
  return items === undefined ? list : { ...list, items };
}

/** The same for all that stands in a node. */
export function mapChildren(node: SourceNode, change: (child: SourceNode, segment: Segment) => SourceNode | undefined): SourceNode {
  if (node.kind === 'scalar') return node;
  return node.kind === 'list' ? mapItems(node, change) : mapEntries(node, change);
}

/** Changes what stands at a pattern of keys, in which `*` stands for any key or item; `undefined` takes it away. */
export function changeAt(
  node: SourceNode,
  pattern: readonly string[],
  change: (node: SourceNode) => SourceNode | undefined,
): SourceNode | undefined {
  const [step, ...rest] = pattern;
  if (step === undefined) return change(node);
  const below = (child: SourceNode): SourceNode | undefined => changeAt(child, rest, change);
  if (step === '*') return mapChildren(node, below);
  if (node.kind !== 'map') return node;
  const child = node.entries.get(step);
  if (child === undefined) return node;
  const next = below(child);
  if (next === child) return node;
  return next === undefined ? withoutEntry(node, step) : withEntries(node, [[step, next]]);
}

/** Marks what a person wrote as having come by way of `use`. What was marked before, and defaults, stay as they are. */
export function broughtBy(node: SourceNode, via: Via, use: Span | undefined): SourceNode {
  const origin = node.origin.via === 'written' ? { ...node.origin, via, ...(use === undefined ? {} : { use }) } : node.origin;
  if (node.kind === 'scalar') return origin === node.origin ? node : { ...node, origin };
  if (node.kind === 'list') return { ...node, origin, items: node.items.map((item) => broughtBy(item, via, use)) };
  return { ...node, origin, entries: new Map([...node.entries].map(([key, value]) => [key, broughtBy(value, via, use)])) };
}

/** The place of a node without how it got there, for the `use` of another. */
export function spanOf({ file, start, end }: Span): Span {
  return { file, start, end };
}
