/** What the exit status says, the same for every command. */

export const EXIT = {
  /** The job is done, and there is nothing to complain of. */
  clean: 0,
  /** Findings at or above the threshold, or drift. */
  findings: 1,
  /** The job could not be done: usage, unreadable or invalid input, nothing matched. */
  failed: 2,
  /** A fault of kubeferry. */
  bug: 70,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
