/** The state of the scanner: tokens that were read, keys that may have started, and block collections that are open. */

import { type Cursor, columnOf, fail, PADDING } from './cursor.ts';
import { syntaxFault } from './syntax-faults.ts';
import type { Token, TokenKind } from './token.ts';

/** A key without `?` is one line of at most so many characters (YAML 1.1, section 9.3; libyaml). */
const MAX_KEY_LENGTH = 1024;

export interface Scanner extends Cursor {
  /** Tokens that were read, taken up to `head`. */
  readonly queue: Token[];
  head: number;
  /** Where the token that was taken last ends, of those that have characters. */
  takenEnd: number;
  /** Column of the innermost block collection, -1 outside of any; and those of the collections around it. */
  indent: number;
  readonly indents: number[];
  /** The token that a key may have started with: one place for the block context, one for each open bracket. */
  readonly keys: (Token | undefined)[];
  mayStartKey: boolean;
}

export function startScanner(text: string): Scanner {
  const cursor: Cursor = { text: text + PADDING, position: 0, line: 0, lineStart: 0, fault: undefined };
  return { ...cursor, queue: [], head: 0, takenEnd: 0, indent: -1, indents: [], keys: [undefined], mayStartKey: true };
}

export function inFlow(scanner: Scanner): boolean {
  return scanner.keys.length > 1;
}

/** Whether a `:` may still come that makes the token the start of a key. */
export function mayBeKey(scanner: Scanner, token: Token | undefined): token is Token {
  if (token === undefined || token.key === 'no') return false;
  if (token.line === scanner.line && token.start + MAX_KEY_LENGTH >= scanner.position) return true;
  dropKey(scanner, token);
  return false;
}

/** What started last on this level is no key. */
export function dropPossibleKey(scanner: Scanner): void {
  dropKey(scanner, scanner.keys[scanner.keys.length - 1]);
}

function dropKey(scanner: Scanner, token: Token | undefined): void {
  if (token === undefined) return;
  if (token.key === 'required') fail(scanner, syntaxFault('missing-colon', token.start, token.end));
  token.key = 'no';
}

/** A token that starts here; it is complete when it is pushed. */
export function startToken(scanner: Scanner, kind: TokenKind): Token {
  return emptyToken(scanner, kind, scanner.position);
}

function emptyToken({ line }: Scanner, kind: TokenKind, at: number): Token {
  return { kind, start: at, end: at, text: '', handle: '', line, key: 'no' };
}

/** A token that starts here, and with it perhaps a key. At the column of the open collection it must be one. */
export function startKey(scanner: Scanner, kind: TokenKind): Token {
  const token = startToken(scanner, kind);
  if (!scanner.mayStartKey) return token;
  dropPossibleKey(scanner);
  token.key = !inFlow(scanner) && scanner.indent === columnOf(scanner) ? 'required' : 'possible';
  return token;
}

export function push(scanner: Scanner, token: Token, end = scanner.position): void {
  token.end = end;
  scanner.queue.push(token);
  if (token.key !== 'no') scanner.keys[scanner.keys.length - 1] = token;
}

/** Adds a token without characters of its own, in front of `next` or behind all others. */
export function insert(scanner: Scanner, kind: TokenKind, next?: Token): void {
  if (next === undefined) scanner.queue.push(startToken(scanner, kind));
  else scanner.queue.splice(scanner.queue.lastIndexOf(next), 0, emptyToken(scanner, kind, next.start));
}

/** Opens a collection if the column lies deeper than the open one. */
export function openBlock(scanner: Scanner, kind: TokenKind, at: { readonly column: number; readonly next?: Token }): void {
  if (inFlow(scanner) || scanner.indent >= at.column) return;
  scanner.indents.push(scanner.indent);
  scanner.indent = at.column;
  insert(scanner, kind, at.next);
}

/** Closes the collections that lie deeper than the column. */
export function closeBlocks(scanner: Scanner, column: number): void {
  if (inFlow(scanner)) return;
  while (scanner.indent > column) {
    insert(scanner, 'block-end');
    scanner.indent = scanner.indents.pop() ?? -1;
  }
}
