/** Scans what can stand before a node or in its place: anchors, aliases and tags. */

import { BANG, GREATER, isBlankBreakOrEnd, isDigit, LESS, PERCENT } from './characters.ts';
import { type Cursor, codeAt, fail } from './cursor.ts';
import { syntaxFault } from './syntax-faults.ts';

/** Letters, digits, `_` and `-`. */
function isWordCharacter(code: number): boolean {
  return isDigit(code) || (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a) || code === 0x5f || code === 0x2d;
}

export function skipWord(cursor: Cursor): void {
  while (isWordCharacter(codeAt(cursor))) cursor.position += 1;
}

/** What may follow the name of an anchor, besides white space. */
const AFTER_NAME = new Set([...'?:,]}%@`'].map((character) => character.charCodeAt(0)));

/** Starts at the `&` or `*`; returns the name. */
export function scanAnchorName(cursor: Cursor): string {
  const start = cursor.position;
  cursor.position += 1;
  skipWord(cursor);
  const name = cursor.text.slice(start + 1, cursor.position);
  const next = codeAt(cursor);
  if (name === '' || !(isBlankBreakOrEnd(next) || AFTER_NAME.has(next))) fail(cursor, syntaxFault('anchor', start, cursor.position + 1));
  return name;
}

export interface TagText {
  /** `!`, `!!`, `!name!`; empty for a verbatim tag and for the tag `!`. */
  readonly handle: string;
  readonly suffix: string;
}

/** Starts at the `!`. */
export function scanTag(cursor: Cursor): TagText {
  const start = cursor.position;
  const tag = codeAt(cursor, 1) === LESS ? takeVerbatim(cursor) : takeShorthand(cursor);
  if (!isBlankBreakOrEnd(codeAt(cursor))) fail(cursor, syntaxFault('tag', start, cursor.position + 1));
  return tag;
}

function takeVerbatim(cursor: Cursor): TagText {
  const start = cursor.position;
  cursor.position += 2;
  const suffix = takeUri(cursor);
  if (suffix === '' || codeAt(cursor) !== GREATER) fail(cursor, syntaxFault('tag', start, cursor.position + 1));
  else cursor.position += 1;
  return { handle: '', suffix };
}

function takeShorthand(cursor: Cursor): TagText {
  const start = cursor.position;
  const handle = takeHandle(cursor);
  if (handle.length > 1 && handle.endsWith('!')) {
    const suffix = takeUri(cursor);
    if (suffix === '') fail(cursor, syntaxFault('tag', start, cursor.position + 1));
    return { handle, suffix };
  }
  const suffix = handle.slice(1) + takeUri(cursor);
  return suffix === '' ? { handle: '', suffix: '!' } : { handle: '!', suffix };
}

/** `!`, a word, and `!` if there is one. */
export function takeHandle(cursor: Cursor): string {
  const start = cursor.position;
  if (codeAt(cursor) !== BANG) {
    fail(cursor, syntaxFault('directive', start));
    return '';
  }
  cursor.position += 1;
  skipWord(cursor);
  if (codeAt(cursor) === BANG) cursor.position += 1;
  return cursor.text.slice(start, cursor.position);
}

const URI_CHARACTERS = new Set([...";/?:@&=+$,.!~*'()[]"].map((character) => character.charCodeAt(0)));

export function takeUri(cursor: Cursor): string {
  let uri = '';
  for (;;) {
    const start = cursor.position;
    while (isUriCharacter(codeAt(cursor))) cursor.position += 1;
    uri += cursor.text.slice(start, cursor.position);
    if (codeAt(cursor) !== PERCENT) return uri;
    uri += takeUriEscapes(cursor);
  }
}

function isUriCharacter(code: number): boolean {
  return isWordCharacter(code) || URI_CHARACTERS.has(code);
}

const URI_ESCAPES = /(?:%[0-9a-fA-F]{2})+/y;

function takeUriEscapes(cursor: Cursor): string {
  URI_ESCAPES.lastIndex = cursor.position;
  const escapes = URI_ESCAPES.exec(cursor.text)?.[0] ?? '';
  try {
    cursor.position += escapes.length;
    if (escapes !== '') return decodeURIComponent(escapes);
  } catch {
    // Bytes that are no UTF-8: the same fault as no escape at all.
  }
  fail(cursor, syntaxFault('tag', cursor.position));
  return '';
}
