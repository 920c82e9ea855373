import { describe, expect, it } from 'vitest';
import type { CommandEntry } from '../../src/cli/commands.ts';
import { main } from '../../src/cli/main.ts';
import { memoryMachine } from './memory-io.ts';

const commands: readonly CommandEntry[] = [{ name: 'lint', summary: '', load: () => import('../../src/cli/commands/lint.ts') }];

const CLEAN = 'services:\n  web:\n    image: nginx:1.29.3\n    mem_limit: 64m\n';
const WARNS = 'services:\n  web:\n    image: nginx\n    mem_limit: 64m\n';
const FAILS = 'services:\n  web:\n    image: nginx:1.29.3\n    mem_limit: 64m\n    privileged: true\n';
const BROKEN = 'services:\n  web:\n    image: nginx:1.29.3\n    enviroment: {}\n';

interface Machine {
  readonly files?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string;
  readonly colour?: boolean;
}

async function run(argv: string, { files = {}, ...machine }: Machine = {}) {
  const here = Object.fromEntries(Object.entries(files).map(([name, text]) => [`/project/${name}`, text]));
  const { io, out, err } = memoryMachine({ files: here, ...machine });
  const code = await main(['lint', ...argv.split(' ').filter((word) => word !== '')], io, { commands });
  return { code, out: out(), err: err() };
}

describe('exit status', () => {
  it.each([
    ['', CLEAN, 0],
    ['', WARNS, 0],
    ['--fail-on warning', WARNS, 1],
    ['--fail-on info', CLEAN, 0],
    ['--max-warnings 0', WARNS, 1],
    ['--max-warnings 0 --quiet', WARNS, 1],
    ['--max-warnings 1', WARNS, 0],
    ['', FAILS, 1],
    ['--fail-on none', FAILS, 0],
    ['--rule S206:warning', FAILS, 0],
    ['--ignore S', FAILS, 0],
    ['--select C', FAILS, 0],
    ['', BROKEN, 2],
    ['--fail-on none', BROKEN, 2],
    ['', 'services: [', 2],
    ['', 'volumes:\n  data:\n', 0],
    ['', `${CLEAN}    env_file: nowhere.env\n`, 1],
    ['', `${CLEAN}    hostname: \${NAME:?}\n`, 1],
    ['', `${CLEAN}    hostname: \${NAME}\n`, 0],
    ['--fail-on warning', `${CLEAN}    hostname: \${NAME}\n`, 1],
    ['nowhere', CLEAN, 2],
    ['nowhere .', CLEAN, 2],
    ['-f nowhere.yaml', CLEAN, 2],
    ['-f compose.yaml .', CLEAN, 2],
    ['--rule X999:off', CLEAN, 2],
    ['--rule Y001:off', CLEAN, 2],
    ['--max-warnings many', CLEAN, 2],
    ['--format xml', CLEAN, 2],
  ])('lint %s on %j: %i', async (argv, text, status) => {
    expect((await run(argv, { files: { 'compose.yaml': text } })).code).toBe(status);
  });

  it('is 2 where there is no compose file', async () => {
    const { code, out, err } = await run('');
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('there is no compose file');
  });
});

describe('text', () => {
  it('is data: findings go to stdout, with their excerpts', async () => {
    const { out, err } = await run('', { files: { 'compose.yaml': FAILS } });
    expect(err).toBe('');
    expect(out).toBe(
      [
        'error[S206] privileged: `web` runs privileged',
        ' --> compose.yaml:5:17',
        '  |',
        '5 |     privileged: true',
        '  |                 ^^^^',
        '  = help: Add the capabilities and devices that it needs with `cap_add` and `devices`.',
        '',
        '1 error in compose.yaml',
        '',
      ].join('\n'),
    );
  });

  it('shows what keeps a project from being read', async () => {
    const { out, err } = await run('', { files: { 'compose.yaml': BROKEN } });
    expect(err).toBe('');
    expect(out).toMatch(/^error\[Y002\] unknown-key: .*enviroment[\s\S]*compose\.yaml:4:5[\s\S]*\^{10}\n/);
  });

  it('never shows a secret', async () => {
    const text = `${CLEAN}    environment:\n      DB_PASSWORD: hunter2\n      URL: postgres://a:hunter2@db/x\n`;
    const { out } = await run('', { files: { 'compose.yaml': text } });
    expect(out).toContain('DB_PASSWORD: ********');
    expect(out).not.toContain('hunter2');
  });

  it.each([
    [true, '\u001b[1;31m'],
    [false, 'error[S206]'],
  ])('colours when the stream does: %s', async (colour, begin) => {
    const { out } = await run('', { files: { 'compose.yaml': FAILS }, colour });
    expect(out.startsWith(begin)).toBe(true);
  });

  it('leaves warnings out when quiet', async () => {
    const { out } = await run('-q', { files: { 'compose.yaml': WARNS } });
    expect(out).toBe('no findings in compose.yaml\n');
  });
});

