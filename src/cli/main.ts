/** The command line: finds the command, reads its options, and turns every end of the run into an exit status. */

import { Argument, CommanderError, InvalidArgumentError, Option, Command as Program } from 'commander';
import { version } from '../generated/version.js';
import type { ArgumentSpec, Command, OptionSpec } from './command.ts';
import { COMMANDS, type CommandEntry } from './commands.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import type { Io } from './io.ts';

export interface MainOptions {
  readonly commands?: readonly CommandEntry[];
}

export async function main(argv: readonly string[], io: Io, { commands = COMMANDS }: MainOptions = {}): Promise<ExitCode> {
  let code: ExitCode = EXIT.clean;
  try {
    const program = emptyProgram(io);
    for (const entry of commands) {
      const subprogram = program.command(entry.name).description(entry.summary);
      if (!argv.includes(entry.name)) continue;
      const { command } = await entry.load();
      declare(subprogram, command);
      subprogram.action(async () => {
        code = await command.run(given(subprogram) as never, io);
      });
    }
    await program.parseAsync([...argv], { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.clean : EXIT.failed;
    io.stderr.write(bugReport(error));
    return EXIT.bug;
  }
}

/** Settings of the program are inherited by the commands that are added to it. */
function emptyProgram(io: Io): Program {
  return new Program('kubeferry')
    .description('Takes a Docker Compose project off one machine: reads, lints and converts it to Kubernetes.')
    .version(version)
    .exitOverride()
    .showHelpAfterError('Add --help to see what there is.')
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
      getOutHelpWidth: () => io.stdout.columns ?? 100,
      getErrHelpWidth: () => io.stderr.columns ?? 100,
      getOutHasColors: () => io.stdout.colour,
      getErrHasColors: () => io.stderr.colour,
    });
}

function declare(program: Program, command: Command<never>): void {
  for (const argument of command.arguments ?? []) program.addArgument(argumentOf(argument));
  for (const option of command.options) program.addOption(optionOf(option));
  const { examples = [] } = command;
  if (examples.length > 0) program.addHelpText('after', `\nExamples:\n${examples.map((example) => `  ${example}\n`).join('')}`);
}

function argumentOf({ syntax, help, choices }: ArgumentSpec): Argument {
  const argument = new Argument(syntax, help);
  return choices === undefined ? argument : argument.choices(choices);
}

function optionOf({ flags, help, choices, repeat, form, default: otherwise }: OptionSpec): Option {
  const option = new Option(flags, help);
  if (choices !== undefined) option.choices(choices);
  if (otherwise !== undefined) option.default(otherwise);
  if (repeat) option.argParser((value: string, before: readonly string[] = []) => [...before, inForm(value, form)]);
  return option;
}

function inForm(value: string, form: OptionSpec['form']): string {
  if (form?.matches.test(value) === false) throw new InvalidArgumentError(`Write it as in ${form.example}.`);
  return value;
}

/** What the user gave, options and arguments alike, by name. */
function given(program: Program): Readonly<Record<string, unknown>> {
  const named = program.registeredArguments.map((argument, i) => [argument.name(), program.processedArgs[i]] as const);
  return { ...program.opts(), ...Object.fromEntries(named.filter(([, value]) => value !== undefined)) };
}

function bugReport(error: unknown): string {
  const details = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `kubeferry: this is a fault of kubeferry, not of your files. Please report it with the lines below.\nkubeferry ${version}\n${details}\n`;
}
