/** Prints values as Go's `fmt.Sprint` does, which is how Docker Compose turns a YAML number, boolean or date into text. */

import type { ScalarType, ScalarValue } from './scalar.ts';

/**
 * The text of a scalar. A whole number is an int unless `type` says `float`; a timestamp is given in RFC 3339 form.
 * null becomes `<nil>`, as in Go: what null means at a place is the caller's rule.
 */
export function goSprint(value: ScalarValue, type?: ScalarType): string {
  if (value === null) return '<nil>';
  if (typeof value === 'number' && (type === 'float' || !Number.isInteger(value))) return sprintFloat(value);
  if (typeof value === 'string' && type === 'timestamp') return sprintTimestamp(value);
  return String(value);
}

/** A float64 by `%v`: the fewest digits that read back the same, with an exponent below 1e-4 and from 1e6 on (Go, strconv: FormatFloat 'g'). */
function sprintFloat(value: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'NaN' : value > 0 ? '+Inf' : '-Inf';
  if (Object.is(value, -0)) return '-0';
  const [mantissa, power] = value.toExponential().split('e');
  const exponent = Number(power);
  if (exponent < -4 || exponent >= 6) return `${mantissa}e${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;
  return String(value);
}

/** RFC 3339 to the form of Go's `Time.String`: `2024-01-01 00:00:00 +0000 UTC`. A zone that has no name is written twice. */
function sprintTimestamp(rfc3339: string): string {
  const [, date, clock, zone = 'Z'] = /^(.{10})T([\d:.]+)(.+)$/.exec(rfc3339) ?? [];
  if (date === undefined) return rfc3339;
  const offset = zone.replace(':', '');
  return `${date} ${clock} ${zone === 'Z' ? '+0000 UTC' : `${offset} ${offset}`}`;
}
