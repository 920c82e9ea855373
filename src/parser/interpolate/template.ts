/** Replaces the variables of one string with their values, and tells which piece of the result came from where. */

import type { TemplatePart } from '../../model/origins.ts';
import type { UnsetMode } from '../request.ts';
import type { Range } from './braces.ts';
import { MAX_DEPTH, prepareTemplate, type Reference, scanTemplate, type Template } from './scan.ts';

/** Gives the value of a variable, or undefined when it is not set. */
export type Lookup = (name: string) => string | undefined;

/** A variable that has no value, so that the empty string or its own text stands for it. The range is in the text before substitution. */
export interface UnsetVariable extends Range {
  readonly name: string;
}

export interface TemplateProblem extends Range {
  readonly kind: 'invalid' | 'required';
  readonly message: string;
  readonly help: string;
}

export interface SubstituteResult {
  readonly value: string;
  /** The pieces of `value`, neighbouring text in one; where a default with variables of its own was taken, its pieces stand for the whole. */
  readonly parts: readonly TemplatePart[];
  readonly unset: readonly UnsetVariable[];
  /** The first reason why `value` is not to be used. */
  readonly problem?: TemplateProblem;
}

interface Run {
  readonly template: Template;
  readonly lookup: Lookup;
  readonly unsetMode: UnsetMode;
  readonly unset: UnsetVariable[];
  /** Characters of all pieces so far. */
  length: number;
  problem?: TemplateProblem;
}

/** A value may grow by this much: variables that are made of each other twice would soon fill the memory. */
const MAX_GROWTH = 1024 * 1024;

/**
 * Substitutes `$NAME`, `${NAME}` and the six operators `:-`, `-`, `:?`, `?`, `:+`, `+`; `$$` gives `$`. Arguments may hold references
 * and are looked at only when they are taken. A plain reference to an unset variable gives nothing, or stays as it is written. Never throws.
 */
export function substitute(text: string, lookup: Lookup, unsetMode: UnsetMode = 'blank'): SubstituteResult {
  const run: Run = { template: prepareTemplate(text), lookup, unsetMode, unset: [], length: 0 };
  const parts = evaluate(run, { start: 0, end: text.length }, 0);
  const result = { value: textOf(parts), parts, unset: run.unset };
  return run.problem === undefined ? result : { ...result, problem: run.problem };
}

function evaluate(run: Run, range: Range, depth: number): TemplatePart[] {
  const parts: TemplatePart[] = [];
  for (const piece of scanTemplate(run.template, range)) {
    if (piece.kind === 'text') append(run, parts, piece);
    else if (piece.kind === 'invalid') run.problem ??= invalidFormat(run.template, piece);
    else for (const part of resolve(run, piece, depth)) append(run, parts, part);
    if (run.length > run.template.text.length + MAX_GROWTH) {
      run.problem ??= tooLong(piece);
      break;
    }
  }
  return parts;
}

function resolve(run: Run, reference: Reference, depth: number): readonly TemplatePart[] {
  const { name, operator } = reference;
  const value = run.lookup(name);
  const given = operator?.startsWith(':') ? value !== undefined && value !== '' : value !== undefined;
  switch (operator) {
    case '-':
    case ':-':
      return given ? [variable(name, value)] : argument(run, reference, depth);
    case '+':
    case ':+':
      return given ? argument(run, reference, depth) : [variable(name, value)];
    case '?':
    case ':?':
      if (!given) run.problem ??= missingValue(reference, textOf(argument(run, reference, depth)));
      return [variable(name, value)];
    default:
      if (given) return [variable(name, value)];
      run.unset.push({ name, start: reference.start, end: reference.end });
      return [{ kind: 'variable', name, value: unsetText(run, reference), source: 'unset' }];
  }
}

/** What the operator's argument gives: one piece under the name of the variable, or its own pieces when it holds variables. */
function argument(run: Run, reference: Reference, depth: number): readonly TemplatePart[] {
  if (depth >= MAX_DEPTH) {
    run.problem ??= tooDeep(reference);
    return [];
  }
  const parts = evaluate(run, reference.argument, depth + 1);
  if (parts.some((part) => part.kind === 'variable')) return parts;
  return [{ kind: 'variable', name: reference.name, value: textOf(parts), source: 'default' }];
}

function unsetText({ template, unsetMode }: Run, { start, end }: Reference): string {
  return unsetMode === 'opaque' ? template.text.slice(start, end) : '';
}

function variable(name: string, value: string | undefined): TemplatePart {
  return { kind: 'variable', name, value: value ?? '', source: value === undefined ? 'unset' : 'variable' };
}

function append(run: Run, parts: TemplatePart[], part: TemplatePart): void {
  run.length += part.kind === 'text' ? part.text.length : part.value.length;
  const last = parts.at(-1);
  if (part.kind === 'text' && last?.kind === 'text') parts[parts.length - 1] = { kind: 'text', text: last.text + part.text };
  else parts.push(part.kind === 'text' ? { kind: 'text', text: part.text } : part);
}

function textOf(parts: readonly TemplatePart[]): string {
  return parts.map((part) => (part.kind === 'text' ? part.text : part.value)).join('');
}

const EXCERPT = 40;

/** Shows the reference up to its brace, and not what follows: the rest of the text may hold a password. */
function invalidFormat({ text }: Template, { start, end }: Range): TemplateProblem {
  const close = text.indexOf('}', start);
  const line = text.slice(start, close === -1 ? end : Math.min(close + 1, start + EXCERPT)).split('\n', 1)[0] ?? '';
  return {
    kind: 'invalid',
    start,
    end: start + line.length,
    message: `invalid interpolation format: "${line}" is no variable`,
    help: 'Write `${NAME}` or `${NAME:-default}` for a variable, and `$$` for a `$` that is meant as it is.',
  };
}

function missingValue({ name, start, end }: Reference, reason: string): TemplateProblem {
  return {
    kind: 'required',
    start,
    end,
    message: `required variable ${name} is missing a value${reason === '' ? '' : `: ${reason}`}`,
    help: `Set ${name} in the environment or in the .env file.`,
  };
}

function tooLong({ start, end }: Range): TemplateProblem {
  return {
    kind: 'invalid',
    start,
    end,
    message: `the value grows by more than ${MAX_GROWTH / 1024 / 1024} MiB when its variables are filled in`,
    help: 'Make variables less of each other.',
  };
}

function tooDeep({ start, end }: Range): TemplateProblem {
  return {
    kind: 'invalid',
    start,
    end,
    message: `invalid interpolation format: variables stand more than ${MAX_DEPTH} levels deep in each other's defaults`,
    help: 'Move the inner variables to the .env file.',
  };
}
