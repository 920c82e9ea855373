/** Finds the variable references in a string, by the grammar of compose-go's template package (Compose specification, "Interpolation"). */

import { type Braces, closingBrace, pairBraces, type Range } from './braces.ts';

export type Operator = '-' | ':-' | '?' | ':?' | '+' | ':+';

export interface Reference extends Range {
  readonly kind: 'reference';
  readonly name: string;
  readonly operator?: Operator;
  /** Where the operator's argument stands; empty without an operator. */
  readonly argument: Range;
}

export type Piece =
  | Reference
  | ({ readonly kind: 'text'; readonly text: string } & Range)
  /** A `${` that starts no reference. */
  | ({ readonly kind: 'invalid' } & Range);

export interface Template {
  readonly text: string;
  readonly braces: Braces;
}

/** How deep references may stand in the arguments of others. Nobody writes more than five; the cap keeps hostile text from the call stack. */
export const MAX_DEPTH = 50;

const NAME = /[A-Za-z_][A-Za-z0-9_]*/y;
const BRACED = /\{([A-Za-z_][A-Za-z0-9_]*)(?:\}|(:?[-+?]))/y;

export function prepareTemplate(text: string): Template {
  return { text, braces: pairBraces(text) };
}

/**
 * Cuts the template, or the argument of a reference in it, into pieces. `$$` is the text `$`, and so is a `$` before anything but a name
 * or `{`.
 */
export function scanTemplate(template: Template, range: Range = { start: 0, end: template.text.length }): readonly Piece[] {
  const { text } = template;
  const pieces: Piece[] = [];
  let from = range.start;
  while (from < range.end) {
    const dollar = text.indexOf('$', from);
    const stop = dollar === -1 || dollar >= range.end ? range.end : dollar;
    if (stop > from) pieces.push({ kind: 'text', text: text.slice(from, stop), start: from, end: stop });
    if (stop === range.end) break;
    const piece = pieceAt(template, { start: stop, end: range.end });
    pieces.push(piece);
    from = piece.end;
  }
  return pieces;
}

/** The piece that begins with the `$` at the start of the range. */
function pieceAt(template: Template, range: Range): Piece {
  const { start } = range;
  const next = template.text[start + 1];
  if (next === '$') return { kind: 'text', text: '$', start, end: start + 2 };
  if (next === '{') return bracedAt(template, range);
  NAME.lastIndex = start + 1;
  const name = NAME.exec(template.text)?.[0];
  if (name === undefined) return { kind: 'text', text: '$', start, end: start + 1 };
  const stop = start + 1 + name.length;
  return { kind: 'reference', name, start, end: stop, argument: { start: stop, end: stop } };
}

function bracedAt({ text, braces }: Template, range: Range): Piece {
  const { start, end } = range;
  const invalid: Piece = { kind: 'invalid', start, end: Math.min(start + 2, end) };
  BRACED.lastIndex = start + 1;
  const match = BRACED.exec(text);
  const name = match?.[1];
  if (name === undefined || BRACED.lastIndex > end) return invalid;
  const from = BRACED.lastIndex;
  const operator = match?.[2];
  if (!isOperator(operator)) return { kind: 'reference', name, start, end: from, argument: { start: from - 1, end: from - 1 } };
  const close = closingBrace(braces, range);
  if (close === undefined || close < from) return invalid;
  return { kind: 'reference', name, operator, start, end: close + 1, argument: { start: from, end: close } };
}

function isOperator(text: string | undefined): text is Operator {
  return text === '-' || text === ':-' || text === '?' || text === ':?' || text === '+' || text === ':+';
}
