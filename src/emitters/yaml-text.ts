/** Prints Kubernetes objects as YAML that kubectl reads back as the same values. */

import { Document, type Node, Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import { mapTag, seqTag } from 'yaml/util';
import { jsonScalars } from './json-scalar.ts';
import { orderedKeys } from './key-order.ts';
import { type OneLineNode, oneLineNodes } from './one-line.ts';

interface Makers {
  readonly textNode: (text: string) => Scalar<string>;
  readonly oneLineNode: OneLineNode;
}

/**
 * A printer of documents, without a `---` line. It takes what JSON can hold; members without a value are left out, and a value that stands twice is
 * printed twice. kubectl reads YAML 1.1 with additions of its own (`0o17`), and refuses some plain and block forms that other readers accept: every
 * string that could be taken for something else, or be refused, stands in double quotes. To make a printer costs more than to print a document, and it
 * remembers texts: a run needs one.
 */
export function yamlPrinter(): (value: unknown) => string {
  const { textNode, tag } = jsonScalars();
  const makers = { textNode, oneLineNode: oneLineNodes(textNode) };
  // What a value is has been decided here, so the library need not ask about each.
  const document = new Document<Node>(null, { schema: 'failsafe', customTags: () => [mapTag, seqTag, tag] });
  // Without them the library looks for no tags and anchors at each node.
  document.directives = undefined;
  return (value) => {
    document.contents = nodeOf(value, makers);
    return escapeLineEnds(document.toString({ lineWidth: 0, directives: false }));
  };
}

/** The library's nodes, made without asking it what each value is. */
function nodeOf(value: unknown, makers: Makers): Node {
  if (Array.isArray(value)) return listNode(value, makers);
  if (isObject(value)) return mapNode(value, makers);
  return typeof value === 'string' ? makers.textNode(value) : new Scalar(value ?? null);
}

function listNode(list: readonly unknown[], makers: Makers): YAMLSeq {
  const node = new YAMLSeq();
  for (const item of list) node.items.push(nodeOf(item, makers));
  return node;
}

function mapNode(object: Readonly<Record<string, unknown>>, makers: Makers): YAMLMap {
  const node = new YAMLMap();
  for (const key of orderedKeys(object)) {
    const value = object[key];
    if (value !== undefined) node.items.push(makers.oneLineNode(key, value) ?? new Pair(makers.textNode(key), nodeOf(value, makers)));
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