describe('json', () => {
  it('is one document on stdout', async () => {
    const { out, err, code } = await run('--format json', { files: { 'compose.yaml': WARNS } });
    expect([code, err]).toEqual([0, '']);
    expect(JSON.parse(out)).toMatchObject({
      schemaVersion: 1,
      projects: ['compose.yaml'],
      diagnostics: [
        { code: 'lint/image-mutable-tag', rule: 'S201', severity: 'warning', file: 'compose.yaml', line: 3, column: 12, endColumn: 17 },
      ],
      summary: { errors: 0, warnings: 1, infos: 0 },
    });
  });

  it('is a document where nothing was found, too', async () => {
    const { out, err, code } = await run('--format json nowhere');
    expect(code).toBe(2);
    expect(err).toContain('there is no file or folder nowhere');
    expect(JSON.parse(out)).toMatchObject({ projects: [], diagnostics: [{ code: 'cli/no-such-file' }] });
  });
});

describe('several projects', () => {
  const files = {
    'a/compose.yaml': FAILS,
    'a/compose.override.yaml': 'services:\n  web:\n    privileged: false\n',
    'b/compose.yaml': WARNS,
  };

  it('are linted one by one, each with its override file', async () => {
    const { out, code } = await run('a b', { files });
    expect(code).toBe(0);
    expect(out).not.toContain('S206');
    expect(out).toContain('b/compose.yaml:3:12');
    expect(out).toMatch(/1 warning in 2 projects\n$/);
  });

  it('say what they have in common once', async () => {
    const shared = { 'a.yaml': 'include: [base.yaml]\n', 'b.yaml': 'include: [base.yaml]\n', 'base.yaml': FAILS };
    const { out } = await run('--format json a.yaml b.yaml', { files: shared });
    expect(JSON.parse(out)).toMatchObject({ diagnostics: [{ rule: 'S206', file: 'base.yaml' }], summary: { errors: 1 } });
  });
});

describe('input', () => {
  it('may be stdin', async () => {
    const { out, code } = await run('-', { stdin: FAILS });
    expect(code).toBe(1);
    expect(out).toContain('--> <stdin>:5:17');
  });

  it('may be files that are merged', async () => {
    const files = { 'a.yaml': FAILS, 'b.yaml': 'services:\n  web:\n    privileged: false\n' };
    expect((await run('-f a.yaml -f b.yaml', { files })).code).toBe(0);
  });

  it.each([
    ['', {}, 1],
    ['--profile other', {}, 0],
    ['', { COMPOSE_PROFILES: 'other' }, 0],
  ])('has all profiles active unless told otherwise: %j %j', async (argv, env, status) => {
    const files = { 'compose.yaml': `${CLEAN}  debug:\n    image: busybox:1.37\n    profiles: [debug]\n    privileged: true\n` };
    expect((await run(argv, { files, env })).code).toBe(status);
  });

  it('may leave variables unset: that is a warning, and no fault of the values made with them', async () => {
    const text = `services:
  web:
    image: \${IMAGE}
    container_name: \${NAME}
    mem_limit: \${MEMORY}
    ports: ["\${PORT}:80"]
    volumes: ["\${DATA}:/data"]
    restart: \${RESTART}
    privileged: \${PRIVILEGED}
`;
    const { out, code } = await run('--format json', { files: { 'compose.yaml': text } });
    const { diagnostics } = JSON.parse(out) as { readonly diagnostics: readonly { readonly rule: string }[] };
    expect(diagnostics.map(({ rule }) => rule)).toEqual(['Y004', 'Y004', 'Y004', 'Y004', 'Y004', 'Y004', 'Y004']);
    expect(code).toBe(0);
  });
});
