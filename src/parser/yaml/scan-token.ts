/**
 * Reads the next token, by the rules of go-yaml's scanner (libyaml, scanner.c). They are those of YAML 1.1 with habits of their own:
 * lines inside brackets and quotes may be indented in any way, a tab never indents, a `?` ends a plain scalar inside brackets.
 */

import { DASH, END, HASH, isBlank, isBlankBreakOrEnd, isBreak, PERCENT, SPACE, TAB } from './characters.ts';
import { codeAt, columnOf, fail, isAtDocumentMark, skipToBreak, takeBreak } from './cursor.ts';
import { scanBlock } from './scan-block.ts';
import { scanDirective } from './scan-directive.ts';
import { scanPlain } from './scan-plain.ts';
import { scanAnchorName, scanTag } from './scan-properties.ts';
import { scanQuoted } from './scan-quoted.ts';
import { closeBlocks, dropPossibleKey, inFlow, insert, mayBeKey, openBlock, push, type Scanner, startKey, startToken } from './scanner.ts';
import { syntaxFault } from './syntax-faults.ts';
import type { Token, TokenKind } from './token.ts';

/** The next token, which stays in the queue. At the end and after a fault: `stream-end`, for ever. */
export function peekToken(scanner: Scanner): Token {
  for (;;) {
    const token = scanner.queue[scanner.head];
    // A token that may turn out to start a key has to wait for its `:`.
    if (token !== undefined && !mayBeKey(scanner, token)) return token;
    scanNext(scanner);
  }
}

export function takeToken(scanner: Scanner): Token {
  const token = peekToken(scanner);
  if (token.kind === 'stream-end') return token;
  if (token.end > token.start) scanner.takenEnd = token.end;
  scanner.head += 1;
  if (scanner.head === scanner.queue.length) {
    scanner.queue.length = 0;
    scanner.head = 0;
  }
  return token;
}

function scanNext(scanner: Scanner): void {
  skipToToken(scanner);
  closeBlocks(scanner, columnOf(scanner));
  const code = codeAt(scanner);
  if (code === END) scanEnd(scanner);
  else if (code === PERCENT && scanner.position === scanner.lineStart) scanDirectiveLine(scanner);
  else if (isAtDocumentMark(scanner)) scanDocumentMark(scanner);
  else (BY_FIRST_CHARACTER[code] ?? scanPlainToken)(scanner);
}

/** Skips white space and comments. A tab is white space only where it cannot be taken for indentation. */
function skipToToken(scanner: Scanner): void {
  for (;;) {
    const tabs = inFlow(scanner) || !scanner.mayStartKey;
    for (let code = codeAt(scanner); code === SPACE || (tabs && code === TAB); code = codeAt(scanner)) scanner.position += 1;
    if (codeAt(scanner) === HASH) skipComments(scanner);
    if (takeBreak(scanner) === '') return;
    if (!inFlow(scanner)) scanner.mayStartKey = true;
  }
}

/** Skips a comment, and those on the lines below it, which may be indented with tabs. */
function skipComments(scanner: Scanner): void {
  do skipToBreak(scanner);
  while (moveToNextComment(scanner));
}

function moveToNextComment(scanner: Scanner): boolean {
  let next = scanner.position;
  for (let code = scanner.text.charCodeAt(next); isBlank(code) || isBreak(code); code = scanner.text.charCodeAt(next)) next += 1;
  if (scanner.text.charCodeAt(next) !== HASH) return false;
  while (scanner.position < next) if (takeBreak(scanner) === '') scanner.position += 1;
  return true;
}

type Scan = (scanner: Scanner) => void;

const BY_FIRST_CHARACTER: readonly (Scan | undefined)[] = byCode({
  '[': (scanner) => scanOpening(scanner, 'flow-list-start'),
  '{': (scanner) => scanOpening(scanner, 'flow-map-start'),
  ']': (scanner) => scanClosing(scanner, 'flow-list-end'),
  '}': (scanner) => scanClosing(scanner, 'flow-map-end'),
  ',': scanComma,
  '-': (scanner) => (isBlankBreakOrEnd(codeAt(scanner, 1)) ? scanItem(scanner) : scanPlainToken(scanner)),
  '?': (scanner) => (isIndicator(scanner) ? scanKeyMark(scanner) : scanPlainToken(scanner)),
  ':': (scanner) => (isIndicator(scanner) ? scanValueMark(scanner) : scanPlainToken(scanner)),
  '*': (scanner) => scanName(scanner, 'alias'),
  '&': (scanner) => scanName(scanner, 'anchor'),
  '!': scanTagToken,
  '|': (scanner) => (inFlow(scanner) ? refuse(scanner) : scanBlockToken(scanner)),
  '>': (scanner) => (inFlow(scanner) ? refuse(scanner) : scanBlockToken(scanner)),
  "'": scanQuotedToken,
  '"': scanQuotedToken,
  '%': refuse,
  '@': refuse,
  '`': refuse,
  '\t': refuse,
});

function byCode(table: Readonly<Record<string, Scan>>): readonly (Scan | undefined)[] {
  const scans = new Array<Scan | undefined>(128);
  for (const [character, scan] of Object.entries(table)) scans[character.charCodeAt(0)] = scan;
  return scans;
}

