/** Reads numbers and booleans out of strings, by the grammars of Go's strconv as compose-go applies them. */

const INTEGER = /^[+-]?[0-9]+$/;
const DECIMAL = /^[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?$/;
const INT64_MAX = 9223372036854775807n;
const INT64_MIN = -9223372036854775808n;

/** A whole number of 64 bits in base 10; a bigint where a number would lose digits. */
export function castInteger(text: string): number | bigint | undefined {
  if (!INTEGER.test(text) || text.length > 25) return undefined;
  const exact = BigInt(text.startsWith('+') ? text.slice(1) : text);
  if (exact > INT64_MAX || exact < INT64_MIN) return undefined;
  const number = Number(exact);
  return Number.isSafeInteger(number) ? number : exact;
}

/** A finite decimal number. */
export function castFloat(text: string): number | undefined {
  if (!DECIMAL.test(text)) return undefined;
  const number = Number(text);
  return Number.isFinite(number) ? number : undefined;
}

/** `true` and `false` in any case; the other words of YAML 1.1 too, marked as `legacy`, since compose-go accepts them with a warning. */
export function castBoolean(text: string): { readonly value: boolean; readonly legacy: boolean } | undefined {
  switch (text.toLowerCase()) {
    case 'true':
      return { value: true, legacy: false };
    case 'false':
      return { value: false, legacy: false };
    case 'y':
    case 'yes':
    case 'on':
      return { value: true, legacy: true };
    case 'n':
    case 'no':
    case 'off':
      return { value: false, legacy: true };
    default:
      return undefined;
  }
}

/** The number of 32 bits that Go keeps some values in, as the shortest decimal that means it: what Go prints. */
export function toFloat32(number: number): number {
  const single = Math.fround(number);
  for (let digits = 1; digits < 9; digits++) {
    const short = Number(single.toPrecision(digits));
    if (Math.fround(short) === single) return short;
  }
  return Number(single.toPrecision(9));
}
