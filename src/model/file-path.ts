/** Paths as text: POSIX rules for everything that the core reads and writes, and a way to tell a Windows path from a relative one. */

const WINDOWS_DRIVE = /^[A-Za-z]:[\\/]/;
const WINDOWS_SHARE = /^(?:\\\\|\/\/)[^\\/]+[\\/]+[^\\/]/;

export function isAbsolute(path: string): boolean {
  return path.startsWith('/');
}

/** Tells `C:\data`, `c:/data` and `\\server\share` from paths of this system. They are kept as they are. */
export function isWindowsAbsolute(path: string): boolean {
  return WINDOWS_DRIVE.test(path) || (path.startsWith('\\') && WINDOWS_SHARE.test(path));
}

/** The shortest equal path: no `.`, no doubled or final `/`, `..` taken up where it can be. The empty path is `.`. */
export function cleanPath(path: string): string {
  const rooted = isAbsolute(path);
  const kept: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') kept.push(part);
    else if (kept.length > 0 && kept.at(-1) !== '..') kept.pop();
    else if (!rooted) kept.push(part);
  }
  const joined = kept.join('/');
  if (rooted) return `/${joined}`;
  return joined === '' ? '.' : joined;
}

/** Puts parts together and cleans the result; empty parts count for nothing, and no parts give the empty path. */
export function joinPath(...parts: readonly string[]): string {
  const given = parts.filter((part) => part !== '');
  return given.length === 0 ? '' : cleanPath(given.join('/'));
}

/** `path` as seen from the folder `base`; an absolute path stays. */
export function resolvePath(base: string, path: string): string {
  return isAbsolute(path) ? cleanPath(path) : joinPath(base, path);
}

/** All but the last part: `/a/b` gives `/a`, `b` gives `.`. */
export function dirname(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash === -1 ? '.' : cleanPath(path.slice(0, slash + 1));
}

/** The last part, without final slashes; `/` for the root and `.` for the empty path. */
export function basename(path: string): string {
  if (path === '') return '.';
  const trimmed = trimSlashes(path);
  return trimmed === '' ? '/' : trimmed.slice(trimmed.lastIndexOf('/') + 1);
}

/** The way from the folder `from` to `to`: both absolute, or both relative to the same folder. `.` when they are the same. */
export function relativePath(from: string, to: string): string {
  const start = partsOf(from);
  const goal = partsOf(to);
  let shared = 0;
  while (shared < start.length && shared < goal.length && start[shared] === goal[shared]) shared++;
  const way = [...start.slice(shared).map(() => '..'), ...goal.slice(shared)];
  return way.length === 0 ? '.' : way.join('/');
}

/** Whether `path` is `folder` or lies below it. Both are cleaned first; symbolic links are not followed. */
export function isInside(path: string, folder: string): boolean {
  const outer = cleanPath(folder);
  const inner = cleanPath(path);
  if (outer === '.') return !isAbsolute(inner) && inner !== '..' && !inner.startsWith('../');
  return inner === outer || inner.startsWith(outer === '/' ? '/' : `${outer}/`);
}

function partsOf(path: string): readonly string[] {
  return cleanPath(path)
    .split('/')
    .filter((part) => part !== '' && part !== '.');
}

/** By hand: a `/+$` pattern takes quadratic time on a long run of slashes that is not at the end. */
function trimSlashes(path: string): string {
  let end = path.length;
  while (end > 0 && path[end - 1] === '/') end--;
  return path.slice(0, end);
}
