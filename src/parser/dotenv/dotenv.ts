/** Reads `.env` files, `env_file` and `label_file` by the grammar of compose-go's dotenv package. */

import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Origin, Span } from '../../model/origins.ts';
import type { Range } from '../interpolate/braces.ts';
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
  /** Characters of the values that variables took part in. */
  grown: number;
}

/** For all values of a file together. */
const MAX_GROWN = 16 * 1024 * 1024;

type Key = Exclude<KeyReading, { kind: 'invalid' }>;

/**
 * Reads `KEY=value`, `KEY: value`, `export KEY=value`, and `KEY` alone, whose value is what `lookup` gives, or nothing. Values may refer to
 * variables: `lookup` first, then the keys read before. Every faulty line is reported, and reading goes on with the next.
 */
export function parseDotenv(file: string, text: string, lookup: Lookup): EnvEntries {
  const reader: Reader = { file, source: text, lookup, entries: [], read: new Map(), diagnostics: [], unset: [], grown: 0 };
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
  const key = readKey(reader.source, start);
  if (key.kind === 'invalid') {
    const { char } = key;
    const help = 'Write `NAME=value` with letters, digits, `_`, `.` or `-` in the name, and `#` before a comment.';
    return skipLine(reader, {
      start: key.start,
      end: key.start + char.length,
      message: `unexpected character ${JSON.stringify(char)} in a variable name`,
      help,
    });
  }
  if (key.key === '') {
    const { start: from, end } = key;
    return skipLine(reader, {
      start: from,
      end,
      severity: 'warning',
      message: 'a value without a name is passed over',
      help: 'Write `NAME=value`.',
    });
  }
  if (key.key.includes(' ')) {
    return skipLine(reader, {
      ...key,
      message: 'a variable name cannot contain a space',
      help: 'Write `NAME=value`, each on a line of its own.',
    });
  }
  return key.kind === 'inherited' ? inherit(reader, key) : assign(reader, key);
}

interface LineFault extends Range {
  /** Docker Compose makes a variable without a name of it, which no container can take. */
  readonly severity?: 'error' | 'warning';
  readonly message: string;
  readonly help: string;
}

function skipLine({ file, source, diagnostics }: Reader, { start, end, severity = 'error', message, help }: LineFault): number {
  diagnostics.push({ ...invalidLine(message, help, { file, start, end }), severity });
  return endOfLine(source, start);
}

function inherit(reader: Reader, { key, start, end, next }: Key): number {
  const value = reader.lookup(key);
  if (value !== undefined) add(reader, { key, value, origin: { file: reader.file, start, end, via: 'written' } });
  return next;
}

function assign(reader: Reader, key: Key): number {
  const { file, source } = reader;
  const reading = readValue(source, key.next);
  if (reading === undefined) {
    const message = `the quoted value of ${key.key} has no end`;
    const help = 'Close the quote, or write `\\` before a quote inside the value.';
    return skipLine(reader, { start: key.next, end: endOfLine(source, key.next), message, help });
  }
  const { start, end, next } = reading;
  const origin: Origin = { file, start, end, via: 'written', key: { file, start: key.start, end: key.end } };
  if (reading.interpolated && reading.text.includes('$')) interpolateInto(reader, { key: key.key, reading, origin });
  else add(reader, { key: key.key, value: reading.text, origin });
  return next;
}

interface Assignment {
  readonly key: string;
  readonly reading: ValueReading;
  readonly origin: Origin;
}

function interpolateInto(reader: Reader, { key, reading, origin }: Assignment): void {
  if (reader.grown > MAX_GROWN) return;
  const { value, parts, unset, problem } = substitute(reading.text, (name) => reader.lookup(name) ?? reader.read.get(name));
  for (const { name } of unset) reader.unset.push({ name, origin });
  if (problem !== undefined) {
    reader.diagnostics.push(describe(problem, { key, origin }));
    return;
  }
  reader.grown += value.length;
  if (reader.grown > MAX_GROWN) reader.diagnostics.push(tooMuch(origin));
  const template = parts.some((part) => part.kind === 'variable') ? { template: parts } : {};
  add(reader, { key, value, origin, ...template });
}

function tooMuch(at: Span): Diagnostic {
  const message = `the values of this file take more than ${MAX_GROWN / 1024 / 1024} MiB when their variables are filled in`;
  return invalidLine(message, 'Use long variables in fewer places.', at);
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
