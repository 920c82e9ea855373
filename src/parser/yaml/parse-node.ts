/** Puts the tokens of one YAML node together, by the grammar of go-yaml (libyaml, parser.c). */

import { MAX_DEPTH } from './budget.ts';
import { fail } from './cursor.ts';
import { NO_PROPERTIES, type Properties, takeProperties } from './parse-properties.ts';
import { countNode, emptyNode, emptyScalar, type Parser, refuseToken } from './parser.ts';
import { peekToken, takeToken } from './scan-token.ts';
import type { Scanner } from './scanner.ts';
import { syntaxFault, tooDeep } from './syntax-faults.ts';
import type { SyntaxContent, SyntaxList, SyntaxMap, SyntaxNode, SyntaxPair, SyntaxScalar } from './syntax-tree.ts';
import type { Token, TokenKind } from './token.ts';

/** Where a node stands: `value` is the block context after a key, where a list need not be indented; `flow` is inside brackets. */
type Context = 'block' | 'value' | 'flow';

export function parseNode(parser: Parser, context: Context): SyntaxNode {
  const { scanner } = parser;
  const token = peekToken(scanner);
  countNode(parser, token.start);
  if (parser.depth >= MAX_DEPTH) fail(scanner, tooDeep(token.start, MAX_DEPTH));
  if (scanner.fault !== undefined) return emptyScalar(token.start);
  if (token.kind === 'alias') return takeAlias(parser);
  if (isScalar(token)) return takeScalar(parser, NO_PROPERTIES);
  const properties = takeProperties(parser);
  parser.depth += 1;
  const node = parseContent(parser, context, properties);
  parser.depth -= 1;
  return node;
}

function isScalar({ kind }: Token): boolean {
  return kind === 'plain' || kind === 'quoted';
}

function takeAlias({ scanner, anchors }: Parser): SyntaxNode {
  const { start, end, text } = takeToken(scanner);
  return { kind: 'alias', start, end, tag: undefined, anchored: false, name: text, target: anchors.get(text) };
}

function parseContent(parser: Parser, context: Context, properties: Properties): SyntaxNode {
  const token = peekToken(parser.scanner);
  if (isScalar(token)) return takeScalar(parser, properties);
  switch (token.kind) {
    case 'flow-list-start':
      return parseList(parser, properties, fillFlowList);
    case 'flow-map-start':
      return parseMap(parser, properties, fillFlowMap);
    case 'block-list-start':
      if (context !== 'flow') return parseList(parser, properties, fillBlockList);
      break;
    case 'block-entry':
      if (context === 'value') return parseList(parser, properties, fillUnindentedList);
      break;
    case 'block-map-start':
      if (context !== 'flow') return parseMap(parser, properties, fillBlockMap);
      break;
    default:
  }
  const { tag, anchor, end } = properties;
  if (end !== undefined) return keep(parser, properties, { ...emptyScalar(end), tag, anchored: anchor !== '' });
  fail(parser.scanner, syntaxFault('expected-node', token.start, token.end));
  return emptyScalar(token.start);
}

function keep<T extends SyntaxContent>(parser: Parser, { anchor }: Properties, node: T): T {
  if (anchor !== '') parser.anchors.set(anchor, node);
  return node;
}

function takeScalar(parser: Parser, properties: Properties): SyntaxScalar {
  const { kind, start, end, text } = takeToken(parser.scanner);
  const { tag, anchor } = properties;
  return keep(parser, properties, { kind: 'scalar', start, end, tag, anchored: anchor !== '', plain: kind === 'plain', text });
}

/** Reads the members of a collection into `members`, and returns where the collection ends. */
type Fill<T> = (parser: Parser, members: T[]) => number;

/** The node is there before its members, so that an alias among them finds it. */
function parseList(parser: Parser, properties: Properties, fill: Fill<SyntaxNode>): SyntaxList {
  const { tag, anchor } = properties;
  const { start } = peekToken(parser.scanner);
  const items: SyntaxNode[] = [];
  const list = keep(parser, properties, { kind: 'list' as const, start, end: start, tag, anchored: anchor !== '', items });
  list.end = fill(parser, items);
  return list;
}

function parseMap(parser: Parser, properties: Properties, fill: Fill<SyntaxPair>): SyntaxMap {
  const { tag, anchor } = properties;
  const { start } = peekToken(parser.scanner);
  const pairs: SyntaxPair[] = [];
  const map = keep(parser, properties, { kind: 'map' as const, start, end: start, tag, anchored: anchor !== '', pairs });
  map.end = fill(parser, pairs);
  return map;
}

const ITEM_ENDS: ReadonlySet<TokenKind> = new Set(['block-entry', 'block-end']);
const VALUE_ENDS: ReadonlySet<TokenKind> = new Set(['key', 'value', 'block-end']);
const UNINDENTED_ITEM_ENDS: ReadonlySet<TokenKind> = new Set([...ITEM_ENDS, ...VALUE_ENDS]);
const FLOW_LIST_ENDS: ReadonlySet<TokenKind> = new Set(['flow-entry', 'flow-list-end']);
const FLOW_MAP_ENDS: ReadonlySet<TokenKind> = new Set(['flow-entry', 'flow-map-end']);
const FLOW_LIST_KEY_ENDS: ReadonlySet<TokenKind> = new Set(['value', ...FLOW_LIST_ENDS]);
const FLOW_MAP_KEY_ENDS: ReadonlySet<TokenKind> = new Set(['value', ...FLOW_MAP_ENDS]);

