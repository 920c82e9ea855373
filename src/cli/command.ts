/** What a command declares of itself. It is plain data, so that a command can be tested, and documented, without running the program. */

import type { ExitCode } from './exit-code.ts';
import type { Io } from './io.ts';

export interface OptionSpec {
  /** As commander reads it: `-f, --file <path>`, `--strict`, `--no-x`. The value is found under the long name in camel case. */
  readonly flags: string;
  readonly help: string;
  readonly choices?: readonly string[];
  readonly default?: string | boolean;
  /** May be given more than once: the value is the list of what was given. */
  readonly repeat?: true;
  /** What each value of one that may be repeated looks like. */
  readonly form?: { readonly matches: RegExp; readonly example: string };
}

export interface ArgumentSpec {
  /** `<target>`, `[target]` or `[path...]`. The value is found under the name. */
  readonly syntax: string;
  readonly help: string;
  readonly choices?: readonly string[];
}

/** `Options` is the shape of what the user gave: options by their camel-case names, and arguments by theirs. */
export interface Command<Options> {
  readonly arguments?: readonly ArgumentSpec[];
  readonly options: readonly OptionSpec[];
  /** Shown below the help. */
  readonly examples?: readonly string[];
  run(options: Options, io: Io): Promise<ExitCode>;
}

export function defineCommand<Options>(command: Command<Options>): Command<Options> {
  return command;
}
