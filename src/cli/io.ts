/** All that a command may touch of the machine. Tests give one that lives in memory. */

import type { Files } from '../model/files.ts';
import type { FolderChange } from './folder-change.ts';

/** A stream that text goes to. */
export interface Output {
  write(text: string): void;
  /** Whether the reader sees colours. */
  readonly colour: boolean;
  /** Width of the terminal; undefined when it is none. */
  readonly columns: number | undefined;
}

export interface Io {
  /** Absolute. */
  readonly cwd: string;
  readonly home: string;
  readonly env: Readonly<Record<string, string>>;
  readonly files: Files;
  /** Data. */
  readonly stdout: Output;
  /** Everything else. */
  readonly stderr: Output;
  /** All of stdin; cut short when there is more than any loader takes. */
  readStdin(): Promise<Uint8Array>;
  /** Changes the files of a folder, all or none. Returns why it could not, in the user's words. */
  changeFolder(change: FolderChange): string | undefined;
}
