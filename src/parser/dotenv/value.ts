/** Reads the value of one statement in a `.env` file, up to its closing quote or the end of its line. */

import { SPACE } from './entry.ts';
import { expandEscapes } from './escapes.ts';

export interface ValueReading {
  /** The value with quotes and escapes undone, before interpolation. */
  readonly text: string;
  /** Whether variables in it are replaced: not between single quotes. */
  readonly interpolated: boolean;
  /** Where the value stands, quotes included. */
  readonly start: number;
  readonly end: number;
  /** Where the next statement may begin. */
  readonly next: number;
}

/** Reads from `start`, which lies behind the separator and blanks. Undefined for a quote without an end. */
export function readValue(source: string, start: number): ValueReading | undefined {
  const quote = source[start];
  return quote === '"' || quote === "'" ? readQuoted(source, start) : readPlain(source, start);
}

/** To the end of the line. A comment starts with ` #`; backslashes mean nothing. */
function readPlain(source: string, start: number): ValueReading {
  const newline = source.indexOf('\n', start);
  const stop = newline === -1 ? source.length : newline;
  const comment = source.slice(start, stop).indexOf(' #');
  let end = comment === -1 ? stop : start + comment;
  while (end > start && SPACE.test(source[end - 1] ?? '')) end--;
  return { text: source.slice(start, end), interpolated: true, start, end, next: Math.min(stop + 1, source.length) };
}

/** Over line ends, to the same quote without a backslash before it. Between single quotes `\'` is the only escape. */
function readQuoted(source: string, start: number): ValueReading | undefined {
  const quote = source[start];
  const close = closingQuote(source, start);
  if (close === undefined) return undefined;
  const inner = source.slice(start + 1, close).replace(/\\([\s\S])/g, (pair, char: string) => (char === quote ? char : pair));
  const place = { start, end: close + 1, next: close + 1 };
  return quote === '"' ? { text: expandEscapes(inner), interpolated: true, ...place } : { text: inner, interpolated: false, ...place };
}

function closingQuote(source: string, start: number): number | undefined {
  const quote = source[start];
  for (let i = start + 1; i < source.length; i++) {
    if (source[i] === '\\') i++;
    else if (source[i] === quote) return i;
  }
  return undefined;
}
