/** What go-yaml makes of a scalar: its type and value (go-yaml, resolve.go and decode.go: scalar). */

import type { ScalarType, ScalarValue } from '../../model/scalar.ts';
import type { SyntaxScalar } from './syntax-tree.ts';
import { parseTimestamp } from './timestamps.ts';

export interface Resolved {
  readonly type: ScalarType;
  readonly value: ScalarValue;
}

const NULL: Resolved = { type: 'null', value: null };
const TRUE: Resolved = { type: 'bool', value: true };
const FALSE: Resolved = { type: 'bool', value: false };

/** Words with a meaning. `yes`, `no`, `on`, `off` have none: they stay strings. */
const WORDS: ReadonlyMap<string, Resolved> = new Map([
  ...['', '~', 'null', 'Null', 'NULL'].map((word) => [word, NULL] as const),
  ...['true', 'True', 'TRUE'].map((word) => [word, TRUE] as const),
  ...['false', 'False', 'FALSE'].map((word) => [word, FALSE] as const),
  ...['.nan', '.NaN', '.NAN'].map((word) => [word, float(Number.NaN)] as const),
  ...['.inf', '.Inf', '.INF', '+.inf', '+.Inf', '+.INF'].map((word) => [word, float(Number.POSITIVE_INFINITY)] as const),
  ...['-.inf', '-.Inf', '-.INF'].map((word) => [word, float(Number.NEGATIVE_INFINITY)] as const),
]);

/** What a plain scalar begins with when it is not simply a string. */
const FIRST_CHARACTERS = new Set([...'-+.0123456789~nNtTfF'].map((character) => character.charCodeAt(0)));
const DECIMAL_INT = /^[-+]?(?:0|[1-9][0-9]*)$/;
const PREFIXED_INT = /^([-+]?)0(?:[xX]([0-9a-fA-F]+)|[bB]([01]+)|[oO]?([0-7]+))$/;
/** After `0b` and `0o` go-yaml takes a sign as well. */
const SIGNED_INT = /^0(b|o)([-+])([0-7]+)$/;
const FLOAT = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
/** A number that starts with a dot keeps its underscores to Go's own rule: between digits. */
const DOT_FLOAT = /^\.[0-9]+(?:_[0-9]+)*(?:[eE][-+]?[0-9]+(?:_[0-9]+)*)?$/;

const INT64_MIN = -(2n ** 63n);
const UINT64_MAX = 2n ** 64n - 1n;

/** Resolves a scalar by its tag, or by its text when it is plain and untagged. Undefined: the text does not fit the tag. */
export function resolveScalar(scalar: SyntaxScalar): Resolved | undefined {
  const { tag, text } = scalar;
  if (tag === undefined) return scalar.plain ? resolvePlain(text) : string(text);
  return resolveTagged(tag, text);
}

function resolveTagged(tag: string, text: string): Resolved | undefined {
  switch (tag) {
    case '!!null':
    case '!!bool':
    case '!!timestamp':
      return ofType(tag.slice(2), resolvePlain(text));
    case '!!int':
      return ofType('int', resolveNumber(text));
    case '!!float':
      return asFloat(resolveNumber(text));
    case '!!binary':
      return decodeBinary(text);
    default:
      return string(text);
  }
}

function resolvePlain(text: string): Resolved {
  if (text !== '' && !FIRST_CHARACTERS.has(text.charCodeAt(0))) return string(text);
  const timestamp = parseTimestamp(text);
  return timestamp === undefined ? resolveNumber(text) : { type: 'timestamp', value: timestamp };
}

/** Words and numbers. */
function resolveNumber(text: string): Resolved {
  const word = WORDS.get(text);
  if (word !== undefined) return word;
  const first = text.charCodeAt(0);
  if (first === 0x2e) return DOT_FLOAT.test(text) ? (finite(text.replaceAll('_', '')) ?? string(text)) : string(text);
  if (!(first === 0x2b || first === 0x2d || (first >= 0x30 && first <= 0x39))) return string(text);
  const digits = text.includes('_') ? text.replaceAll('_', '') : text;
  return integer(digits) ?? (FLOAT.test(digits) ? finite(digits) : undefined) ?? string(text);
}

function integer(text: string): Resolved | undefined {
  if (DECIMAL_INT.test(text)) {
    return text.length < 16 ? { type: 'int', value: Number(text) + 0 } : bounded(BigInt(text.replace('+', '')), text);
  }
  const prefixed = PREFIXED_INT.exec(text);
  if (prefixed !== null) {
    const [, sign = '', hex, binary, octal] = prefixed;
    const magnitude = BigInt(hex !== undefined ? `0x${hex}` : binary !== undefined ? `0b${binary}` : `0o${octal}`);
    return bounded(sign === '-' ? -magnitude : magnitude, text);
  }
  const signed = SIGNED_INT.exec(text);
  if (signed === null || (signed[1] === 'b' && /[2-7]/.test(signed[3] ?? ''))) return undefined;
  const magnitude = BigInt(`0${signed[1]}${signed[3]}`);
  return bounded(signed[2] === '-' ? -magnitude : magnitude, text);
}

/** Go reads an int64, or an uint64 when the text has no sign. */
function bounded(value: bigint, text: string): Resolved | undefined {
  const max = /[-+]/.test(text) ? 2n ** 63n - 1n : UINT64_MAX;
  if (value < INT64_MIN || value > max) return undefined;
  const number = Number(value);
  return { type: 'int', value: Number.isSafeInteger(number) ? number : value };
}

/** Undefined out of range, where Go's ParseFloat fails and the text stays a string. */
function finite(text: string): Resolved | undefined {
  const value = Number(text);
  return Number.isFinite(value) ? float(value) : undefined;
}

function ofType(type: string, resolved: Resolved): Resolved | undefined {
  return resolved.type === type ? resolved : undefined;
}

function asFloat(resolved: Resolved): Resolved | undefined {
  if (resolved.type === 'float') return resolved;
  return resolved.type === 'int' ? float(Number(resolved.value)) : undefined;
}

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

function decodeBinary(text: string): Resolved | undefined {
  const base64 = text.replace(/[\r\n]/g, '');
  if (!BASE64.test(base64)) return undefined;
  const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
  return string(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
}

function float(value: number): Resolved {
  return { type: 'float', value };
}

function string(value: string): Resolved {
  return { type: 'str', value };
}
