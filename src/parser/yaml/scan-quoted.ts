/** Scans a scalar in single or double quotes. */

import { BACKSLASH, DOUBLE_QUOTE, END, isBlank, isBlankBreakOrEnd, isBreak, SINGLE_QUOTE } from './characters.ts';
import { type Cursor, codeAt, fail, isAtDocumentMark, takeBreak } from './cursor.ts';
import { foldBreaks } from './scan-plain.ts';
import { syntaxFault } from './syntax-faults.ts';

/** Starts at the opening quote, stops behind the closing one. Lines inside may be indented in any way. */
export function scanQuoted(cursor: Cursor): string {
  const start = cursor.position;
  const quote = codeAt(cursor);
  cursor.position += 1;
  let text = '';
  for (;;) {
    if (isAtDocumentMark(cursor) || codeAt(cursor) === END) {
      fail(cursor, syntaxFault('unclosed-quote', start));
      return text;
    }
    const word = quote === SINGLE_QUOTE ? takeSingleQuoted(cursor) : takeDoubleQuoted(cursor);
    text += word.text;
    if (codeAt(cursor) === quote) break;
    text += takeGap(cursor, word.brokeLine);
  }
  cursor.position += 1;
  return text;
}

interface Word {
  readonly text: string;
  /** Whether it ends with an escaped line break. */
  readonly brokeLine: boolean;
}

function takeSingleQuoted(cursor: Cursor): Word {
  let text = '';
  let start = cursor.position;
  for (;;) {
    const code = codeAt(cursor);
    if (isBlankBreakOrEnd(code)) break;
    if (code === SINGLE_QUOTE) {
      if (codeAt(cursor, 1) !== SINGLE_QUOTE) break;
      text += cursor.text.slice(start, cursor.position + 1);
      start = cursor.position + 2;
      cursor.position += 1;
    }
    cursor.position += 1;
  }
  return { text: text + cursor.text.slice(start, cursor.position), brokeLine: false };
}

function takeDoubleQuoted(cursor: Cursor): Word {
  let text = '';
  let start = cursor.position;
  for (;;) {
    const code = codeAt(cursor);
    if (isBlankBreakOrEnd(code) || code === DOUBLE_QUOTE) break;
    if (code !== BACKSLASH) {
      cursor.position += 1;
      continue;
    }
    text += cursor.text.slice(start, cursor.position);
    if (isBreak(codeAt(cursor, 1))) {
      cursor.position += 1;
      takeBreak(cursor);
      return { text, brokeLine: true };
    }
    text += takeEscape(cursor);
    start = cursor.position;
  }
  return { text: text + cursor.text.slice(start, cursor.position), brokeLine: false };
}

const ESCAPES: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  t: '\t',
  '\t': '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  e: '\x1b',
  ' ': ' ',
  '"': '"',
  "'": "'",
  '\\': '\\',
  N: '\x85',
  _: '\xa0',
  L: '\u2028',
  P: '\u2029',
};

const DIGITS: ReadonlyMap<string, number> = new Map([
  ['x', 2],
  ['u', 4],
  ['U', 8],
]);

function takeEscape(cursor: Cursor): string {
  const start = cursor.position;
  const letter = cursor.text.charAt(start + 1);
  const length = DIGITS.get(letter);
  if (length === undefined) {
    const character = ESCAPES[letter];
    if (character === undefined) fail(cursor, syntaxFault('escape', start, start + 2));
    else cursor.position += 2;
    return character ?? '';
  }
  const digits = cursor.text.slice(start + 2, start + 2 + length);
  const code = Number.parseInt(digits, 16);
  cursor.position += 2 + length;
  if (digits.length < length || !/^[0-9a-fA-F]+$/.test(digits)) fail(cursor, syntaxFault('escape-digits', start, start + 2));
  else if ((code >= 0xd800 && code <= 0xdfff) || code > 0x10ffff) fail(cursor, syntaxFault('escape-character', start, start + 2 + length));
  else return String.fromCodePoint(code);
  return '';
}

/** White space inside quotes: kept within a line, folded where lines break. */
function takeGap(cursor: Cursor, afterEscapedBreak: boolean): string {
  const start = cursor.position;
  while (isBlank(codeAt(cursor))) cursor.position += 1;
  if (!isBreak(codeAt(cursor))) return afterEscapedBreak ? '' : cursor.text.slice(start, cursor.position);
  const first = afterEscapedBreak ? '' : takeBreak(cursor);
  let more = '';
  for (let code = codeAt(cursor); isBlank(code) || isBreak(code); code = codeAt(cursor)) {
    if (isBreak(code)) more += takeBreak(cursor);
    else cursor.position += 1;
  }
  return first === '' ? more : foldBreaks(first, more);
}