/** The node that may follow a mark; nothing stands there when one of `ends` comes next. */
function parseOptional(
  parser: Parser,
  context: Context,
  after: { readonly ends: ReadonlySet<TokenKind>; readonly mark: Token },
): SyntaxNode {
  return after.ends.has(peekToken(parser.scanner).kind) ? emptyNode(parser, after.mark.end) : parseNode(parser, context);
}

function fillBlockList(parser: Parser, items: SyntaxNode[]): number {
  const { scanner } = parser;
  let { end } = takeToken(scanner);
  while (peekToken(scanner).kind === 'block-entry') {
    const item = parseOptional(parser, 'block', { ends: ITEM_ENDS, mark: takeToken(scanner) });
    items.push(item);
    end = item.end;
  }
  takeBlockEnd(scanner, 'expected-item');
  return end;
}

/** `key:` and `- ` in the same column: the list ends with the mapping's next key. */
function fillUnindentedList(parser: Parser, items: SyntaxNode[]): number {
  const { scanner } = parser;
  let end = 0;
  while (peekToken(scanner).kind === 'block-entry') {
    const item = parseOptional(parser, 'block', { ends: UNINDENTED_ITEM_ENDS, mark: takeToken(scanner) });
    items.push(item);
    end = item.end;
  }
  return end;
}

function fillBlockMap(parser: Parser, pairs: SyntaxPair[]): number {
  const { scanner } = parser;
  let { end } = takeToken(scanner);
  while (peekToken(scanner).kind === 'key') {
    const key = parseOptional(parser, 'value', { ends: VALUE_ENDS, mark: takeToken(scanner) });
    const value = parseValue(parser, 'value', { ends: VALUE_ENDS, mark: key });
    pairs.push({ key, value });
    end = value.end;
  }
  takeBlockEnd(scanner, 'expected-key');
  return end;
}

function takeBlockEnd(scanner: Scanner, problem: 'expected-item' | 'expected-key'): void {
  if (peekToken(scanner).kind === 'block-end') takeToken(scanner);
  else refuseToken(scanner, problem);
}

/** What stands behind the `:`, if there is one. */
function parseValue(
  parser: Parser,
  context: Context,
  after: { readonly ends: ReadonlySet<TokenKind>; readonly mark: { readonly end: number } },
): SyntaxNode {
  if (peekToken(parser.scanner).kind !== 'value') return emptyNode(parser, after.mark.end);
  return parseOptional(parser, context, { ends: after.ends, mark: takeToken(parser.scanner) });
}

function fillFlowList(parser: Parser, items: SyntaxNode[]): number {
  const { scanner } = parser;
  const opening = takeToken(scanner);
  while (startsFlowMember(scanner, opening, items.length)) {
    items.push(peekToken(scanner).kind === 'key' ? parsePairItem(parser) : parseNode(parser, 'flow'));
  }
  return takeToken(scanner).end;
}

/** `[a: b]` is a list with a mapping of one pair. */
function parsePairItem(parser: Parser): SyntaxNode {
  const mark = takeToken(parser.scanner);
  const key = parsePairKey(parser, mark);
  const value = parseValue(parser, 'flow', { ends: FLOW_LIST_ENDS, mark: key });
  return { kind: 'map', start: key.start, end: value.end, tag: undefined, anchored: false, pairs: [{ key, value }] };
}

function parsePairKey(parser: Parser, mark: Token): SyntaxNode {
  if (!FLOW_LIST_KEY_ENDS.has(peekToken(parser.scanner).kind)) return parseNode(parser, 'flow');
  // libyaml drops the token behind an empty key.
  takeToken(parser.scanner);
  return emptyNode(parser, mark.end);
}

function fillFlowMap(parser: Parser, pairs: SyntaxPair[]): number {
  const { scanner } = parser;
  const opening = takeToken(scanner);
  while (startsFlowMember(scanner, opening, pairs.length)) {
    if (peekToken(scanner).kind === 'key') {
      const key = parseOptional(parser, 'flow', { ends: FLOW_MAP_KEY_ENDS, mark: takeToken(scanner) });
      pairs.push({ key, value: parseValue(parser, 'flow', { ends: FLOW_MAP_ENDS, mark: key }) });
    } else {
      const key = parseNode(parser, 'flow');
      pairs.push({ key, value: emptyNode(parser, key.end) });
    }
  }
  return takeToken(scanner).end;
}

/** Whether a further member comes: takes the comma before it, and stays at the closing bracket. */
function startsFlowMember(scanner: Scanner, opening: Token, members: number): boolean {
  const closing = opening.kind === 'flow-list-start' ? 'flow-list-end' : 'flow-map-end';
  const { kind, start, end } = peekToken(scanner);
  if (kind === closing) return false;
  if (members > 0 && kind === 'flow-entry') takeToken(scanner);
  else if (kind === 'stream-end') fail(scanner, syntaxFault('unclosed-bracket', opening.start, opening.end));
  else if (members > 0)
    fail(scanner, { ...syntaxFault(closing === 'flow-list-end' ? 'expected-list-end' : 'expected-map-end', start, end), opening });
  return scanner.fault === undefined && peekToken(scanner).kind !== closing;
}
