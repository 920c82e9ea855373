/** Scans a directive, a line that starts with `%`. */

import { DOT, HASH, isBlank, isBlankBreakOrEnd, isBreakOrEnd, isDigit } from './characters.ts';
import { type Cursor, codeAt, fail, skipBlanks, skipToBreak, takeBreak } from './cursor.ts';
import { skipWord, takeHandle, takeUri } from './scan-properties.ts';
import { syntaxFault } from './syntax-faults.ts';

export interface Directive {
  readonly kind: 'yaml-directive' | 'tag-directive';
  /** The version, or the prefix that the handle stands for. */
  readonly value: string;
  readonly handle: string;
  readonly end: number;
}

/** Starts at the `%`, stops on the next line. */
export function scanDirective(cursor: Cursor): Directive {
  const start = cursor.position;
  cursor.position += 1;
  skipWord(cursor);
  const name = cursor.text.slice(start + 1, cursor.position);
  const known = name === 'YAML' || name === 'TAG';
  if (!known || !isBlankBreakOrEnd(codeAt(cursor))) fail(cursor, syntaxFault('directive', start, cursor.position));
  skipBlanks(cursor);
  const directive = name === 'YAML' ? takeVersion(cursor) : takeTagPrefix(cursor);
  const end = cursor.position;
  skipBlanks(cursor);
  if (codeAt(cursor) === HASH) skipToBreak(cursor);
  if (!isBreakOrEnd(codeAt(cursor))) fail(cursor, syntaxFault('directive', start, end));
  takeBreak(cursor);
  return { ...directive, end };
}

function takeVersion(cursor: Cursor): Omit<Directive, 'end'> {
  const start = cursor.position;
  while (isDigit(codeAt(cursor)) || codeAt(cursor) === DOT) cursor.position += 1;
  const value = cursor.text.slice(start, cursor.position);
  if (!/^\d{1,2}\.\d{1,2}$/.test(value)) fail(cursor, syntaxFault('directive', start, cursor.position));
  return { kind: 'yaml-directive', value, handle: '' };
}

function takeTagPrefix(cursor: Cursor): Omit<Directive, 'end'> {
  const start = cursor.position;
  const handle = takeHandle(cursor);
  const complete = handle === '!' || (handle.length > 1 && handle.endsWith('!'));
  if (!complete || !isBlank(codeAt(cursor))) fail(cursor, syntaxFault('directive', start, cursor.position));
  skipBlanks(cursor);
  const value = takeUri(cursor);
  if (value === '' || !isBlankBreakOrEnd(codeAt(cursor))) fail(cursor, syntaxFault('directive', start, cursor.position));
  return { kind: 'tag-directive', value, handle };
}
