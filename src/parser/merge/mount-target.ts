/** The place in the container that a volume in short form is mounted at. */

/** Undefined when the text is no volume; the reader of the short form says why. A colon does not part inside `${…}` or after a drive letter. */
export function mountTarget(spec: string): string | undefined {
  if (spec.length <= 2) return spec === '' ? undefined : spec;
  const parts = partsOf(spec);
  if (parts.some((part) => part === '') || parts.length > 3) return undefined;
  return parts.length === 1 ? parts[0] : parts[1];
}

function partsOf(spec: string): readonly string[] {
  const parts: string[] = [];
  let part = '';
  let depth = 0;
  const chars = [...spec];
  for (const [i, char] of chars.entries()) {
    if (char === '$' && chars[i + 1] === '{') depth++;
    else if (char === '}' && depth > 0) depth--;
    if (char === ':' && depth === 0 && !/^\p{L}$/u.test(part)) {
      parts.push(part);
      part = '';
    } else part += char;
  }
  return [...parts, part];
}
