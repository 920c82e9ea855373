/** Reads `.env` files, `env_file` and `label_file` by the grammar of compose-go's dotenv package. */

import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Origin, Span } from '../../model/origins.ts';
import { type Lookup, substitute, type TemplateProblem } from '../interpolate/template.ts';
import { type UnsetUse, unsetWarnings } from '../interpolate/unset-warnings.ts';
import { type EnvEntries, type EnvEntry, invalidLine, SPACE } from './entry.ts';
import { type KeyReading, readKey } from './key.ts';
import { readValue, type ValueReading } from './value.ts';

interface Reader {
  readonly file: string;
  readonly source: string;
  readonly lookup: Lookup;
  readonly entries: EnvEntry[];
  readonly read: Map<string, string>;
  readonly diagnostics: Diagnostic[];
  readonly unset: UnsetUse[];
}

type Key = Exclude<KeyReading, { kind: 'invalid' }>;

/**
 * Reads `KEY=value`, `KEY: value`, `export KEY=value`, and `KEY` alone, whose value is what `lookup` gives, or nothing. Values may refer to
 * variables: `lookup` first, then the keys read before. Every faulty line is reported, and reading goes on with the next.
 */
export function parseDotenv(file: string, text: string, lookup: Lookup): EnvEntries {
  const reader: Reader = { file, source: text, lookup, entries: [], read: new Map(), diagnostics: [], unset: [] };
  let position: number | undefined = text.startsWith('\uFEFF') ? 1 : 0;
  while (position !== undefined) {
    const start = statementStart(text, position);
    position = start === undefined ? undefined : readStatement(reader, start);
  }
  return { entries: reader.entries, diagnostics: [...reader.diagnostics, ...unsetWarnings(reader.unset)] };
}

/** Skips white space, empty lines and comments. */
function statementStart(source: string, from: number): number | undefined {
  for (let i = from; i < source.length; i++) {
    if (source[i] === '#') i = endOfLine(source, i);
    else if (!SPACE.test(source[i] ?? '')) return i;
  }
  return undefined;
}

function endOfLine(source: string, from: number): number {
  const newline = source.indexOf('\n', from);
  return newline === -1 ? source.length : newline;
}

/** Reads one statement and tells where the next may begin. */
function readStatement(reader: Reader, start: number): number {
  const { source } = reader;
  const key = readKey(source, start);
  if (key.kind === 'invalid') {
    const help = 'Write `NAME=value` with letters, digits, `_`, `.` or `-` in the name, and `#` before a comment.';
    reader.diagnostics.push(
      invalidLine(
        `unexpected character ${JSON.stringify(key.char)} in a variable name`,
        help,
        span(reader, key.start, key.start + key.char.length),
      ),
    );
    return endOfLine(source, start);
  }
  if (key.key.includes(' ')) {
    reader.diagnostics.push(
      invalidLine(
        'a variable name cannot contain a space',
        'Write `NAME=value`, each on a line of its own.',
        span(reader, key.start, key.end),
      ),
    );
    return endOfLine(source, start);
  }
  return key.kind === 'inherited' ? inherit(reader, key) : assign(reader, key);
}

function inherit(reader: Reader, { key, start, end, next }: Key): number {
  const value = reader.lookup(key);
  if (value !== undefined) add(reader, { key, value, origin: { ...span(reader, start, end), via: 'written' } });
  return next;
}

function assign(reader: Reader, key: Key): number {
  const reading = readValue(reader.source, key.next);
  if (reading === undefined) {
    const at = span(reader, key.next, endOfLine(reader.source, key.next));
    reader.diagnostics.push(
      invalidLine(`the quoted value of ${key.key} has no end`, 'Close the quote, or write `\\` before a quote inside the value.', at),
    );
    return endOfLine(reader.source, key.next);
  }
  const origin: Origin = { ...span(reader, reading.start, reading.end), via: 'written', key: span(reader, key.start, key.end) };
  if (reading.interpolated && reading.text.includes('$')) interpolateInto(reader, { key: key.key, reading, origin });
  else add(reader, { key: key.key, value: reading.text, origin });
  return reading.next;
}

interface Assignment {
  readonly key: string;
  readonly reading: ValueReading;
  readonly origin: Origin;
}

function interpolateInto(reader: Reader, { key, reading, origin }: Assignment): void {
  const { value, parts, unset, problem } = substitute(reading.text, (name) => reader.lookup(name) ?? reader.read.get(name));
  for (const { name } of unset) reader.unset.push({ name, origin });
  if (problem !== undefined) {
    reader.diagnostics.push(describe(problem, { key, origin }));
    return;
  }
  const template = parts.some((part) => part.kind === 'variable') ? { template: parts } : {};
  add(reader, { key, value, origin, ...template });
}

/** Unlike in a compose file, the text itself is not shown: files of variables are where passwords stand. */
function describe({ kind, message, help }: TemplateProblem, { key, origin }: Omit<Assignment, 'reading'>): Diagnostic {
  if (kind === 'required') return { code: 'compose/required-variable', severity: 'error', message, help, at: origin };
  return {
    code: 'compose/invalid-interpolation',
    severity: 'error',
    message: `invalid interpolation format in the value of ${key}`,
    help,
    at: origin,
  };
}

function add(reader: Reader, entry: EnvEntry): void {
  reader.entries.push(entry);
  reader.read.set(entry.key, entry.value);
}

function span({ file }: Reader, start: number, end: number): Span {
  return { file, start, end };
}
