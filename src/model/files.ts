/** The port through which the core sees files. The command line gives the real ones, a browser or a test gives them from memory. */

export type FileKind = 'file' | 'directory' | 'other';

/** Why a file could not be read. `other` covers devices, sockets and pipes, which are never opened. */
export type ReadProblem = 'missing' | 'directory' | 'other' | 'too-large' | 'denied';

export type ReadResult = { readonly bytes: Uint8Array } | { readonly problem: ReadProblem };

/** Paths are absolute and use `/`. No method throws. */
export interface Files {
  kind(path: string): FileKind | undefined;
  /** Reads a regular file of at most `limit` bytes. */
  read(path: string, limit: number): ReadResult;
  /** Names of the entries of a directory, sorted; empty for anything else. */
  list(path: string): readonly string[];
  /** The path with symbolic links followed; the path itself when there is nothing to follow. */
  real(path: string): string;
}
