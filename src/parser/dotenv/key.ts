/** Reads the name that begins a statement in a `.env` file. */

import { SPACE } from './entry.ts';

export type KeyReading =
  | {
      readonly kind: 'assigned' | 'inherited';
      readonly key: string;
      readonly start: number;
      readonly end: number;
      /** Where the value, or the next statement, begins. */
      readonly next: number;
    }
  | { readonly kind: 'invalid'; readonly char: string; readonly start: number };

const BLANK = /[\t\v\f\r \x85\xA0]/;
const EXPORT = /export[\t\n\f\r ]/y;
const NAME_CHARACTER = /[\p{L}\p{N}_.\-[\]]/u;

/** Reads from `start`, the first character of the statement. A name ends with `=` or `:`, or with its line when the value is inherited. */
export function readKey(source: string, start: number): KeyReading {
  const from = afterExport(source, start);
  let i = from;
  while (i < source.length) {
    const char = String.fromCodePoint(source.codePointAt(i) ?? 0);
    if (char === '=' || char === ':' || char === '\n') break;
    if (!BLANK.test(char) && !NAME_CHARACTER.test(char)) return { kind: 'invalid', char, start: i };
    i += char.length;
  }
  let end = i;
  while (end > from && SPACE.test(source[end - 1] ?? '')) end--;
  const kind = source[i] === '=' || source[i] === ':' ? 'assigned' : 'inherited';
  return { kind, key: source.slice(from, end), start: from, end, next: skipBlanks(source, i + 1) };
}

function afterExport(source: string, start: number): number {
  EXPORT.lastIndex = start;
  return EXPORT.test(source) ? skipBlanks(source, start + 'export'.length) : start;
}

function skipBlanks(source: string, from: number): number {
  let i = Math.min(from, source.length);
  while (i < source.length && BLANK.test(source[i] ?? '')) i++;
  return i;
}
