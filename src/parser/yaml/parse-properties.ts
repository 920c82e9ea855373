/** Reads what can stand before a node: an anchor and a tag. */

import { fail } from './cursor.ts';
import type { Parser } from './parser.ts';
import { peekToken, takeToken } from './scan-token.ts';
import { syntaxFault } from './syntax-faults.ts';
import type { Token } from './token.ts';

export interface Properties {
  readonly anchor: string;
  readonly tag: string | undefined;
  /** Behind the properties; undefined when there are none. */
  readonly end: number | undefined;
}

export const NO_PROPERTIES: Properties = { anchor: '', tag: undefined, end: undefined };

/** An anchor and a tag, in either order. */
export function takeProperties(parser: Parser): Properties {
  const { scanner } = parser;
  const first = peekToken(scanner);
  if (first.kind !== 'anchor' && first.kind !== 'tag') return NO_PROPERTIES;
  takeToken(scanner);
  const other = first.kind === 'anchor' ? 'tag' : 'anchor';
  const second = peekToken(scanner).kind === other ? takeToken(scanner) : undefined;
  const [anchor, tag] = first.kind === 'anchor' ? [first, second] : [second, first];
  return { anchor: anchor?.text ?? '', tag: tag === undefined ? undefined : expandTag(parser, tag), end: (second ?? first).end };
}

const STANDARD_HANDLES: ReadonlyMap<string, string> = new Map([
  ['!', '!'],
  ['!!', '!!'],
]);
const LONG_PREFIX = 'tag:yaml.org,2002:';

/** The tag with its prefix; undefined for `!`, which says nothing. */
function expandTag({ scanner, handles }: Parser, { start, end, handle, text }: Token): string | undefined {
  const prefix = handle === '' ? '' : (handles.get(handle) ?? STANDARD_HANDLES.get(handle));
  if (prefix === undefined) fail(scanner, syntaxFault('tag-handle', start, end));
  const tag = `${prefix}${text}`;
  if (tag === '!') return undefined;
  return tag.startsWith(LONG_PREFIX) ? `!!${tag.slice(LONG_PREFIX.length)}` : tag;
}
