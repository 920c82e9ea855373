/** Finds what must not be shown of a source line: values of credential-like keys, variables and flags, and passwords in URLs. */

import type { LineIndex } from '../diagnostics/line-index.ts';
import { flagValues, scriptPasswords } from '../model/command-passwords.ts';
import { isCredentialName, isVariableReference, passwordHashes, type TextRange, urlPasswords } from '../model/credential.ts';

/** How many lines above are searched for the key that a line belongs to. */
const LOOK_BACK = 400;

/** The ranges of one line, sorted and without overlaps. */
export function secretRanges(index: LineIndex, line: number): readonly TextRange[] {
  const text = index.lineText(line);
  if (isInsideSecret(index, line)) return [{ start: indentOf(text), end: text.length }];
  return joined([
    ...assignedSecrets(text),
    ...passedSecrets(text),
    ...quotedSecrets(text),
    ...scriptPasswords(text),
    ...urlPasswords(text),
    ...passwordHashes(text),
  ]);
}

interface Assignment {
  readonly name: string;
  readonly nameStart: number;
  readonly valueStart: number;
}

/** `NAME: value`, `"NAME": value`, `NAME=value`, `--name=value`. */
function assignmentsOf(text: string): readonly Assignment[] {
  const assignments: Assignment[] = [];
  for (const match of text.matchAll(/(?<![A-Za-z0-9_.-])([A-Za-z0-9_.-]{1,100})["']?(?:=|[ \t]{0,8}:(?=[\s"']|$))[ \t]*/g)) {
    assignments.push({ name: match[1] ?? '', nameStart: match.index, valueStart: match.index + match[0].length });
  }
  return assignments;
}

function assignedSecrets(text: string): readonly TextRange[] {
  const ranges: TextRange[] = [];
  for (const { name, nameStart, valueStart } of assignmentsOf(text)) {
    if (!isCredentialName(name)) continue;
    const range = valueRange(text, { valueStart, nameStart });
    const value = text.slice(range.start, range.end);
    if (value !== '' && !isVariableReference(value) && !/^[|>][-+0-9]*$/.test(value)) ranges.push(range);
  }
  return ranges;
}

/** To the closing quote, to the end of a flow entry, or to the comment or the end of the line. */
function valueRange(text: string, { valueStart, nameStart }: { readonly valueStart: number; readonly nameStart: number }): TextRange {
  const quoteBefore = text[nameStart - 1];
  const quoteAfter = text[valueStart];
  if (isQuote(quoteAfter)) return { start: valueStart + 1, end: orEnd(text, text.indexOf(quoteAfter, valueStart + 1)) };
  if (isQuote(quoteBefore) && text[valueStart - 1] === '=')
    return { start: valueStart, end: orEnd(text, text.indexOf(quoteBefore, valueStart)) };
  const stop = /[{[]/.test(text.slice(0, nameStart)) ? /[,}\]]|[ \t]#/g : /[ \t]#/g;
  stop.lastIndex = valueStart;
  const end = stop.exec(text)?.index ?? text.length;
  return { start: valueStart, end: valueStart + text.slice(valueStart, end).trimEnd().length };
}

/** `--requirepass secret`, `["--password", "secret"]`, and what the database clients take without a space. */
function passedSecrets(text: string): readonly TextRange[] {
  const ranges: TextRange[] = [];
  const flag = /(?<![A-Za-z0-9_-])--?([A-Za-z][A-Za-z0-9_.-]{0,100})(?:["']?[ \t]*,[ \t]*["']?|[ \t]+["']?)([^\s"',\]]+)/g;
  for (const match of text.matchAll(flag)) if (isCredentialName(match[1] ?? '')) ranges.push(lastGroup(match));
  if (/mysql|mariadb/i.test(text)) for (const match of text.matchAll(/[\s"']-p([^\s"',\]]+)/g)) ranges.push(lastGroup(match));
  if (/redis|valkey/i.test(text))
    for (const match of text.matchAll(/[\s"']-a["']?[ \t,]+["']?([^\s"',\]]+)/g)) ranges.push(lastGroup(match));
  return ranges.filter(({ start, end }) => !isVariableReference(text.slice(start, end).replace(/^\$\$/, '$')));
}

/** Words of a list in quotes: `["CMD", "curl", "-u", "admin:secret"]`, and scripts among them. */
function quotedSecrets(text: string): readonly TextRange[] {
  const words = [...text.matchAll(/"([^"]*)"|'([^']*)'/g)].map(({ 1: double, 2: single, index }) => ({
    word: double ?? single ?? '',
    start: index + 1,
  }));
  const values = flagValues(words.map(({ word }) => word));
  return words.flatMap(({ word, start }, i) => {
    const value = values[i];
    if (value !== undefined)
      return isVariableReference(word.slice(value.start)) ? [] : [{ start: start + value.start, end: start + word.length }];
    return /\s/.test(word) ? scriptPasswords(word).map((range) => ({ start: start + range.start, end: start + range.end })) : [];
  });
}

function lastGroup(match: RegExpExecArray): TextRange {
  const end = match.index + match[0].length;
  return { start: end - (match.at(-1) ?? '').length, end };
}

/** Whether the line continues the value of a credential-like key above it: a block scalar, a quoted text over several lines, a value on its own line. */
function isInsideSecret(index: LineIndex, line: number): boolean {
  const text = index.lineText(line);
  const indent = indentOf(text);
  if (indent === 0 || indent === text.length) return false;
  const head = lineAbove(index, { line, indent });
  const assignment = head === undefined ? undefined : assignmentsOf(head)[0];
  if (head === undefined || assignment === undefined || !isCredentialName(assignment.name)) return false;
  const value = head.slice(assignment.valueStart).trimEnd();
  const isOpen = /^[|>]/.test(value) || (isQuote(value[0]) && value.indexOf(value[0], 1) === -1);
  return isOpen || !/^(?:-[ \t]+)?["']?[A-Za-z0-9_.-]+["']?[ \t]*:(?:\s|$)/.test(text.slice(indent));
}

/** The nearest line above that is less indented. */
function lineAbove(index: LineIndex, { line, indent }: { readonly line: number; readonly indent: number }): string | undefined {
  for (let above = line - 1; above >= Math.max(1, line - LOOK_BACK); above--) {
    const text = index.lineText(above);
    const aboveIndent = indentOf(text);
    if (aboveIndent < text.length && aboveIndent < indent) return text;
  }
  return undefined;
}

function indentOf(text: string): number {
  return text.length - text.trimStart().length;
}

function isQuote(char: string | undefined): char is '"' | "'" {
  return char === '"' || char === "'";
}

function orEnd(text: string, found: number): number {
  return found === -1 ? text.length : found;
}

function joined(ranges: readonly TextRange[]): readonly TextRange[] {
  const result: TextRange[] = [];
  for (const range of [...ranges].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = result.at(-1);
    if (last !== undefined && range.start <= last.end)
      result[result.length - 1] = { start: last.start, end: Math.max(last.end, range.end) };
    else if (range.end > range.start) result.push(range);
  }
  return result;
}
