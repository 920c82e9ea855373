/** Prints Kubernetes objects as YAML that kubectl reads back as the same values. */

import { Document, Scalar, visit } from 'yaml';
import { orderKeys } from './key-order.ts';

/**
 * One document, without a `---` line. kubectl reads YAML 1.1 with additions of its own (`0o17`), and refuses some plain and block forms that other
 * readers accept; every string that could be taken for something else, or be refused, stands in double quotes.
 */
export function yamlText(value: unknown): string {
  const document = new Document(orderKeys(value), { version: '1.1', aliasDuplicateObjects: false });
  visit(document, {
    Scalar(_, node) {
      if (typeof node.value === 'string' && mustBeQuoted(node.value)) node.type = Scalar.QUOTE_DOUBLE;
    },
  });
  return document
    .toString({ lineWidth: 0, directives: false })
    .replace(LINE_ENDS, (end) => `\\u${end.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Ends of lines to some readers even within quotes; texts with them are quoted, so an escape stands for them. */
const LINE_ENDS = /[\u0085\u2028\u2029\ufeff]/g;

/** Strings that some reader resolves to a number, a date, a boolean or null when they stand plain. */
const AMBIGUOUS =
  /^(?:[-+]?(?:[._]*\d[\d_.eExXoObBa-fA-F:+-]*|\.inf|\.Inf|\.INF)|\.nan|\.NaN|\.NAN|~|null|Null|NULL|true|True|TRUE|false|False|FALSE|y|Y|yes|Yes|YES|n|N|no|No|NO|on|On|ON|off|Off|OFF|=|<<)$/;
const DATE = /^\d{4}-\d{1,2}-\d{1,2}(?:[Tt ].*)?$/;

/** Text that a block or plain scalar cannot carry for every reader: blank first lines, tabs and trailing blanks, control characters, odd line ends. */
const DELICATE =
  /^[\s?:]|[ \t](?:\n|$)|\n[ \t]*\n?$|[^\n\t\x20-\x7e\u00a0-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]|[\u2028\u2029]/u;

function mustBeQuoted(text: string): boolean {
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
