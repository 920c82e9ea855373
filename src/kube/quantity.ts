/** Quantities: `250m`, `1.5Gi`, `2e3`. https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/ */

const QUANTITY = /^([+-]?)(\d{1,40}\.?\d{0,40}|\.\d{1,40})(?:([KMGTPE]i)|([numkMGTPE])|[eE]([+-]?\d{1,2}))?$/;

const BINARY: Readonly<Record<string, bigint>> = { Ki: 10n, Mi: 20n, Gi: 30n, Ti: 40n, Pi: 50n, Ei: 60n };
const DECIMAL: Readonly<Record<string, number>> = { n: -9, u: -6, m: -3, k: 3, M: 6, G: 9, T: 12, P: 15, E: 18 };

/** In billionths, rounded up as the API server does; undefined for what is no quantity. */
export function parseQuantity(text: string): bigint | undefined {
  const match = QUANTITY.exec(text);
  if (match === null) return undefined;
  const [, sign, number = '', binary, decimal, exponent] = match;
  const [whole = '', fraction = ''] = number.split('.');
  const power = 9 - fraction.length + (decimal === undefined ? Number(exponent ?? 0) : (DECIMAL[decimal] ?? 0));
  const digits = BigInt(whole + fraction) << (binary === undefined ? 0n : (BINARY[binary] ?? 0n));
  const amount = power >= 0 ? digits * 10n ** BigInt(power) : divideUp(digits, 10n ** BigInt(-power));
  return sign === '-' ? -amount : amount;
}

function divideUp(dividend: bigint, divisor: bigint): bigint {
  return (dividend + divisor - 1n) / divisor;
}
