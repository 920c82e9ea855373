/** Prints Kubernetes objects as YAML that kubectl reads back as the same values. */

import { Document, type Node, Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import { mapTag, seqTag } from 'yaml/util';
import { JSON_SCALAR, textNode } from './json-scalar.ts';
import { orderedKeys } from './key-order.ts';

/**
 * One document, without a `---` line. Takes what JSON can hold; members without a value are left out, and a value that stands twice is printed
 * twice. kubectl reads YAML 1.1 with additions of its own (`0o17`), and refuses some plain and block forms that other readers accept: every string
 * that could be taken for something else, or be refused, stands in double quotes.
 */
export function yamlText(value: unknown): string {
  DOCUMENT.contents = nodeOf(value);
  return escapeLineEnds(DOCUMENT.toString({ lineWidth: 0, directives: false }));
}

/** What a value is has been decided here, so the library need not ask about each; and to make a document costs more than to print one. */
const DOCUMENT = new Document<Node>(null, { schema: 'failsafe', customTags: () => [mapTag, seqTag, JSON_SCALAR] });
// Without them the library looks for no tags and anchors at each node.
DOCUMENT.directives = undefined;

/** The library's nodes, made without asking it what each value is. */
function nodeOf(value: unknown): Node {
  if (Array.isArray(value)) return listNode(value);
  if (isObject(value)) return mapNode(value);
  return typeof value === 'string' ? textNode(value) : new Scalar(value ?? null);
}

function listNode(list: readonly unknown[]): YAMLSeq {
  const node = new YAMLSeq();
  for (const item of list) node.items.push(nodeOf(item));
  return node;
}

function mapNode(object: Readonly<Record<string, unknown>>): YAMLMap {
  const node = new YAMLMap();
  for (const key of orderedKeys(object)) {
    const value = object[key];
    if (value !== undefined) node.items.push(new Pair(textNode(key), nodeOf(value)));
  }
  return node;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** Ends of lines to some readers even within quotes; texts with them are quoted, so an escape stands for them. */
const LINE_ENDS = /[\u0085\u2028\u2029\ufeff]/g;

export function escapeLineEnds(yaml: string): string {
  return yaml.replace(LINE_ENDS, escaped);
}

function escaped(end: string): string {
  return `\\u${end.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
