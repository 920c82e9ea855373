/** Decoders of single values, after the types of compose-go (types/*.go) and the casts of its decoder (loader/mapstructure.go). */

import { parseBytes } from '../../model/bytes.ts';
import { formatGoDuration, readDuration } from '../../model/duration.ts';
import { goPrint } from '../merge/go-print.ts';
import { castBoolean, castFloat, castInteger, toFloat32 } from '../scalar-casts.ts';
import type { ScalarType, ScalarValue, SourceNode, SourceScalar } from '../source-tree.ts';
import { BOOLEAN, type Expected, NUMBER, shownValue, unfit, WHOLE_NUMBER } from '../unfit-scalar.ts';
import { type Decoder, type Decoding, invalid, unlessZero } from './decoder.ts';

/** A string. Whole numbers are written out; other values cannot have been meant as text. */
export const text: Decoder = scalar((node, decoding) => {
  if (node.type === 'str') return node;
  if (node.type === 'int') return withValue(node, 'str', String(node.value));
  return invalid(node, decoding, { message: `${shownValue(node)} is no string`, help: `Put it in quotes: "${node.text}".` });
});

/** Any value, as text: what stands in mappings of options, and in `expose`. No value is the empty text. */
export const printed: Decoder = (node) => {
  if (node.kind === 'scalar' && node.type === 'str') return node;
  return {
    kind: 'scalar',
    type: 'str',
    value: isNullScalar(node) ? '' : goPrint(node),
    text: node.kind === 'scalar' ? node.text : '',
    origin: node.origin,
  };
};

export const flag: Decoder = scalar((node, decoding) => {
  if (node.type === 'bool') return node;
  const found = node.type === 'str' ? castBoolean(String(node.value)) : undefined;
  if (found !== undefined) return withValue(node, 'bool', found.value);
  return invalid(node, decoding, unfit(node, decoding.path, BOOLEAN));
});

/** A whole number. The fraction of another is cut off, as Go does. */
export const integer: Decoder = scalar((node, decoding) => {
  const value = readInteger(node);
  if (value !== undefined) return withValue(node, 'int', value);
  return invalid(node, decoding, unfit(node, decoding.path, WHOLE_NUMBER));
});

const COUNT: Expected = { what: 'a whole number', isNot: 'is no count', help: 'Write 0 or a larger whole number.' };

export const count: Decoder = scalar((node, decoding) => {
  const value = readInteger(node);
  if (value !== undefined && value >= 0) return withValue(node, 'int', value);
  return invalid(node, decoding, unfit(node, decoding.path, COUNT));
});

/** A number that Docker Compose keeps in 32 bits. */
const float: Decoder = scalar((node, decoding) => {
  const value = typeof node.value === 'number' ? node.value : castFloat(String(node.value));
  if (value !== undefined && node.type !== 'bool') return withValue(node, 'float', toFloat32(value));
  return invalid(node, decoding, unfit(node, decoding.path, NUMBER));
});

const SIZE: Expected = {
  what: 'a size',
  isNot: 'is no size',
  help: 'Write a number with a unit: `512m`, `1.5g`, `64kb`. The units of Kubernetes (`Mi`, `Gi`) take a `B` here: `512MiB`.',
};

/** A size, as the digits of its bytes. */
const bytes: Decoder = scalar((node, decoding) => {
  const whole = castInteger(String(node.value));
  const size = whole ?? parseBytes(typeof node.value === 'number' ? node.value : String(node.value));
  if (size !== undefined && node.type !== 'bool') return withValue(node, 'str', String(size));
  return invalid(node, decoding, unfit(node, decoding.path, SIZE));
});

/** A duration, as Go prints it. */
export const duration: Decoder = scalar((node, decoding) => {
  const reading = readDuration(node.type === 'str' ? String(node.value) : goPrint(node));
  if ('nanoseconds' in reading) return withValue(node, 'str', formatGoDuration(reading.nanoseconds));
  const help = 'Write a number with a unit: `30s`, `1m30s`, `500ms`.';
  return invalid(node, decoding, unfit(node, decoding.path, { what: 'a duration', isNot: reading.problem, help }));
});

const MODE: Expected = { what: 'a file mode', isNot: 'is no file mode', help: 'Write the permissions in octal: `"0440"`.' };

/** File permissions: a number is taken as it is (`0440` in YAML is one in octal), a string is read in octal. */
export const mode: Decoder = scalar((node, decoding) => {
  const digits =
    typeof node.value === 'string'
      ? /^[0-7]{1,20}$/.exec(node.value)?.[0]
      : node.type === 'int'
        ? BigInt(String(node.value)).toString(8)
        : undefined;
  if (digits !== undefined && !digits.startsWith('-')) return withValue(node, 'str', `0${BigInt(`0o${digits}`).toString(8)}`);
  return invalid(node, decoding, unfit(node, decoding.path, MODE));
});

const DEVICES: Expected = {
  what: '`all` or a whole number',
  isNot: 'is neither `all` nor a whole number',
  help: 'Write `all` or a whole number.',
};

/** How many devices: a number, or `all`, which is -1. */
const deviceCount: Decoder = scalar((node, decoding) => {
  if (typeof node.value === 'string' && node.value.toLowerCase() === 'all') return withValue(node, 'int', -1);
  const value = node.type === 'float' ? undefined : readInteger(node);
  if (value !== undefined) return withValue(node, 'int', value);
  return invalid(node, decoding, unfit(node, decoding.path, DEVICES));
});

export const someText = unlessZero(text, '');
export const setFlag = unlessZero(flag, false);
export const someInteger = unlessZero(integer, 0);
export const someCount = unlessZero(count, 0);
export const someFloat = unlessZero(float, 0);
export const someBytes = unlessZero(bytes, '0');
export const someDuration = unlessZero(duration, '0s');
export const someDevices = unlessZero(deviceCount, 0);

function readInteger(node: SourceScalar): number | bigint | undefined {
  if (node.type === 'str') return castInteger(String(node.value));
  if (typeof node.value === 'bigint') return node.value;
  return typeof node.value === 'number' && Number.isFinite(node.value) ? Math.trunc(node.value) : undefined;
}

/** What is no scalar has been reported by the schema. */
function scalar(decode: (node: SourceScalar, decoding: Decoding) => SourceNode): Decoder {
  return (node, decoding) => (node.kind === 'scalar' ? decode(node, decoding) : node);
}

function withValue(node: SourceScalar, type: ScalarType, value: ScalarValue): SourceScalar {
  return node.type === type && node.value === value ? node : { ...node, type, value };
}

function isNullScalar(node: SourceNode): boolean {
  return node.kind === 'scalar' && node.value === null;
}
