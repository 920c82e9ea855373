/** What only a real machine has (pipes, devices, links) neither stops the program nor leads it out of the output folder. */

import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { bundleCommandLine } from '../../src/build/bundle.ts';

let program: string;
beforeAll(async () => {
  program = await bundleCommandLine(mkdtempSync(join(tmpdir(), 'kubeferry-program-')));
}, 60_000);

const NGINX = 'services: {a: {image: nginx}}\n';
const USES = `services: {a: {image: nginx, volumes: ["./odd:/v"], configs: [c], secrets: [s]}}
configs: {c: {file: odd}}
secrets: {s: {file: odd}}
`;

interface Case {
  readonly name: string;
  readonly prepare: (folder: string) => void;
  readonly compose?: string;
  readonly says: Readonly<Partial<Record<'config' | 'convert', RegExp>>>;
}

function pipe(path: string): void {
  execFileSync('mkfifo', [path]);
}

const UNREADABLE = /error\[compose\/file-unreadable\]/;

const CASES: readonly Case[] = [
  {
    name: 'a pipe as compose file',
    prepare: (folder) => pipe(join(folder, 'compose.yaml')),
    says: { config: UNREADABLE, convert: UNREADABLE },
  },
  { name: 'a pipe as .env', compose: NGINX, prepare: (folder) => pipe(join(folder, '.env')), says: { config: UNREADABLE } },
  {
    name: 'a pipe as env file',
    compose: 'services: {a: {image: nginx, env_file: odd}}\n',
    prepare: (folder) => pipe(join(folder, 'odd')),
    says: { config: UNREADABLE },
  },
  { name: 'a pipe as include', compose: 'include: [odd]\n', prepare: (folder) => pipe(join(folder, 'odd')), says: { config: UNREADABLE } },
  { name: 'a pipe as mount, config and secret', compose: USES, prepare: (folder) => pipe(join(folder, 'odd')), says: { convert: /odd/ } },
  {
    name: 'a pipe as settings',
    compose: NGINX,
    prepare: (folder) => pipe(join(folder, 'kubeferry.yaml')),
    says: { convert: /error\[settings\/file\]/ },
  },
  {
    name: 'a device as env file',
    compose: 'services: {a: {image: nginx, env_file: /dev/zero, label_file: /dev/zero}}\n',
    prepare: () => undefined,
    says: { config: UNREADABLE, convert: UNREADABLE },
  },
  {
    name: 'devices as configs and mounts',
    compose: USES.replaceAll('./odd', '/dev/zero').replaceAll('odd', '/dev/zero'),
    prepare: () => undefined,
    says: { convert: /\/dev\/zero/ },
  },
  {
    name: 'a compose file that links to itself',
    prepare: (folder) => symlinkSync('compose.yaml', join(folder, 'compose.yaml')),
    says: { config: /error\[compose\/no-file\]/ },
  },
  {
    name: 'a mount that links to itself',
    compose: USES,
    prepare: (folder) => symlinkSync('odd', join(folder, 'odd')),
    says: { convert: /odd/ },
  },
  {
    name: 'a mount that leads round and out',
    compose: 'services: {a: {image: nginx, volumes: ["./odd:/v"]}}\n',
    prepare: (folder) => {
      mkdirSync(join(folder, 'odd'));
      symlinkSync('.', join(folder, 'odd/round'));
      symlinkSync('/', join(folder, 'odd/root'));
      symlinkSync('/etc/passwd', join(folder, 'odd/passwd'));
    },
    says: {},
  },
  { name: 'a folder as compose file', prepare: (folder) => mkdirSync(join(folder, 'compose.yaml')), says: { config: UNREADABLE } },
];

describe.each(CASES)('$name', { timeout: 60_000 }, ({ prepare, compose, says }) => {
  it.each(['config', 'lint', 'convert'] as const)('%s', (command) => {
    const folder = mkdtempSync(join(tmpdir(), 'kubeferry-hostile-'));
    if (compose !== undefined) writeFileSync(join(folder, 'compose.yaml'), compose);
    prepare(folder);
    const before = readdirSync(folder).sort();
    const { status, stderr, stdout } = spawnSync(process.execPath, ['--max-old-space-size=256', program, command], {
      cwd: folder,
      encoding: 'utf8',
      timeout: 30_000,
      env: { HOME: folder },
    });
    expect([status, stderr]).toEqual([expect.toBeOneOf([0, 1, 2]), expect.not.stringMatching(/^ +at /m)]);
    expect(
      readdirSync(folder)
        .filter((name) => name !== 'k8s')
        .sort(),
    ).toEqual(before);
    expect(stdout + stderr).not.toContain('root:x:0');
    if (command !== 'lint') expect(stderr).toMatch(says[command] ?? /^/);
  });
});
