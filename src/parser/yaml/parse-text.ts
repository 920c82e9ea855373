/** YAML text to syntax trees, one for each document (libyaml, parser.c: stream and documents). */

import { fail } from './cursor.ts';
import { parseNode } from './parse-node.ts';
import { emptyNode, type Parser, refuseToken, startParser } from './parser.ts';
import { peekToken, takeToken } from './scan-token.ts';
import { syntaxFault } from './syntax-faults.ts';
import type { SyntaxFault, SyntaxNode } from './syntax-tree.ts';
import type { Token, TokenKind } from './token.ts';

export interface ParsedText {
  /** The documents that were read whole. A document without content is an empty plain scalar; a text without any document has no root. */
  readonly roots: readonly SyntaxNode[];
  readonly fault: SyntaxFault | undefined;
}

export function parseText(text: string): ParsedText {
  const parser = startParser(text);
  const roots: SyntaxNode[] = [];
  for (let kind = startDocument(parser, 'first'); kind !== 'none'; kind = startDocument(parser, 'next')) {
    const token = peekToken(parser.scanner);
    const root = kind === 'explicit' && endsDocument(token) ? emptyNode(parser, token.start) : parseNode(parser, 'block');
    if (parser.scanner.fault !== undefined) break;
    roots.push(root);
    if (peekToken(parser.scanner).kind === 'document-end') takeToken(parser.scanner);
  }
  return { roots, fault: parser.scanner.fault };
}

function startDocument(parser: Parser, position: 'first' | 'next'): 'implicit' | 'explicit' | 'none' {
  const { scanner } = parser;
  if (position === 'next') while (peekToken(scanner).kind === 'document-end') takeToken(scanner);
  parser.handles.clear();
  const first = peekToken(scanner);
  if (first.kind === 'stream-end') return 'none';
  if (position === 'first' && !isDirective(first) && first.kind !== 'document-start') return 'implicit';
  takeDirectives(parser);
  const { kind, start, end } = peekToken(scanner);
  if (kind === 'document-start') {
    takeToken(scanner);
    return 'explicit';
  }
  if (isDirective(first)) fail(scanner, syntaxFault('expected-start', start, end));
  else refuseToken(scanner, 'text-after-document');
  return 'none';
}

function takeDirectives({ scanner, handles }: Parser): void {
  let version: string | undefined;
  for (let token = peekToken(scanner); isDirective(token); token = peekToken(scanner)) {
    const { kind, start, end, text, handle } = takeToken(scanner);
    const twice = kind === 'yaml-directive' ? version !== undefined : handles.has(handle);
    if (twice) fail(scanner, syntaxFault('directive-twice', start, end));
    else if (kind === 'tag-directive') handles.set(handle, text);
    else if (text.split('.').map(Number).join('.') !== '1.1') fail(scanner, syntaxFault('directive-version', start, end));
    version ??= text;
  }
}

function isDirective({ kind }: Token): boolean {
  return kind === 'yaml-directive' || kind === 'tag-directive';
}

const DOCUMENT_ENDS: ReadonlySet<TokenKind> = new Set(['yaml-directive', 'tag-directive', 'document-start', 'document-end', 'stream-end']);

function endsDocument({ kind }: Token): boolean {
  return DOCUMENT_ENDS.has(kind);
}
