/** Scans a scalar without quotes. It goes on over line breaks as long as the lines are indented more than the collection it is in. */

import { COLON, HASH, isBlank, isBlankBreakOrEnd, isBreak, isFlowIndicator, QUESTION, TAB } from './characters.ts';
import { type Cursor, codeAt, columnOf, fail, isAtDocumentMark, takeBreak } from './cursor.ts';
import { syntaxFault } from './syntax-faults.ts';

export interface PlainScalar {
  readonly text: string;
  readonly end: number;
  /** Whether line breaks were read behind it, after which a key may start. */
  readonly brokeLine: boolean;
}

/** `indent` is the least column of a continuation line; undefined inside brackets, where indentation has no meaning. */
export function scanPlain(cursor: Cursor, indent: number | undefined): PlainScalar {
  let text = '';
  let end = cursor.position;
  let gap = NO_GAP;
  while (!isAtDocumentMark(cursor) && codeAt(cursor) !== HASH) {
    const start = cursor.position;
    skipWord(cursor, indent === undefined ? 'flow' : 'block');
    if (cursor.position > start) {
      text += gap.text + cursor.text.slice(start, cursor.position);
      end = cursor.position;
      gap = NO_GAP;
    }
    const code = codeAt(cursor);
    if (!isBlank(code) && !isBreak(code)) break;
    gap = takeGap(cursor, indent ?? 0);
    if (indent !== undefined && columnOf(cursor) < indent) break;
  }
  return { text, end, brokeLine: gap.brokeLine };
}

function skipWord(cursor: Cursor, context: 'block' | 'flow'): void {
  const { text } = cursor;
  let position = cursor.position;
  for (;;) {
    const code = text.charCodeAt(position);
    if (isBlankBreakOrEnd(code)) break;
    if (code === COLON && isBlankBreakOrEnd(text.charCodeAt(position + 1))) break;
    // go-yaml ends a scalar at any `?` inside brackets, not only before a blank.
    if (context === 'flow' && (isFlowIndicator(code) || code === QUESTION)) break;
    position += 1;
  }
  cursor.position = position;
}

interface Gap {
  /** What the white space stands for, if the scalar goes on behind it. */
  readonly text: string;
  readonly brokeLine: boolean;
}

const NO_GAP: Gap = { text: '', brokeLine: false };

function takeGap(cursor: Cursor, indent: number): Gap {
  const start = cursor.position;
  while (isBlank(codeAt(cursor))) cursor.position += 1;
  if (!isBreak(codeAt(cursor))) return { text: cursor.text.slice(start, cursor.position), brokeLine: false };
  const first = takeBreak(cursor);
  let more = '';
  for (let code = codeAt(cursor); isBlank(code) || isBreak(code); code = codeAt(cursor)) {
    if (isBreak(code)) more += takeBreak(cursor);
    else if (code === TAB && columnOf(cursor) < indent) fail(cursor, syntaxFault('tab', cursor.position));
    else cursor.position += 1;
  }
  return { text: foldBreaks(first, more), brokeLine: true };
}

/** One line feed becomes a space; more of them lose the first. */
export function foldBreaks(first: string, more: string): string {
  if (first !== '\n') return first + more;
  return more === '' ? ' ' : more;
}
