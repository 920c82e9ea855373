import { describe, expect, it } from 'vitest';
import { defineCommand } from '../../src/cli/command.ts';
import type { CommandEntry } from '../../src/cli/commands.ts';
import { EXIT } from '../../src/cli/exit-code.ts';
import { main } from '../../src/cli/main.ts';
import { memoryMachine } from './memory-io.ts';

const echo = defineCommand<Readonly<Record<string, unknown>>>({
  arguments: [{ syntax: '[path...]', help: 'files' }],
  options: [
    { flags: '-f, --file <path>', help: 'a file', repeat: true },
    { flags: '--format <name>', help: 'a format', choices: ['text', 'json'], default: 'text' },
    { flags: '--strict', help: 'strict' },
  ],
  examples: ['kubeferry echo web.yaml'],
  run: async (options, io) => {
    io.stdout.write(JSON.stringify(options));
    return EXIT.findings;
  },
});

let loaded = 0;
const commands: readonly CommandEntry[] = [
  {
    name: 'echo',
    summary: 'prints what it was given',
    load: async () => {
      loaded += 1;
      return { command: echo };
    },
  },
  {
    name: 'broken',
    summary: 'has a fault',
    load: async () => ({
      command: defineCommand<object>({
        options: [],
        run: async () => {
          throw new TypeError('x is not a function');
        },
      }),
    }),
  },
];

async function run(...argv: readonly string[]) {
  const machine = memoryMachine();
  const code = await main(argv, machine.io, { commands });
  return { code, out: machine.out(), err: machine.err() };
}

describe('main', () => {
  it('hands a command its options and arguments by name, and returns its status', async () => {
    const { code, out } = await run('echo', '-f', 'a', '--file', 'b', '--strict', 'x', 'y');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toEqual({ file: ['a', 'b'], format: 'text', strict: true, path: ['x', 'y'] });
  });

  it('loads no command for --version, which is data', async () => {
    loaded = 0;
    const { code, out, err } = await run('--version');
    expect(code).toBe(0);
    expect(out).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect(err).toBe('');
    expect(loaded).toBe(0);
  });

  it.each([
    ['--help', /echo .*prints what it was given/],
    ['echo --help', /--file <path>[\s\S]*Examples:\n {2}kubeferry echo web\.yaml/],
    ['help echo', /--file <path>/],
  ])('%s is data', async (argv, expected) => {
    const { code, out, err } = await run(...argv.split(' '));
    expect(out).toMatch(expected);
    expect([code, err]).toEqual([0, '']);
  });

  it.each([
    ['ecko', "unknown command 'ecko'\n(Did you mean echo?)"],
    ['echo --strikt', "unknown option '--strikt'\n(Did you mean --strict?)"],
    ['echo --format xml', 'Allowed choices are text, json.'],
    ['echo --file', "'-f, --file <path>' argument missing"],
    ['', 'Usage: kubeferry'],
  ])('%s cannot be done', async (argv, expected) => {
    const { code, out, err } = await run(...argv.split(' ').filter((word) => word !== ''));
    expect(err).toContain(expected);
    expect([code, out]).toEqual([2, '']);
  });

  it('calls a fault of its own one, and asks for a report', async () => {
    const { code, out, err } = await run('broken');
    expect([code, out]).toEqual([70, '']);
    expect(err).toMatch(/fault of kubeferry[\s\S]*report[\s\S]*x is not a function/);
  });
});
