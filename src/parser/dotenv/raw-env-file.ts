/** Reads an `env_file` of `format: raw`: what stands behind the `=` is the value, quotes, dollars and blanks included (docker/cli, kvfile). */

import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Lookup } from '../interpolate/template.ts';
import { type EnvEntries, type EnvEntry, invalidLine, SPACE } from './entry.ts';

/** A line without `=` names a variable of `lookup`; it gives nothing when that is not set. */
export function parseRawEnvFile(file: string, text: string, lookup: Lookup): EnvEntries {
  const entries: EnvEntry[] = [];
  const diagnostics: Diagnostic[] = [];
  let start = text.startsWith('\uFEFF') ? 1 : 0;
  while (start < text.length) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline;
    const read = readLine({ file, start, end }, text, lookup);
    if (read !== undefined && 'key' in read) entries.push(read);
    else if (read !== undefined) diagnostics.push(read);
    start = end + 1;
  }
  return { entries, diagnostics };
}

interface Line {
  readonly file: string;
  readonly start: number;
  readonly end: number;
}

function readLine({ file, start, end }: Line, text: string, lookup: Lookup): EnvEntry | Diagnostic | undefined {
  let from = start;
  while (from < end && SPACE.test(text[from] ?? '')) from++;
  const stop = text[end - 1] === '\r' ? end - 1 : end;
  if (from >= stop || text[from] === '#') return undefined;
  const line = text.slice(from, stop);
  const equals = line.indexOf('=');
  const key = equals === -1 ? line : line.slice(0, equals);
  const place = { file, start: from, end: from + key.length };
  if (key === '') return invalidLine('there is no variable name before the `=`', 'Write `NAME=value`.', { file, start: from, end: stop });
  if (/[ \t]/.test(key))
    return invalidLine('a variable name cannot contain a blank', 'Write `NAME=value` without blanks around the `=`.', place);
  if (equals !== -1)
    return { key, value: line.slice(equals + 1), origin: { file, start: from + equals + 1, end: stop, via: 'written', key: place } };
  const value = lookup(key);
  return value === undefined ? undefined : { key, value, origin: { ...place, via: 'written' } };
}
