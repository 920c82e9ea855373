/** Scans a block scalar: `|` keeps the lines, `>` folds them. */

import { DASH, END, GREATER, HASH, isBlank, isBreak, isBreakOrEnd, isDigit, PLUS, SPACE, TAB } from './characters.ts';
import { type Cursor, codeAt, columnOf, fail, skipBlanks, skipToBreak, takeBreak } from './cursor.ts';
import { syntaxFault } from './syntax-faults.ts';

export interface BlockScalar {
  readonly text: string;
  /** Behind the last character of its last line. */
  readonly end: number;
}

interface Header {
  readonly folded: boolean;
  readonly chomping: 'strip' | 'clip' | 'keep';
  /** Indentation given in the header, from the collection's own; 0 when it is to be found out. */
  readonly increment: number;
}

/** Starts at the indicator; `indent` is the column of the collection that the scalar is in, -1 for none. */
export function scanBlock(cursor: Cursor, indent: number): BlockScalar {
  const header = takeHeader(cursor);
  let end = cursor.position;
  takeBreak(cursor);
  const given = header.increment === 0 ? 0 : Math.max(indent, 0) + header.increment;
  const lead = takeBreaks(cursor, given);
  const column = given === 0 ? Math.max(lead.widest, indent + 1, 1) : given;
  let text = '';
  let pending = '';
  let breaks = lead.breaks;
  let afterBlank = false;
  while (columnOf(cursor) === column && codeAt(cursor) !== END) {
    const startsBlank = isBlank(codeAt(cursor));
    if (header.folded && !afterBlank && !startsBlank && pending === '\n') text += breaks === '' ? ' ' : '';
    else text += pending;
    text += breaks;
    afterBlank = startsBlank;
    const start = cursor.position;
    skipToBreak(cursor);
    text += cursor.text.slice(start, cursor.position);
    end = cursor.position;
    pending = takeBreak(cursor);
    breaks = takeBreaks(cursor, column).breaks;
  }
  if (header.chomping !== 'strip') text += pending;
  if (header.chomping === 'keep') text += breaks;
  return { text, end };
}

function takeHeader(cursor: Cursor): Header {
  const start = cursor.position;
  const folded = codeAt(cursor) === GREATER;
  cursor.position += 1;
  let chomping: Header['chomping'] = 'clip';
  let increment = 0;
  // One sign and one digit, in either order.
  for (let parts = 0; parts < 2; parts += 1) {
    const code = codeAt(cursor);
    if (chomping === 'clip' && (code === PLUS || code === DASH)) chomping = code === PLUS ? 'keep' : 'strip';
    else if (increment === 0 && isDigit(code)) increment = code - 0x30;
    else break;
    if (code === 0x30) fail(cursor, syntaxFault('block-indent', cursor.position));
    else cursor.position += 1;
  }
  skipBlanks(cursor);
  if (codeAt(cursor) === HASH) skipToBreak(cursor);
  if (!isBreakOrEnd(codeAt(cursor))) fail(cursor, syntaxFault('block-header', start, cursor.position + 1));
  return { folded, chomping, increment };
}

/** Takes the indentation and the empty lines before the next line of text; `column` 0 stands for one that is still to be found. */
function takeBreaks(cursor: Cursor, column: number): { readonly breaks: string; readonly widest: number } {
  let breaks = '';
  let widest = 0;
  for (;;) {
    while ((column === 0 || columnOf(cursor) < column) && codeAt(cursor) === SPACE) cursor.position += 1;
    widest = Math.max(widest, columnOf(cursor));
    const code = codeAt(cursor);
    if (code === TAB && (column === 0 || columnOf(cursor) < column)) fail(cursor, syntaxFault('tab', cursor.position));
    if (!isBreak(code)) return { breaks, widest };
    breaks += takeBreak(cursor);
  }
}
