/** Prints a Compose model so that Docker Compose, and kubeferry, read the same model back. */

import { Document, isScalar, Scalar, visit } from 'yaml';
import { mustBeQuoted } from '../../emitters/yaml-quoting.ts';
import { escapeLineEnds } from '../../emitters/yaml-text.ts';
import { resolveScalar } from '../../parser/yaml/scalars.ts';
import { jsonModel } from './json-model.ts';
import { isObject, type Plain, type PlainObject } from './plain.ts';

export type ModelFormat = 'yaml' | 'json';

export interface ModelTextOptions {
  readonly format: ModelFormat;
  /** A `$` of a value is doubled, so that it stands for itself when the text is read again. */
  readonly escapesDollars: boolean;
}

export function modelText(model: PlainObject, { format, escapesDollars }: ModelTextOptions): string {
  const text = format === 'json' ? `${jsonText(ordered(jsonModel(model), []), '')}\n` : yamlText(ordered(model, TOP_LEVEL));
  return escapesDollars ? text.replaceAll('$', '$$$$') : text;
}

const TOP_LEVEL = ['name', 'services', 'networks', 'volumes', 'secrets', 'configs', 'models'];

/** Keys in alphabetical order after those that come first. */
function ordered(value: Plain, first: readonly string[]): Plain {
  if (Array.isArray(value)) return value.map((item: Plain) => ordered(item, []));
  if (!isObject(value)) return value;
  const rank = (key: string): number => (first.includes(key) ? first.indexOf(key) : first.length);
  const keys = Object.keys(value).sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  const sorted: Record<string, Plain> = Object.create(null);
  for (const key of keys) {
    const member = value[key];
    if (member !== undefined) sorted[key] = ordered(member, []);
  }
  return sorted;
}

/** Go's json.MarshalIndent: two spaces, `<`, `>` and `&` as escapes, big integers in full. */
function jsonText(value: Plain, indent: string): string {
  const deeper = `${indent}  `;
  if (Array.isArray(value))
    return block(
      ['[', ']'],
      value.map((item: Plain) => jsonText(item, deeper)),
      indent,
    );
  if (isObject(value)) {
    const members = Object.entries(value).flatMap(([key, member]) =>
      member === undefined ? [] : [`${jsonString(key)}: ${jsonText(member, deeper)}`],
    );
    return block(['{', '}'], members, indent);
  }
  return typeof value === 'string' ? jsonString(value) : typeof value === 'bigint' ? String(value) : JSON.stringify(value);
}

function block([open, close]: readonly [string, string], parts: readonly string[], indent: string): string {
  return parts.length === 0 ? `${open}${close}` : `${open}\n${parts.map((part) => `${indent}  ${part}`).join(',\n')}\n${indent}${close}`;
}

const HTML = /[<>&\u2028\u2029]/g;

function jsonString(text: string): string {
  return JSON.stringify(text).replace(HTML, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Strings that go-yaml, or a reader of YAML 1.1, would take for something else are quoted. */
function yamlText(model: Plain): string {
  const document = new Document(model, { version: '1.1', aliasDuplicateObjects: false });
  visit(document, {
    Scalar(_, node) {
      if (isScalar(node) && typeof node.value === 'string' && (isAmbiguous(node.value) || mustBeQuoted(node.value)))
        node.type = Scalar.QUOTE_DOUBLE;
    },
  });
  return escapeLineEnds(document.toString({ lineWidth: 0, directives: false }));
}

function isAmbiguous(text: string): boolean {
  const resolved = resolveScalar({ kind: 'scalar', plain: true, text, tag: undefined, anchored: false, start: 0, end: text.length });
  return resolved?.type !== 'str' || text === '<<' || text === '=';
}
