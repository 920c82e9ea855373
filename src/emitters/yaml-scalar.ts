/** Prints a string, number, boolean or null as one YAML scalar that kubectl reads back as the same value. */

import { Document, Scalar } from 'yaml';

/**
 * kubectl reads YAML 1.1 with additions of its own (`0o17`), and refuses some plain and block forms that other readers accept; every string that
 * could be taken for something else, or be refused, stands in double quotes. Lines after the first begin with `indent` and at least two spaces.
 */
export function scalarText(value: unknown, indent: string): string {
  if (typeof value === 'string') return simpleText(value) ?? chosenText(value).replace(/\n(?=[^\n])/g, `\n${indent}`);
  return typeof value === 'boolean' || Number.isSafeInteger(value) ? String(value) : libraryText(value);
}

/** A key stands on one line. */
export function keyText(key: string): string {
  return simpleText(key) ?? JSON.stringify(key).replace(LINE_ENDS, escaped);
}

/** What most of a manifest is made of, without asking the library; undefined for text that needs more care. */
function simpleText(text: string): string | undefined {
  if (AMBIGUOUS.test(text)) return `"${text}"`;
  return PLAIN.test(text) && !DATE.test(text) ? text : undefined;
}

/** Nobody reads it as anything but itself, unless it is ambiguous or a date. */
const PLAIN = /^(?:\w|\/|\.(?=\w)|--?(?=[A-Za-z]))(?:[\w./@=+$()-]|[ :](?=[\w/$(]))*$/;

/** Strings that some reader resolves to a number, a date, a boolean or null when they stand plain. None needs an escape within quotes. */
const AMBIGUOUS =
  /^(?:[-+]?(?:[._]*\d[\d_.eExXoObBa-fA-F:+-]*|\.inf|\.Inf|\.INF)|\.nan|\.NaN|\.NAN|~|null|Null|NULL|true|True|TRUE|false|False|FALSE|y|Y|yes|Yes|YES|n|N|no|No|NO|on|On|ON|off|Off|OFF|=|<<)$/;
const DATE = /^\d{4}-\d{1,2}-\d{1,2}(?:[Tt ].*)?$/;

/** The library chooses the style, except for text that must be quoted. */
function chosenText(text: string): string {
  const scalar = new Scalar(text);
  if (mustBeQuoted(text)) scalar.type = Scalar.QUOTE_DOUBLE;
  return libraryText(scalar).replace(LINE_ENDS, escaped);
}

/** As the item of a list, where every style is open to it. */
function libraryText(value: unknown): string {
  const document = new Document([value], { version: '1.1', aliasDuplicateObjects: false });
  return document.toString({ lineWidth: 0, directives: false }).slice('- '.length, -'\n'.length);
}

/** Ends of lines to some readers even within quotes; texts with them are quoted, so an escape stands for them. */
const LINE_ENDS = /[\u0085\u2028\u2029\ufeff]/g;

function escaped(end: string): string {
  return `\\u${end.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** Text that a block or plain scalar cannot carry for every reader: blank first lines, tabs and trailing blanks, control characters, odd line ends. */
const DELICATE =
  /^[\s?:]|[ \t](?:\n|$)|\n[ \t]*\n?$|[^\n\t\x20-\x7e\u00a0-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]|[\u2028\u2029]/u;

function mustBeQuoted(text: string): boolean {
  return DATE.test(text) || (DELICATE.test(text) && !isPlainBlock(text));
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
