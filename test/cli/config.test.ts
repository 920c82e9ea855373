import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { memoryMachine } from './memory-io.ts';

const FILES = {
  '/project/compose.yaml': [
    'name: shop',
    'services:',
    '  web:',
    '    image: web:${TAG:-1}',
    '    command: sh -c "echo $$HOME <b>"',
    '    ports: ["8080:80"]',
    '    env_file: [web.env]',
    '    secrets: [key]',
    '    x-note: note',
    '  job: {build: ., profiles: [jobs], volumes: ["data:/data"], networks: [back]}',
    'volumes: {data: , unused: }',
    'networks: {back: }',
    'secrets: {key: {environment: KEY}}',
    'x-top: yes',
  ].join('\n'),
  '/project/web.env': 'A=${KEY}x\nPORT=0o17',
};

async function run(args: readonly string[], files: Readonly<Record<string, string>> = FILES, stdin = '') {
  const machine = memoryMachine({ files, env: { KEY: 'hidden' }, stdin });
  const status = await main(['config', ...args], machine.io);
  return { status, out: machine.out(), err: machine.err() };
}

describe('config', () => {
  it('prints YAML that says what is there and no more', async () => {
    const { status, out, err } = await run([]);
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(out.split('\n')).toEqual([
      'name: shop',
      'services:',
      '  web:',
      '    command:',
      '      - sh',
      '      - -c',
      '      - echo $$HOME <b>',
      '    environment:',
      '      A: hiddenx',
      '      PORT: "0o17"',
      '    image: web:1',
      '    networks:',
      '      default: null',
      '    ports:',
      '      - mode: ingress',
      '        protocol: tcp',
      '        published: "8080"',
      '        target: 80',
      '    secrets:',
      '      - source: key',
      '        target: /run/secrets/key',
      '    x-note: note',
      'networks:',
      '  default:',
      '    name: shop_default',
      'secrets:',
      '  key:',
      '    environment: KEY',
      '    name: shop_key',
      'x-top: "yes"',
      '',
    ]);
  });

  it('prints JSON as Docker Compose does', async () => {
    const { out } = await run(['--format', 'json']);
    expect(JSON.parse(out)).toMatchObject({ name: 'shop', 'x-top': 'yes', services: { web: { entrypoint: null } } });
    expect(out).toContain('"echo $$HOME \\u003cb\\u003e"');
    expect(out).not.toContain('x-note');
    expect(out).not.toMatch(/"content"/);
  });

  it.each([
    ['--services', 'web\n'],
    ['--networks', 'default\n'],
    ['--volumes', ''],
    ['--images', 'web:1\n'],
    ['--profiles', 'jobs\n'],
    ['--quiet', ''],
    ['--variables', 'NAME   REQUIRED   DEFAULT VALUE   ALTERNATE VALUE\nTAG    false      1\n'],
    ['--environment', 'COMPOSE_PROJECT_NAME=shop\nKEY=hidden\nPWD=/project\n'],
  ])('%s', async (flag, expected) => {
    expect(await run([flag])).toEqual({ status: 0, out: expected, err: '' });
  });

  it('lists with the profiles asked for', async () => {
    expect((await run(['--images', '--profile', 'jobs'])).out).toBe('shop-job\nweb:1\n');
    expect((await run(['--volumes', '--profile', '*'])).out).toBe('data\n');
  });

  it('says where values come from, but no value', async () => {
    const { out } = await run(['--origins']);
    expect(out).toContain('services.web.image  compose.yaml:4:12  written  from TAG (default)\n');
    expect(out).toContain('services.web.environment.A  web.env:1:3  env-file  from KEY\n');
    expect(out).toContain('services.web.networks.default  compose.yaml:4:5  default\n');
    expect(out).not.toContain('hidden');
  });

  it('leaves variables on request', async () => {
    const { out } = await run(['--no-interpolate']);
    expect(out).toContain('image: web:${TAG:-1}\n');
    expect(out).toContain('$$HOME');
    expect(out).toContain('env_file');
  });

  it('ends with 2 and prints nothing when the files are not valid, or a file beside them is missing', async () => {
    const invalid = await run([], { '/project/compose.yaml': 'services: {a: {}}' });
    expect([invalid.status, invalid.out]).toEqual([2, '']);
    expect(invalid.err).toContain('compose.yaml:1:12');
    const missing = await run([], { '/project/compose.yaml': 'services: {a: {image: x, env_file: [none]}}' });
    expect([missing.status, missing.out]).toEqual([2, '']);
    expect(missing.err).toContain('cannot read the env file /project/none: there is no such file');
  });

  it('refuses two services with one container name', async () => {
    const compose = 'services: {a: {image: x, container_name: one}, b: {image: x, container_name: one}}';
    const { status, out, err } = await run([], { '/project/compose.yaml': compose });
    expect([status, out]).toEqual([2, '']);
    expect(err).toContain('compose.yaml:1:78');
  });

  it('warns on stderr and goes on', async () => {
    const { status, out, err } = await run(['--services'], { '/project/compose.yaml': 'version: "3"\nservices: {a: {image: x}}' });
    expect([status, out]).toEqual([0, 'a\n']);
    expect(err).toContain('obsolete');
  });
});

it('reads its own output back as the same model', async () => {
  const text = fc.oneof(
    fc.string(),
    fc.constantFrom(
      '0o17',
      '1_000',
      '12:30',
      'yes',
      '',
      ' x',
      'a: b',
      '# c',
      '2024-01-01',
      '1e3',
      '0x1',
      '~',
      '${X}',
      '<<',
      'a\nb\n',
      '\ttab',
      'é',
    ),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(text, { maxLength: 3 }),
      fc.dictionary(fc.constantFrom('A', 'true', '080', 'x-y'), text),
      async (command, environment) => {
        const escaped = (value: string): string => value.replaceAll('$', '$$$$').replaceAll('\0', '');
        const service = {
          image: 'x',
          command: command.map(escaped),
          environment: Object.fromEntries(Object.entries(environment).map(([key, value]) => [key, escaped(value)])),
        };
        const source = JSON.stringify({ name: 'p', services: { web: service } });
        for (const format of ['yaml', 'json']) {
          const first = await run(['-f', '-', '--format', format], {}, source);
          const second = await run(['-f', '-', '--format', format], {}, first.out);
          expect({ status: second.status, err: second.err, out: second.out }).toEqual({ status: 0, err: '', out: first.out });
        }
      },
    ),
    { numRuns: 100 },
  );
});
