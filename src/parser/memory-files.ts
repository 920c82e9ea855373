/** Files that live in memory: for a browser, and for tests. */

import { cleanPath, dirname } from '../model/file-path.ts';
import type { FileKind, Files, ReadResult } from '../model/files.ts';

/** Contents by absolute path. Folders are there because files are in them. */
export function memoryFiles(contents: Readonly<Record<string, string | Uint8Array>>): Files {
  const files = new Map(Object.entries(contents).map(([path, content]) => [cleanPath(path), bytesOf(content)]));
  const folders = foldersOf(files.keys());
  return {
    kind: (path) => kindOf(path),
    read: (path, limit) => read(path, limit),
    list: (path) => [...(folders.get(cleanPath(path)) ?? [])].sort(),
    real: (path) => cleanPath(path),
  };

  function kindOf(path: string): FileKind | undefined {
    if (files.has(cleanPath(path))) return 'file';
    return folders.has(cleanPath(path)) ? 'directory' : undefined;
  }

  function read(path: string, limit: number): ReadResult {
    const bytes = files.get(cleanPath(path));
    if (bytes === undefined) return { problem: folders.has(cleanPath(path)) ? 'directory' : 'missing' };
    return bytes.length > limit ? { problem: 'too-large' } : { bytes };
  }
}

function bytesOf(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? new TextEncoder().encode(content) : content;
}

/** The names in every folder on the way to a file. */
function foldersOf(paths: Iterable<string>): ReadonlyMap<string, ReadonlySet<string>> {
  const folders = new Map<string, Set<string>>();
  for (const path of paths) {
    for (let child = path; dirname(child) !== child; child = dirname(child)) {
      const folder = dirname(child);
      const names = folders.get(folder) ?? new Set();
      names.add(child.slice(child.lastIndexOf('/') + 1));
      folders.set(folder, names);
    }
  }
  return folders;
}
