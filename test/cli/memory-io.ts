/** A machine in memory for the tests of commands: what a command writes can be read again. */

import type { FolderChange } from '../../src/cli/folder-change.ts';
import type { Io } from '../../src/cli/io.ts';
import type { Files } from '../../src/model/files.ts';
import { memoryFiles } from '../../src/parser/memory-files.ts';

export interface MemoryMachine {
  readonly io: Io;
  /** Text of every file by absolute path. */
  readonly disk: ReadonlyMap<string, string>;
  /** What commands asked to be written, in order. */
  readonly changes: readonly FolderChange[];
  out(): string;
  err(): string;
}

interface MachineOptions {
  /** Content by absolute path. */
  readonly files?: Readonly<Record<string, string>>;
  /** The same for content that is no text; commands read it, but `disk` does not show it. */
  readonly bytes?: Readonly<Record<string, Uint8Array>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly stdin?: string;
  readonly colour?: boolean;
}

export function memoryMachine({
  files = {},
  bytes = {},
  env = {},
  cwd = '/project',
  stdin = '',
  colour = false,
}: MachineOptions = {}): MemoryMachine {
  const out: string[] = [];
  const err: string[] = [];
  const changes: FolderChange[] = [];
  const disk = new Map(Object.entries(files));
  const stream = (texts: string[]) => ({ write: (text: string) => void texts.push(text), colour, columns: undefined });
  const changeFolder = (change: FolderChange): undefined => {
    changes.push(change);
    for (const { path, text } of change.write) disk.set(`${change.folder}/${path}`, text);
    for (const path of change.remove) disk.delete(`${change.folder}/${path}`);
  };
  return {
    io: {
      cwd,
      home: '/home/user',
      env,
      files: filesOf(disk, bytes),
      stdout: stream(out),
      stderr: stream(err),
      readStdin: async () => new TextEncoder().encode(stdin),
      changeFolder,
    },
    disk,
    changes,
    out: () => out.join(''),
    err: () => err.join(''),
  };
}

/** The files of a disk as it is at the time of each question. */
function filesOf(disk: ReadonlyMap<string, string>, bytes: Readonly<Record<string, Uint8Array>>): Files {
  const now = () => memoryFiles({ ...bytes, ...Object.fromEntries(disk) });
  return {
    kind: (path) => now().kind(path),
    read: (path, limit) => now().read(path, limit),
    list: (path) => now().list(path),
    real: (path) => now().real(path),
  };
}
