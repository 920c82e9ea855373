/** Says in words why a file could not be read, and what to do about it. */

import type { ReadProblem } from '../model/files.ts';

export interface ProblemText {
  readonly reason: string;
  readonly help: string;
}

const MIB = 1024 * 1024;

export function describeProblem(problem: ReadProblem, limit: number): ProblemText {
  switch (problem) {
    case 'missing':
      return { reason: 'there is no such file', help: 'Create the file, or correct the path.' };
    case 'directory':
      return { reason: 'it is a folder', help: 'Name a file in it.' };
    case 'other':
      return { reason: 'it is a device, socket or pipe', help: 'Name a regular file.' };
    case 'too-large':
      return { reason: `it is larger than ${limit / MIB} MiB`, help: 'Split the file, or name the right one.' };
    case 'denied':
      return { reason: 'reading it is not permitted', help: 'Give yourself permission to read the file.' };
  }
}
