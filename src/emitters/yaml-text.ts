/** Prints Kubernetes objects as YAML that kubectl reads back as the same values. */

import { Document, type Node, Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml';
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

/** What a value is has been decided here, so the library need not ask its schema about every string; making a document costs more than printing one. */
const DOCUMENT = new Document<Node>(null, { schema: 'failsafe', customTags: ['bool', 'int', 'float', 'null'] });

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

function textNode(text: string): Scalar {
  const scalar = new Scalar(text);
  if (mustBeQuoted(text)) scalar.type = Scalar.QUOTE_DOUBLE;
  return scalar;
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

/** Strings that some reader resolves to a number, a date, a boolean or null when they stand plain. */
const AMBIGUOUS =
  /^(?:[-+]?(?:[._]*\d[\d_.eExXoObBa-fA-F:+-]*|\.inf|\.Inf|\.INF)|\.nan|\.NaN|\.NAN|~|null|Null|NULL|true|True|TRUE|false|False|FALSE|y|Y|yes|Yes|YES|n|N|no|No|NO|on|On|ON|off|Off|OFF|=|<<)$/;
const DATE = /^\d{4}-\d{1,2}-\d{1,2}(?:[Tt ].*)?$/;

/** Text that a block or plain scalar cannot carry for every reader: blank first lines, tabs and trailing blanks, control characters, odd line ends. */
const DELICATE =
  /^[\s?:]|[ \t](?:\n|$)|\n[ \t]*\n?$|[^\n\t\x20-\x7e\u00a0-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]|[\u2028\u2029]/u;

export function mustBeQuoted(text: string): boolean {
  return AMBIGUOUS.test(text) || DATE.test(text) || (DELICATE.test(text) && !isPlainBlock(text));
}

/** Ordinary file contents: lines that end in one line feed, none of which starts the text with a blank. */
function isPlainBlock(text: string): boolean {
  return (
    /^[^\s?:]/.test(text) &&
    text.endsWith('\n') &&
    !text.endsWith('\n\n') &&
    !/[ \t]\n|[^\n\t\x20-\x7e\u00a0-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]|[\u2028\u2029]/u.test(text)
  );
}
