/** Prints the source lines of a place with line numbers and an underline under the exact range. Secret values are masked. */

import type { Place } from '../diagnostics/locate.ts';
import type { TextRange } from '../model/credential.ts';
import { type Cell, cellsOf } from './display-width.ts';
import type { SourceView } from './source-view.ts';
import type { Style, Styler } from './styler.ts';

export interface ExcerptOptions {
  readonly source: SourceView;
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
/** More than most characters take, so that a window of them is found in a piece of text of a known length. */
const CODE_UNITS = 4;
const MASK = '********';

export function excerpt(place: Place, options: ExcerptOptions): readonly string[] {
  const { source, gutter, styler } = options;
  const last = Math.min(place.endLine, place.line + MAX_LINES - 1, source.lineCount);
  const blank = ' '.repeat(gutter);
  const out = [styler('gutter', `${blank} |`)];
  for (let line = place.line; line <= last; line++) {
    const isLast = line === last;
    const { text, underline } = renderLine(line, { place, source, marker: options.marker });
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
  readonly source: SourceView;
  readonly marker: string;
}

function renderLine(line: number, { place, source, marker }: LineOptions): { readonly text: string; readonly underline: string } {
  const content = source.lineText(line);
  if (content.length > MAX_LINE_LENGTH) return { text: `... (a line of ${content.length} characters)`, underline: '' };
  if (line !== place.line && content.trim() === '') return { text: '', underline: '' };
  const start = line === place.line ? place.column - 1 : content.length - content.trimStart().length;
  const end = line === place.endLine ? place.endColumn - 1 : content.trimEnd().length;
  const cells = cellsAround(content, start);
  const { shown, before, after } = windowAround(masked(cells, source.secretsIn(line)), { start, length: content.length });
  const columns = columnsOf(shown, { start, end });
  const width = columns === undefined ? 0 : columns.end - columns.start;
  return {
    text: before + shown.map(({ text }) => text).join('') + after,
    underline: ' '.repeat(before.length + (columns?.start ?? 0)) + marker.repeat(width),
  };
}

/** Of a long line only the neighbourhood of the range: finding characters is slow. Its first and last one may be cut, and fall outside the window. */
function cellsAround(content: string, start: number): readonly Cell[] {
  const from = Math.max(0, Math.min(start, content.length) - WINDOW * CODE_UNITS);
  const cells = cellsOf(content.slice(from, from + 2 * WINDOW * CODE_UNITS));
  return cells.map((cell) => ({ ...cell, start: cell.start + from, end: cell.end + from }));
}

/** Each secret range becomes one cell of fixed width, which tells nothing about the length of the secret. */
function masked(cells: readonly Cell[], secrets: readonly TextRange[]): readonly Cell[] {
  const hiding = secrets.filter(({ start, end }) => start < (cells.at(-1)?.end ?? 0) && end > (cells[0]?.start ?? 0));
  if (hiding.length === 0) return cells;
  const kept = cells.filter((cell) => !hiding.some(({ start, end }) => cell.start < end && cell.end > start));
  const masks = hiding.map(({ start, end }) => ({ start, end, text: MASK, width: MASK.length }));
  return [...kept, ...masks].sort((a, b) => a.start - b.start);
}

interface Window {
  readonly shown: readonly Cell[];
  readonly before: string;
  readonly after: string;
}

function windowAround(cells: readonly Cell[], line: { readonly start: number; readonly length: number }): Window {
  const focus = cells.findIndex(({ end }) => end > line.start);
  const from = Math.max(0, Math.min((focus === -1 ? cells.length : focus) - LEAD, cells.length - WINDOW));
  const shown = cells.slice(from, from + WINDOW);
  const before = (shown[0]?.start ?? 0) > 0 ? '...' : '';
  const after = (shown.at(-1)?.end ?? 0) < line.length ? '...' : '';
  return { shown, before, after };
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
