/** Where in a value a credential stands: the password of a URL, of a connection string, or of a program in a shell script. Variables take part as they are named, not by their value. */

import { scriptPasswords } from '../../../model/command-passwords.ts';
import { isCredentialName, type TextRange, urlPasswords } from '../../../model/credential.ts';
import type { TemplatePart } from '../../../model/origins.ts';

/** What a credential is made of: one variable, or text (in which variables may be mixed). */
export type SecretSpan =
  | { readonly kind: 'variable'; readonly part: number; readonly why: string }
  | { readonly kind: 'text'; readonly start: number; readonly end: number; readonly why: string };

/** Stand for variables in the text that is searched, so that no value of a variable can be taken for syntax. */
const FIRST_MARK = 0xe000;
const MARK_COUNT = 0x1900;
const MARKS = /[\ue000-\uf8ff]/g;
/** `${SCHEME}://` */
const MARK_AS_SCHEME = /[\ue000-\uf8ff](?=:\/\/)/g;
const ONLY_MARKS = /^[\ue000-\uf8ff]+$/;

/** `start` and `end` of a text span are offsets in the value. Sorted, without overlap. A word of a command may be a shell script. */
export function secretSpans(parts: readonly TemplatePart[], form: 'value' | 'command' = 'value'): readonly SecretSpan[] {
  const maySurround = form === 'value' ? isSyntax : mayPass;
  if (parts.length > MARK_COUNT || !parts.some(maySurround)) return [];
  const shape = parts
    .map((part, i) => (part.kind === 'text' ? part.text.replace(MARKS, '?') : String.fromCharCode(FIRST_MARK + i)))
    .join('');
  if (shape.length > 100_000) return [];
  const found: Found[] = [];
  for (const { start, end } of urlPasswords(shape.replace(MARK_AS_SCHEME, 'x')))
    found.push({ start, end, why: 'it is the password of a URL' });
  for (const { start, end } of connectionPasswords(shape)) found.push({ start, end, why: 'it is the password of a connection string' });
  if (form === 'command' && /\s/.test(shape)) {
    for (const { start, end } of scriptPasswords(shape)) found.push({ start, end, why: 'a program takes it for a password' });
  }
  if (found.length === 0) return [];
  return spansOf(
    found.sort((a, b) => a.start - b.start),
    parts,
    shape,
  );
}

interface Found extends TextRange {
  readonly why: string;
}

/** Sorted by their start. */
function spansOf(found: readonly Found[], parts: readonly TemplatePart[], shape: string): readonly SecretSpan[] {
  const offsets = parts.some(({ kind }) => kind === 'variable') ? offsetsOf(parts, shape) : undefined;
  const valueOffset = (at: number) => (offsets === undefined ? at : (offsets[at] ?? 0));
  const spans: SecretSpan[] = [];
  let end = 0;
  for (const range of found) {
    if (range.start < end) continue;
    end = range.end;
    const marks = shape.slice(range.start, end);
    if (ONLY_MARKS.test(marks)) {
      for (const mark of marks) spans.push({ kind: 'variable', part: mark.charCodeAt(0) - FIRST_MARK, why: range.why });
    } else {
      spans.push({ kind: 'text', start: valueOffset(range.start), end: valueOffset(end), why: range.why });
    }
  }
  return spans;
}

/** A URL has an `@` after its password, a pair of a connection string an `=` before it. */
function isSyntax(part: TemplatePart): boolean {
  return part.kind === 'text' && (part.text.includes('@') || part.text.includes('='));
}

/** A shell script has spaces between its words. */
function mayPass(part: TemplatePart): boolean {
  return isSyntax(part) || (part.kind === 'text' && /\s/.test(part.text));
}

/** For every offset in the shape the one in the value. */
function offsetsOf(parts: readonly TemplatePart[], shape: string): readonly number[] {
  const offsets: number[] = [0];
  for (let i = 0; i < shape.length; i++) {
    const part = parts[shape.charCodeAt(i) - FIRST_MARK];
    offsets.push((offsets[i] ?? 0) + (part?.kind === 'variable' ? part.value.length : 1));
  }
  return offsets;
}

const PAIR =
  /(?:^|[;?&\s,{])["']?([A-Za-z][A-Za-z _.-]{0,60}?)["']?\s{0,5}=\s{0,5}(?:"([^"]{1,500})"|'([^']{1,500})'|([^\s;&"',]{1,500}))/g;

/** `user_alice="secret"` of a Kafka broker that keeps its users itself (JAAS). */
const USER_OF_REGISTER = /(?:^| )user_/;

/** `Server=db;Password=x`, `host=db password=x`, `jdbc:…?user=a&password=x`: pairs of which one is named like a credential. */
function connectionPasswords(shape: string): readonly TextRange[] {
  if (!shape.includes('=')) return [];
  const pairs = [...shape.matchAll(PAIR)];
  if (pairs.length < 2 && !/[?&]/.test(shape)) return [];
  const isRegister = shape.includes('PlainLoginModule');
  return pairs.flatMap((match) => {
    const [whole, name = '', ...values] = match;
    const value = values.find((text) => text !== undefined) ?? '';
    if (!(isCredentialName(name) || (isRegister && USER_OF_REGISTER.test(name))) || /^\$[{(]?\w/.test(value)) return [];
    const start = match.index + whole.lastIndexOf(value);
    return [{ start, end: start + value.length }];
  });
}
