/** The state of the parser, and what it does in every production. */

import { MAX_NODES } from './budget.ts';
import { fail } from './cursor.ts';
import { peekToken } from './scan-token.ts';
import { type Scanner, startScanner } from './scanner.ts';
import { syntaxFault, tooMany } from './syntax-faults.ts';
import type { SyntaxContent, SyntaxScalar } from './syntax-tree.ts';

export interface Parser {
  readonly scanner: Scanner;
  /** Kept over the documents of a file, as in go-yaml. */
  readonly anchors: Map<string, SyntaxContent>;
  /** What the %TAG directives of the document declare. */
  readonly handles: Map<string, string>;
  depth: number;
  nodes: number;
}

export function startParser(text: string): Parser {
  return { scanner: startScanner(text), anchors: new Map(), handles: new Map(), depth: 0, nodes: 0 };
}

export function countNode(parser: Parser, at: number): void {
  parser.nodes += 1;
  if (parser.nodes > MAX_NODES) fail(parser.scanner, tooMany(at, MAX_NODES));
}

/** What stands where a node could stand, and none does. */
export function emptyNode(parser: Parser, at: number): SyntaxScalar {
  countNode(parser, at);
  return emptyScalar(at);
}

export function emptyScalar(at: number): SyntaxScalar {
  return { kind: 'scalar', start: at, end: at, tag: undefined, anchored: false, plain: true, text: '' };
}

/** Tells what is wrong with a token behind a complete node. */
export function refuseToken(scanner: Scanner, problem: 'expected-item' | 'expected-key' | 'text-after-document'): void {
  const before = scanner.takenEnd;
  const { kind, start, end } = peekToken(scanner);
  const sameLine = !/[\r\n\x85\u2028\u2029]/.test(scanner.text.slice(before, start));
  const misplaced = problem === 'expected-key' && kind !== 'block-entry' ? 'unaligned' : problem;
  fail(scanner, syntaxFault(sameLine ? 'text-after-value' : misplaced, start, end > start ? end : wordEnd(scanner.text, start)));
}

/** Tokens made from indentation have no characters: the word that stands there is shown instead. */
function wordEnd(text: string, start: number): number {
  const word = /[^\s\0]*/y;
  word.lastIndex = start;
  word.test(text);
  return word.lastIndex;
}
