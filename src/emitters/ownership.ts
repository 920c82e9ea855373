/**
 * What a run may do to a folder that an earlier run wrote: the lock file knows the hash of every generated file, so that what a person changed by
 * hand is neither overwritten nor removed.
 */

import type { OutputFile } from './emitter.ts';

const LOCK_FILE = '.kubeferry.lock';

/** The hash of a short password tells the password, so files of secret values have a lock that stays out of version control as they do. */
const SECRET_LOCK_FILE = '.kubeferry-secrets.lock';

/** By path: the SHA-256 of the file as it was generated. */
export type Lock = ReadonlyMap<string, string>;

export interface Ownership {
  /** Files to write: new ones, and those that changed and were not touched. The locks are among them when they change. */
  readonly write: readonly OutputFile[];
  /** Generated earlier, no longer part of the result, and untouched. */
  readonly remove: readonly string[];
  /** Part of the result, but changed by hand, or there without having been generated. */
  readonly edited: readonly string[];
  /** Generated earlier, no longer part of the result, but changed by hand: they stay. */
  readonly orphaned: readonly string[];
}

export interface Folder {
  /** The text of a file of the folder; undefined where there is none. */
  readonly current: (path: string) => string | undefined;
  /** The SHA-256 of a text in UTF-8, as 64 hexadecimal digits: it runs over every byte that is written, which the platform does best. */
  readonly sha256: (text: string) => string;
}

export function planOwnership(files: readonly OutputFile[], { current, sha256 }: Folder): Ownership {
  const before = new Map([...readLock(current(LOCK_FILE)), ...readLock(current(SECRET_LOCK_FILE))]);
  const wanted = new Set(files.map(({ path }) => path));
  const stateOf = (file: OutputFile): 'same' | 'stale' | 'edited' => {
    const text = current(file.path);
    if (text === file.text) return 'same';
    return text === undefined || before.get(file.path) === sha256(text) ? 'stale' : 'edited';
  };
  const states = files.map((file) => ({ file, state: stateOf(file) }));
  const old = [...before].filter(([path]) => !wanted.has(path)).map(([path, hash]) => ({ path, text: current(path), hash }));
  return {
    write: [
      ...states.filter(({ state }) => state === 'stale').map(({ file }) => file),
      ...locksOf(files, sha256).filter(({ path, text }) => current(path) !== text),
    ],
    remove: [
      ...old.filter(({ text, hash }) => text !== undefined && sha256(text) === hash).map(({ path }) => path),
      ...(current(SECRET_LOCK_FILE) !== undefined && !files.some(({ secret }) => secret) ? [SECRET_LOCK_FILE] : []),
    ],
    edited: states.filter(({ state }) => state === 'edited').map(({ file }) => file.path),
    orphaned: old.filter(({ text, hash }) => text !== undefined && sha256(text) !== hash).map(({ path }) => path),
  };
}

function locksOf(files: readonly OutputFile[], sha256: Folder['sha256']): readonly OutputFile[] {
  const [open, secrets] = [files.filter(({ secret }) => !secret), files.filter(({ secret }) => secret)];
  const lock = { path: LOCK_FILE, text: printLock(open, sha256), secret: false };
  return secrets.length === 0 ? [lock] : [lock, { path: SECRET_LOCK_FILE, text: printLock(secrets, sha256), secret: true }];
}

function printLock(files: readonly OutputFile[], sha256: Folder['sha256']): string {
  const hashes = Object.fromEntries(files.map(({ path, text }) => [path, sha256(text)]));
  return `${JSON.stringify({ version: 1, files: hashes }, null, 2)}\n`;
}

/** A lock that cannot be read knows nothing: every file that differs then counts as changed by hand. */
function readLock(text: string | undefined): Lock {
  if (text === undefined) return new Map();
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return new Map();
  }
  const files = typeof data === 'object' && data !== null && 'files' in data ? data.files : undefined;
  if (typeof files !== 'object' || files === null) return new Map();
  return new Map(Object.entries(files).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}
