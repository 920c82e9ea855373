/** The short syntax of a mount, `[source:]target[:options]` (Compose specification, "volumes"; compose-go, format/volume.go). */

import type { SpecPart } from './port-spec.ts';

export interface VolumeSpec {
  readonly type: 'bind' | 'volume';
  /** Absent: an anonymous volume. */
  readonly source?: SpecPart;
  readonly target: SpecPart;
  readonly options: readonly VolumeOption[];
}

export interface VolumeOption extends SpecPart {
  /** What the option sets. Docker Compose passes over options that it does not know. */
  readonly sets: 'read_only' | 'nocopy' | 'propagation' | 'selinux' | 'unknown';
}

export type VolumeSpecReading = VolumeSpec | { readonly problem: string };

/** A source that begins like a path is one; anything else names a volume, `data/sub` too. */
export function parseVolumeSpec(text: string): VolumeSpecReading {
  if (text === '') return { problem: 'the mount is empty' };
  if (text.length <= 2) return { type: 'volume', target: { text, start: 0, end: text.length }, options: [] };
  const parts = splitAtColons(text);
  if (parts.some((part) => part.text === ''))
    return { problem: `nothing stands between two colons, or before or after one, in ${JSON.stringify(text)}` };
  const [first, second, third, ...more] = parts;
  if (first === undefined || more.length > 0) return { problem: `${JSON.stringify(text)} has more than two colons` };
  if (second === undefined) return { type: 'volume', target: first, options: [] };
  return {
    type: isPath(first.text) ? 'bind' : 'volume',
    source: first,
    target: second,
    options: third === undefined ? [] : readOptions(third),
  };
}

/** The colon after a lone letter belongs to a Windows drive, one within `${…}` to a default that was not filled in. */
function splitAtColons(text: string): readonly SpecPart[] {
  const parts: SpecPart[] = [];
  let start = 0;
  let open = 0;
  for (let i = 0; i <= text.length; i++) {
    if (text.startsWith('${', i)) open++;
    else if (text[i] === '}' && open > 0) open--;
    const isEnd = i === text.length;
    if (!isEnd && (text[i] !== ':' || open > 0 || isDrive(text.slice(start, i)))) continue;
    parts.push({ text: text.slice(start, i), start, end: i });
    start = i + 1;
  }
  return parts;
}

function isDrive(text: string): boolean {
  return /^\p{L}$/u.test(text);
}

/** `.`, `/`, `~`, a Windows pipe or drive. */
function isPath(source: string): boolean {
  return /^[./~]/.test(source) || source.startsWith('\\\\') || /^\p{L}:/u.test(source);
}

const BY_OPTION: ReadonlyMap<string, VolumeOption['sets']> = new Map<string, VolumeOption['sets']>([
  ['ro', 'read_only'],
  ['rw', 'read_only'],
  ['nocopy', 'nocopy'],
  ['rprivate', 'propagation'],
  ['private', 'propagation'],
  ['rshared', 'propagation'],
  ['shared', 'propagation'],
  ['rslave', 'propagation'],
  ['slave', 'propagation'],
  ['z', 'selinux'],
  ['Z', 'selinux'],
]);

function readOptions(part: SpecPart): readonly VolumeOption[] {
  let start = part.start;
  return part.text.split(',').map((text) => {
    const option = { text, start, end: start + text.length, sets: BY_OPTION.get(text) ?? ('unknown' as const) };
    start = option.end + 1;
    return option;
  });
}
