/** Attributes that may be written as a mapping or as a list of `key=value`: both become the list before they are put together. */

import type { TemplatePart } from '../../model/origins.ts';
import { isNull } from '../source-edit.ts';
import type { SourceNode, SourceScalar } from '../source-tree.ts';
import { goPrint } from './go-print.ts';

/** The items of either form; undefined for a value that has neither. A mapping gives them in the order of their text, as Docker Compose does. */
export function toSequence(node: SourceNode): readonly SourceNode[] | undefined {
  if (node.kind === 'list') return node.items;
  if (node.kind === 'map') return [...node.entries].flatMap(([key, value]) => pairs(key, value)).sort(byText);
  return typeof node.value === 'string' && node.type === 'str' ? [node] : undefined;
}

/** One pair for a plain value, one for each item of a list (`extra_hosts: {db: [10.0.0.1, 10.0.0.2]}`). */
function pairs(key: string, value: SourceNode): readonly SourceScalar[] {
  if (isNull(value)) return [scalar(key, value)];
  if (value.kind === 'list') return value.items.map((item) => pair(key, item));
  return [pair(key, value)];
}

function pair(key: string, value: SourceNode): SourceScalar {
  const text = `${key}=${goPrint(value)}`;
  const template = value.kind === 'scalar' ? value.template : undefined;
  if (template === undefined) return scalar(text, value);
  const head: TemplatePart = { kind: 'text', text: `${key}=` };
  return { ...scalar(text, value), template: [head, ...template] };
}

function scalar(text: string, { origin }: SourceNode): SourceScalar {
  return { kind: 'scalar', origin, type: 'str', value: text, text };
}

function byText(a: SourceScalar, b: SourceScalar): number {
  return a.text < b.text ? -1 : a.text > b.text ? 1 : 0;
}