function isIndicator(scanner: Scanner): boolean {
  return inFlow(scanner) || isBlankBreakOrEnd(codeAt(scanner, 1));
}

function refuse(scanner: Scanner): void {
  fail(scanner, syntaxFault(codeAt(scanner) === TAB ? 'tab' : 'character', scanner.position));
}

/** Ends the text: what may have been a key is none. */
function scanEnd(scanner: Scanner): void {
  closeBlocks(scanner, -1);
  scanner.line += 1;
  dropPossibleKey(scanner);
  scanner.mayStartKey = false;
  insert(scanner, 'stream-end');
}

function scanDirectiveLine(scanner: Scanner): void {
  closeBlocks(scanner, -1);
  dropPossibleKey(scanner);
  scanner.mayStartKey = false;
  const start = scanner.position;
  const { kind, value, handle, end } = scanDirective(scanner);
  push(scanner, { ...startToken(scanner, kind), start, text: value, handle }, end);
}

function scanDocumentMark(scanner: Scanner): void {
  const kind = codeAt(scanner) === DASH ? 'document-start' : 'document-end';
  closeBlocks(scanner, -1);
  dropPossibleKey(scanner);
  scanner.mayStartKey = false;
  pushMark(scanner, kind, 3);
}

/** Adds a token of so many characters. */
function pushMark(scanner: Scanner, kind: TokenKind, width: number): void {
  const token = startToken(scanner, kind);
  scanner.position += width;
  push(scanner, token);
}

function scanOpening(scanner: Scanner, kind: TokenKind): void {
  const token = startKey(scanner, kind);
  scanner.position += 1;
  push(scanner, token);
  scanner.keys.push(undefined);
  scanner.mayStartKey = true;
}

function scanClosing(scanner: Scanner, kind: TokenKind): void {
  dropPossibleKey(scanner);
  if (inFlow(scanner)) scanner.keys.pop();
  scanner.mayStartKey = false;
  pushMark(scanner, kind, 1);
}

function scanComma(scanner: Scanner): void {
  dropPossibleKey(scanner);
  scanner.mayStartKey = true;
  pushMark(scanner, 'flow-entry', 1);
}

/** `- ` */
function scanItem(scanner: Scanner): void {
  if (!inFlow(scanner) && !scanner.mayStartKey) fail(scanner, syntaxFault('item-here', scanner.position));
  openBlock(scanner, 'block-list-start', { column: columnOf(scanner) });
  dropPossibleKey(scanner);
  scanner.mayStartKey = true;
  pushMark(scanner, 'block-entry', 1);
}

/** `? ` */
function scanKeyMark(scanner: Scanner): void {
  if (!inFlow(scanner) && !scanner.mayStartKey) fail(scanner, syntaxFault('key-here', scanner.position));
  openBlock(scanner, 'block-map-start', { column: columnOf(scanner) });
  dropPossibleKey(scanner);
  scanner.mayStartKey = !inFlow(scanner);
  pushMark(scanner, 'key', 1);
}

/** `: ` */
function scanValueMark(scanner: Scanner): void {
  const key = scanner.keys[scanner.keys.length - 1];
  if (mayBeKey(scanner, key)) {
    key.key = 'no';
    openBlock(scanner, 'block-map-start', { column: key.start - scanner.lineStart, next: key });
    insert(scanner, 'key', key);
    scanner.mayStartKey = false;
  } else {
    if (!inFlow(scanner) && !scanner.mayStartKey) refuseValueMark(scanner);
    openBlock(scanner, 'block-map-start', { column: columnOf(scanner) });
    scanner.mayStartKey = !inFlow(scanner);
  }
  pushMark(scanner, 'value', 1);
}

function refuseValueMark(scanner: Scanner): void {
  const before = scanner.text.slice(scanner.lineStart, scanner.position);
  fail(scanner, syntaxFault(/:\s/.test(before) ? 'value-in-value' : 'value-below-value', scanner.position));
}

function scanName(scanner: Scanner, kind: 'alias' | 'anchor'): void {
  const token = startKey(scanner, kind);
  scanner.mayStartKey = false;
  token.text = scanAnchorName(scanner);
  push(scanner, token);
}

function scanTagToken(scanner: Scanner): void {
  const token = startKey(scanner, 'tag');
  scanner.mayStartKey = false;
  const { handle, suffix } = scanTag(scanner);
  token.handle = handle;
  token.text = suffix;
  push(scanner, token);
}

function scanBlockToken(scanner: Scanner): void {
  dropPossibleKey(scanner);
  scanner.mayStartKey = true;
  const token = startToken(scanner, 'quoted');
  const { text, end } = scanBlock(scanner, scanner.indent);
  token.text = text;
  push(scanner, token, end);
}

function scanQuotedToken(scanner: Scanner): void {
  const token = startKey(scanner, 'quoted');
  scanner.mayStartKey = false;
  token.text = scanQuoted(scanner);
  push(scanner, token);
}

function scanPlainToken(scanner: Scanner): void {
  const token = startKey(scanner, 'plain');
  const { text, end, brokeLine } = scanPlain(scanner, inFlow(scanner) ? undefined : scanner.indent + 1);
  scanner.mayStartKey = brokeLine;
  token.text = text;
  push(scanner, token, end);
}
