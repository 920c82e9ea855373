/** A place in the text that moves forward only, and the one fault that stops it. */

import { DASH, DOT, isBlank, isBlankBreakOrEnd, isBreak, isBreakOrEnd, LINE_FEED, RETURN } from './characters.ts';
import type { SyntaxFault } from './syntax-tree.ts';

export interface Cursor {
  /** The text with {@link PADDING} behind it. */
  readonly text: string;
  position: number;
  line: number;
  lineStart: number;
  /** Set once: nothing is read after the first fault. */
  fault: SyntaxFault | undefined;
}

/** NUL ends every loop. A token may be completed after a fault, so that there is one for each character of the longest mark. */
export const PADDING = '\0\0\0\0';

export function codeAt(cursor: Cursor, ahead = 0): number {
  return cursor.text.charCodeAt(cursor.position + ahead);
}

export function columnOf(cursor: Cursor): number {
  return cursor.position - cursor.lineStart;
}

/** Records the fault unless there is one, and moves to the end of the text, where every loop stops. */
export function fail(cursor: Cursor, fault: SyntaxFault): void {
  cursor.fault ??= fault;
  cursor.position = cursor.text.length - PADDING.length;
}

export function skipBlanks(cursor: Cursor): void {
  while (isBlank(codeAt(cursor))) cursor.position += 1;
}

export function skipToBreak(cursor: Cursor): void {
  while (!isBreakOrEnd(codeAt(cursor))) cursor.position += 1;
}

/** Takes a line break and returns what it stands for in a scalar: a line feed, except for the Unicode separators; nothing where no break is. */
export function takeBreak(cursor: Cursor): string {
  const code = codeAt(cursor);
  if (!isBreak(code)) return '';
  const width = code === RETURN && codeAt(cursor, 1) === LINE_FEED ? 2 : 1;
  cursor.position += width;
  cursor.line += 1;
  cursor.lineStart = cursor.position;
  return code === 0x2028 || code === 0x2029 ? String.fromCharCode(code) : '\n';
}

/** Whether `---` or `...` stands alone at the start of a line here. */
export function isAtDocumentMark(cursor: Cursor): boolean {
  if (cursor.position !== cursor.lineStart) return false;
  const code = codeAt(cursor);
  if (code !== DASH && code !== DOT) return false;
  return codeAt(cursor, 1) === code && codeAt(cursor, 2) === code && isBlankBreakOrEnd(codeAt(cursor, 3));
}
