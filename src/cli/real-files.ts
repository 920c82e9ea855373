/** Files of the machine. Only regular files are opened: reading a pipe or a device could hang, or change something. */

import { closeSync, constants, fstatSync, openSync, readdirSync, readSync, realpathSync, type Stats, statSync } from 'node:fs';
import type { FileKind, Files, ReadProblem, ReadResult } from '../model/files.ts';

const CHUNK = 64 * 1024;

export const realFiles: Files = {
  kind: (path) => attempt(() => kindAt(path)),
  read: (path, limit) => {
    try {
      return read(path, limit);
    } catch (error) {
      return { problem: problemOf(error) };
    }
  },
  list: (path) => attempt(() => readdirSync(path).sort()) ?? [],
  real: (path) => attempt(() => realpathSync(path)) ?? path,
};

function attempt<T>(ask: () => T): T | undefined {
  try {
    return ask();
  } catch {
    return undefined;
  }
}

function kindAt(path: string): FileKind | undefined {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats && kindOf(stats);
}

function kindOf(stats: Stats): FileKind {
  if (stats.isFile()) return 'file';
  return stats.isDirectory() ? 'directory' : 'other';
}

function read(path: string, limit: number): ReadResult {
  const kind = kindAt(path) ?? 'missing';
  if (kind !== 'file') return { problem: kind };
  // Between the look and the opening the file may have become a pipe: do not wait for its writer, and look again.
  const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const stats = fstatSync(file);
    if (!stats.isFile()) return { problem: 'other' };
    if (stats.size > limit) return { problem: 'too-large' };
    const bytes = readAll(file, { size: stats.size, limit });
    return bytes === undefined ? { problem: 'too-large' } : { bytes };
  } finally {
    closeSync(file);
  }
}

/** The size that a file tells may be wrong (in `/proc` it is 0), so the limit is held to what is read. */
function readAll(file: number, { size, limit }: { readonly size: number; readonly limit: number }): Uint8Array | undefined {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const chunk = new Uint8Array(length < size ? size + 1 : CHUNK);
    const count = readSync(file, chunk);
    if (count === 0) return Buffer.concat(chunks);
    length += count;
    if (length > limit) return undefined;
    chunks.push(chunk.subarray(0, count));
  }
}

const PROBLEMS: Readonly<Record<string, ReadProblem>> = {
  EACCES: 'denied',
  EPERM: 'denied',
  EISDIR: 'directory',
  ENXIO: 'other',
};

function problemOf(error: unknown): ReadProblem {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return PROBLEMS[code] ?? 'missing';
}
