/** Sizes as Compose files write them, and as Kubernetes does. */

const UNITS: ReadonlyMap<string, number> = new Map([
  ['', 1],
  ['k', 1024],
  ['m', 1024 ** 2],
  ['g', 1024 ** 3],
  ['t', 1024 ** 4],
  ['p', 1024 ** 5],
]);
/** The suffixes of a unit are `b` and `ib`; `Gi` as Kubernetes writes it is none. */
const SIZE = /^([+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:e[+-]?[0-9]+)?) ?([kmgtp]?)(i?b)?$/i;

/**
 * The size in bytes, by the grammar of docker/go-units: `512m`, `1.5 GiB`, `64kb`. Every unit is binary, so `1kb` is 1024 bytes.
 * A plain whole number may be negative (`-1` is "no limit"). Undefined for what is no size.
 */
export function parseBytes(size: string | number): number | undefined {
  if (typeof size === 'number') return Number.isInteger(size) ? size : undefined;
  if (/^[+-]?[0-9]{1,19}$/.test(size)) return Number(size);
  const [, digits = '', unit = '', suffix = ''] = SIZE.exec(size) ?? [];
  if (digits === '' || (unit === '' && suffix.length > 1)) return undefined;
  const bytes = Math.trunc(Number(digits) * (UNITS.get(unit.toLowerCase()) ?? Number.NaN));
  return bytes >= 0 && bytes <= 2 ** 63 ? bytes : undefined;
}

const QUANTITY_UNITS = [
  ['Ti', 1024 ** 4],
  ['Gi', 1024 ** 3],
  ['Mi', 1024 ** 2],
  ['Ki', 1024],
] as const;

/** A whole number of bytes as a Kubernetes quantity, in the largest binary unit that is exact: `512Mi`, `1000`. */
export function formatQuantity(bytes: number): string {
  const unit = QUANTITY_UNITS.find(([, size]) => bytes !== 0 && bytes % size === 0);
  return unit === undefined ? String(bytes) : `${bytes / unit[1]}${unit[0]}`;
}
