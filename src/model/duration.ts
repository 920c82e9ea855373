/** Durations as Compose files write them (`1m30s`, `1.5h`, `2d`) and as Go prints them. */

const SECOND = 1_000_000_000n;
const UNITS: ReadonlyMap<string, bigint> = new Map([
  ['ns', 1n],
  ['us', 1_000n],
  ['µs', 1_000n],
  ['μs', 1_000n],
  ['ms', 1_000_000n],
  ['s', SECOND],
  ['m', 60n * SECOND],
  ['h', 3600n * SECOND],
  ['d', 24n * 3600n * SECOND],
  ['w', 168n * 3600n * SECOND],
]);
const INT64_MAX = 9223372036854775807n;
/** A number, its fraction, and all up to the next number: the unit. */
const TERM = /([0-9]*)(?:\.([0-9]*))?([^0-9.]*)/y;

export type DurationReading = { readonly nanoseconds: bigint } | { readonly problem: string };

/** Reads a duration by the grammar of go-str2duration, which compose-go uses: a sign, then numbers each with a unit from ns to w. Only 0 needs no unit. */
export function readDuration(text: string): DurationReading {
  const unsigned = /^[+-]/.test(text) ? text.slice(1) : text;
  if (unsigned === '0') return { nanoseconds: 0n };
  if (unsigned === '') return { problem: 'is no duration' };
  let sum = 0n;
  TERM.lastIndex = 0;
  while (TERM.lastIndex < unsigned.length) {
    const term = readTerm(TERM.exec(unsigned) ?? []);
    if ('problem' in term) return term;
    sum += term.nanoseconds;
    if (sum > INT64_MAX) return { problem: 'is more than 292 years' };
  }
  return { nanoseconds: text.startsWith('-') ? -sum : sum };
}

function readTerm([, whole = '', fraction, name = '']: readonly (string | undefined)[]): DurationReading {
  if (whole === '' && (fraction ?? '') === '') return { problem: 'is no duration' };
  if (name === '') return { problem: 'has no unit' };
  const unit = UNITS.get(name);
  if (unit === undefined) return { problem: `has the unknown unit ${JSON.stringify(name)}` };
  if (whole.length > 19) return { problem: 'is more than 292 years' };
  const digits = (fraction ?? '').slice(0, 18);
  const part = digits === '' ? 0n : BigInt(Math.trunc(Number(digits) * (Number(unit) / 10 ** digits.length)));
  return { nanoseconds: BigInt(whole === '' ? '0' : whole) * unit + part };
}

/** The duration in seconds, exact to the nanosecond for anything under 100 days; undefined for text that is no duration. */
export function parseDuration(text: string): number | undefined {
  const reading = readDuration(text);
  return 'problem' in reading ? undefined : Number(reading.nanoseconds) / 1e9;
}

/** Prints nanoseconds as Go's `Duration.String`: `1h30m0s`, `1.5s`, `250ms`, `0s`. */
export function formatGoDuration(nanoseconds: bigint | number): string {
  const exact = BigInt(nanoseconds);
  const sign = exact < 0n ? '-' : '';
  const size = exact < 0n ? -exact : exact;
  if (size === 0n) return '0s';
  if (size < 1_000n) return `${sign}${size}ns`;
  if (size < 1_000_000n) return `${sign}${withFraction(size, 3)}µs`;
  if (size < SECOND) return `${sign}${withFraction(size, 6)}ms`;
  const hours = size / (3600n * SECOND);
  const minutes = (size / (60n * SECOND)) % 60n;
  const seconds = `${withFraction(size % (60n * SECOND), 9)}s`;
  if (hours > 0n) return `${sign}${hours}h${minutes}m${seconds}`;
  return minutes > 0n ? `${sign}${minutes}m${seconds}` : `${sign}${seconds}`;
}

/** Shifts the decimal point to the left, without trailing zeros. */
function withFraction(value: bigint, digits: number): string {
  const text = value.toString().padStart(digits + 1, '0');
  const fraction = text.slice(-digits).replace(/0+$/, '');
  const whole = text.slice(0, -digits);
  return fraction === '' ? whole : `${whole}.${fraction}`;
}
