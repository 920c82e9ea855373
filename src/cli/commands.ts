/** The list of commands. Each is a file under `commands/` that is loaded only when it is asked for. */

import type { Command } from './command.ts';

export interface CommandEntry {
  readonly name: string;
  readonly summary: string;
  readonly load: () => Promise<{ readonly command: Command<never> }>;
}

export const COMMANDS: readonly CommandEntry[] = [];
