/** A place in the Compose model: the keys and list indexes from the root. Segments are never joined by dots inside, so a key may hold any character. */

export type Segment = string | number;
export type Path = readonly Segment[];

const PLAIN_KEY = /^[A-Za-z_][A-Za-z0-9_-]*$/;

/** Writes a path as users read it: `services.web.ports[0].target`, `services["my.app"].image`. */
export function formatPath(path: Path): string {
  let text = '';
  for (const segment of path) {
    if (typeof segment === 'number') text += `[${segment}]`;
    else if (PLAIN_KEY.test(segment)) text += text === '' ? segment : `.${segment}`;
    else text += `[${JSON.stringify(segment)}]`;
  }
  return text;
}

/** Reads what {@link formatPath} writes; also accepts numbers as plain segments (`ports.0`). Returns undefined for text that is no path. */
export function parsePath(text: string): Path | undefined {
  const path: Segment[] = [];
  const token = /\.?([A-Za-z0-9_-]+)|\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]/y;
  while (token.lastIndex < text.length) {
    const match = token.exec(text);
    if (match === null) return undefined;
    const [, key, index, quoted] = match;
    if (index !== undefined) path.push(Number(index));
    else if (quoted !== undefined) path.push(JSON.parse(quoted) as string);
    else if (key !== undefined) path.push(/^\d+$/.test(key) ? Number(key) : key);
  }
  return path.length === 0 ? undefined : path;
}

export function startsWith(path: Path, prefix: Path): boolean {
  return prefix.length <= path.length && prefix.every((segment, i) => segment === path[i]);
}

/**
 * Tells whether a pattern of the ownership table covers a path. In a pattern `*` stands for one segment and a final `**` for that
 * place and everything below it: `services.*.healthcheck.**`.
 */
export function matchesPattern(path: Path, pattern: string): boolean {
  const parts = pattern.split('.');
  const deep = parts.at(-1) === '**';
  if (deep) parts.pop();
  if (deep ? path.length < parts.length : path.length !== parts.length) return false;
  return parts.every((part, i) => part === '*' || part === String(path[i]));
}
