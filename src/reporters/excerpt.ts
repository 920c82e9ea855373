/** Prints the source lines of a place with line numbers and an underline under the exact range. Secret values are masked. */

import type { LineIndex } from '../diagnostics/line-index.ts';
import type { Place } from '../diagnostics/locate.ts';
import type { TextRange } from '../model/credential.ts';
import { type Cell, cellsOf } from './display-width.ts';
import { secretRanges } from './secret-ranges.ts';
import type { Style, Styler } from './styler.ts';

export interface ExcerptOptions {
  readonly index: LineIndex;
  /** Width of the line numbers, so that the excerpts of one diagnostic line up. */
  readonly gutter: number;
  readonly style: Style;
  readonly marker: '^' | '-';
  /** Stands behind the underline. */
  readonly label?: string;
  readonly styler: Styler;
}

const MAX_LINES = 3;
/** Beyond this a line is no text to read: its place is told, its content is not shown. */
const MAX_LINE_LENGTH = 10_000;
/** Columns shown of a long line, and how many of them come before the range. */
const WINDOW = 120;
const LEAD = 30;
const MASK = '********';

export function excerpt(place: Place, options: ExcerptOptions): readonly string[] {
  const { index, gutter, styler } = options;
  const last = Math.min(place.endLine, place.line + MAX_LINES - 1, index.lineCount);
  const blank = ' '.repeat(gutter);
  const out = [styler('gutter', `${blank} |`)];
  for (let line = place.line; line <= last; line++) {
    const isLast = line === last;
    const { text, underline } = renderLine(line, { place, index, marker: options.marker });
    out.push(`${styler('gutter', `${String(line).padStart(gutter)} |`)} ${text}`.trimEnd());
    const label = isLast && options.label !== undefined ? ` ${options.label}` : '';
    if (underline.trim() !== '') out.push(`${styler('gutter', `${blank} |`)} ${underlined(`${underline}${label}`, options)}`);
  }
  if (place.endLine > last) out.push(`${styler('gutter', `${blank} |`)} ... (${place.endLine - last} more)`);
  return out;
}

/** The leading blanks stay plain, so that colour codes stand only around what is seen. */
function underlined(text: string, { styler, style }: ExcerptOptions): string {
  const body = text.trimStart();
  return text.slice(0, text.length - body.length) + styler(style, body);
}

interface LineOptions {
  readonly place: Place;
  readonly index: LineIndex;
  readonly marker: string;
}

function renderLine(line: number, { place, index, marker }: LineOptions): { readonly text: string; readonly underline: string } {
  const source = index.lineText(line);
  if (source.length > MAX_LINE_LENGTH) return { text: `... (a line of ${source.length} characters)`, underline: '' };
  const start = line === place.line ? place.column - 1 : source.length - source.trimStart().length;
  const end = line === place.endLine ? place.endColumn - 1 : source.trimEnd().length;
  if (line !== place.line && source.trim() === '') return { text: '', underline: '' };
  const cells = maskedCells(source, secretRanges(index, line));
  const { shown, before, after } = windowAround(cells, start);
  const columns = columnsOf(shown, { start, end });
  const width = columns === undefined ? 0 : columns.end - columns.start;
  return {
    text: before + shown.map(({ text }) => text).join('') + after,
    underline: ' '.repeat(before.length + (columns?.start ?? 0)) + marker.repeat(width),
  };
}

/** Each secret range becomes one cell of fixed width, which tells nothing about the length of the secret. */
function maskedCells(source: string, secrets: readonly TextRange[]): readonly Cell[] {
  const cells = cellsOf(source);
  if (secrets.length === 0) return cells;
  const kept = cells.filter((cell) => !secrets.some(({ start, end }) => cell.start < end && cell.end > start));
  const masks = secrets.map(({ start, end }) => ({ start, end, text: MASK, width: MASK.length }));
  return [...kept, ...masks].sort((a, b) => a.start - b.start);
}

interface Window {
  readonly shown: readonly Cell[];
  readonly before: string;
  readonly after: string;
}

function windowAround(cells: readonly Cell[], start: number): Window {
  if (cells.length <= WINDOW) return { shown: cells, before: '', after: '' };
  const focus = cells.findIndex(({ end }) => end > start);
  const from = Math.max(0, Math.min((focus === -1 ? cells.length : focus) - LEAD, cells.length - WINDOW));
  const to = from + WINDOW;
  return { shown: cells.slice(from, to), before: from > 0 ? '...' : '', after: to < cells.length ? '...' : '' };
}

/** Display columns of a range of offsets, widened to whole cells; behind the last cell for a range at the end of the line. */
function columnsOf(cells: readonly Cell[], range: TextRange): TextRange | undefined {
  let column = 0;
  let first: number | undefined;
  let last = 0;
  for (const cell of cells) {
    const touches = cell.end > range.start && (cell.start < range.end || (range.start === range.end && cell.start <= range.start));
    if (touches) first ??= column;
    column += cell.width;
    if (touches) last = range.start === range.end ? (first ?? 0) + 1 : column;
  }
  if (first !== undefined) return { start: first, end: last };
  return range.start >= (cells.at(-1)?.end ?? 0) ? { start: column, end: column + 1 } : undefined;
}
