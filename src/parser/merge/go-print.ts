/** Values as Go's `fmt.Sprint` writes them, which is how Docker Compose turns them into text. */

import type { SourceNode, SourceScalar } from '../source-tree.ts';

export function goPrint(node: SourceNode): string {
  if (node.kind === 'list') return `[${node.items.map(goPrint).join(' ')}]`;
  if (node.kind === 'map')
    return `map[${[...node.entries]
      .map(([key, value]) => `${key}:${goPrint(value)}`)
      .sort()
      .join(' ')}]`;
  return goPrintScalar(node);
}

function goPrintScalar({ type, value, text }: SourceScalar): string {
  if (value === null) return '<nil>';
  if (typeof value === 'number' && type === 'float') return goPrintFloat(value);
  if (type === 'timestamp') return goPrintTime(text);
  return String(value);
}

/** The shortest digits that give the number back, with an exponent when it is below -4 or above 20 (verb `%v`). */
export function goPrintFloat(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '+Inf' : '-Inf';
  if (value === 0) return Object.is(value, -0) ? '-0' : '0';
  const [digits = '', exponent = '0'] = value.toExponential().split('e');
  const power = Number(exponent);
  if (power < -4 || power > 20) return `${digits}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`;
  return decimal(digits, power);
}

function decimal(mantissa: string, power: number): string {
  const sign = mantissa.startsWith('-') ? '-' : '';
  const digits = mantissa.replace('-', '').replace('.', '');
  if (power < 0) return `${sign}0.${'0'.repeat(-power - 1)}${digits}`;
  const whole = digits.slice(0, power + 1).padEnd(power + 1, '0');
  const rest = digits.slice(power + 1);
  return sign + whole + (rest === '' ? '' : `.${rest}`);
}

const TIMESTAMP =
  /^(\d{4})-(\d\d?)-(\d\d?)(?:(?:[Tt]|[ \t]+)(\d\d?):(\d\d):(\d\d)(?:\.(\d{1,9}))?(?:[ \t]*(?:([Zz])|([-+])(\d\d?)(?::?(\d\d))?))?)?$/;

/** A YAML timestamp as Go prints a `time.Time`: `2024-01-01` is `2024-01-01 00:00:00 +0000 UTC`. */
function goPrintTime(text: string): string {
  const match = TIMESTAMP.exec(text);
  if (match === null) return text;
  const [
    ,
    year,
    month = '',
    day = '',
    hour = '0',
    minute = '00',
    second = '00',
    fraction = '',
    ,
    sign,
    zoneHours = '',
    zoneMinutes = '00',
  ] = match;
  const rest = fraction.replace(/0+$/, '');
  const clock = `${hour.padStart(2, '0')}:${minute}:${second}${rest === '' ? '' : `.${rest}`}`;
  const offset = `${zoneHours.padStart(2, '0')}${zoneMinutes}`;
  const zone = sign === undefined || offset === '0000' ? '+0000 UTC' : `${sign}${offset} ${sign}${offset}`;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')} ${clock} ${zone}`;
}
