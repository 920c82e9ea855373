/** A machine in memory for the tests of commands. */

import type { FolderChange } from '../../src/cli/folder-change.ts';
import type { Io } from '../../src/cli/io.ts';
import type { Files } from '../../src/model/files.ts';

export interface MemoryMachine {
  readonly io: Io;
  out(): string;
  err(): string;
  /** What commands asked to be written. */
  readonly changes: readonly FolderChange[];
}

interface MachineOptions {
  /** Content by absolute path. */
  readonly files?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly stdin?: string;
  readonly colour?: boolean;
}

export function memoryMachine({ files = {}, env = {}, cwd = '/project', stdin = '', colour = false }: MachineOptions = {}): MemoryMachine {
  const out: string[] = [];
  const err: string[] = [];
  const changes: FolderChange[] = [];
  const stream = (texts: string[]) => ({ write: (text: string) => void texts.push(text), colour, columns: undefined });
  return {
    io: {
      cwd,
      home: '/home/user',
      env,
      files: memoryFiles(files),
      stdout: stream(out),
      stderr: stream(err),
      readStdin: async () => new TextEncoder().encode(stdin),
      changeFolder: (change) => {
        changes.push(change);
        return undefined;
      },
    },
    out: () => out.join(''),
    err: () => err.join(''),
    changes,
  };
}

function memoryFiles(contents: Readonly<Record<string, string>>): Files {
  const texts = new Map(Object.entries(contents));
  const below = (path: string): readonly string[] => {
    const prefix = path === '/' ? '/' : `${path}/`;
    const names = [...texts.keys()].filter((file) => file.startsWith(prefix)).map((file) => file.slice(prefix.length).split('/')[0] ?? '');
    return [...new Set(names)].sort();
  };
  return {
    kind: (path) => (texts.has(path) ? 'file' : below(path).length > 0 ? 'directory' : undefined),
    read: (path, limit) => {
      const text = texts.get(path);
      if (text === undefined) return { problem: below(path).length > 0 ? 'directory' : 'missing' };
      const bytes = new TextEncoder().encode(text);
      return bytes.length > limit ? { problem: 'too-large' } : { bytes };
    },
    list: below,
    real: (path) => path,
  };
}
