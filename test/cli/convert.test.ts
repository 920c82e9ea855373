import { describe, expect, it } from 'vitest';
import { command } from '../../src/cli/commands/convert.ts';
import type { CommandEntry } from '../../src/cli/commands.ts';
import { main } from '../../src/cli/main.ts';
import { hasFault } from '../../src/convert.ts';
import { memoryMachine } from './memory-io.ts';

const commands: readonly CommandEntry[] = [{ name: 'convert', summary: '', load: async () => ({ command }) }];

const SHOP = `services:
  web:
    image: nginx:1.29.3
    ports: ["8080:80"]
    environment: {DB_PASSWORD: hunter2}
  worker:
    image: example.com/worker:1.0
`;

/** A machine on which commands are run one after the other. */
function machine(files: Readonly<Record<string, string>>, stdin = '') {
  const memory = memoryMachine({
    files: Object.fromEntries(Object.entries(files).map(([name, text]) => [`/project/${name}`, text])),
    stdin,
  });
  const { io, disk } = memory;
  const edit = disk as Map<string, string>;
  return {
    async run(argv = '') {
      const [outBefore, errBefore] = [memory.out().length, memory.err().length];
      const code = await main(['convert', ...argv.split(' ').filter((word) => word !== '')], io, { commands });
      return { code, out: memory.out().slice(outBefore), err: memory.err().slice(errBefore) };
    },
    read: (name: string) => disk.get(`/project/${name}`),
    write: (name: string, text: string) => edit.set(`/project/${name}`, text),
    append: (name: string, text: string) => edit.set(`/project/${name}`, `${disk.get(`/project/${name}`) ?? ''}${text}`),
    written: () => [...disk.keys()].filter((path) => !Object.keys(files).includes(path.slice('/project/'.length))).sort(),
    changes: memory.changes,
  };
}

describe('writing a folder', () => {
  it('gives one file for each service, the secrets apart, and says so on stderr', async () => {
    const { run, read, written } = machine({ 'compose.yaml': SHOP });
    const { code, out, err } = await run();
    expect([code, out]).toEqual([0, '']);
    expect(written()).toEqual(
      ['.gitignore', '.kubeferry-secrets.lock', '.kubeferry.lock', '00-secrets.yaml', 'README.md', 'web.yaml', 'worker.yaml'].map(
        (name) => `/project/k8s/${name}`,
      ),
    );
    expect(read('k8s/web.yaml')).toMatch(/kind: Deployment\n[\s\S]*name: web\n/);
    expect(read('k8s/web.yaml')).not.toContain('hunter2');
    expect(err).toContain('k8s: 5 files');
    expect(err).not.toContain('hunter2');
  });

  it('writes where it is told to, and nothing when nothing has changed', async () => {
    const { run, changes } = machine({ 'compose.yaml': SHOP });
    expect((await run('-o out/deploy')).code).toBe(0);
    expect(changes[0]?.folder).toBe('/project/out/deploy');
    const { code, err } = await run('-o out/deploy');
    expect([code, changes[1]?.write.length]).toEqual([0, 0]);
    expect(err).toContain('nothing had changed');
  });

  it('never overwrites what a person changed, without --force', async () => {
    const { run, read, append } = machine({ 'compose.yaml': SHOP });
    await run();
    append('k8s/web.yaml', '# by hand\n');
    append('compose.yaml', '    restart: always\n');
    const refused = await run();
    expect(refused.code).toBe(2);
    expect(refused.err).toContain('Nothing was written: web.yaml in k8s was changed by hand');
    expect(read('k8s/web.yaml')).toContain('# by hand');
    expect((await run('--force')).code).toBe(0);
    expect(read('k8s/web.yaml')).not.toContain('# by hand');
  });

  it('removes the file of a service that is gone, unless a person changed it', async () => {
    const one = machine({ 'compose.yaml': SHOP });
    await one.run();
    one.write('compose.yaml', SHOP.replace(/ {2}worker:\n.*\n/, ''));
    expect((await one.run()).err).toContain('Removed worker.yaml');
    expect(one.read('k8s/worker.yaml')).toBeUndefined();

    const other = machine({ 'compose.yaml': SHOP });
    await other.run();
    other.append('k8s/worker.yaml', '# by hand\n');
    other.write('compose.yaml', SHOP.replace(/ {2}worker:\n.*\n/, ''));
    expect((await other.run()).err).toContain('Kept worker.yaml');
    expect(other.read('k8s/worker.yaml')).toContain('# by hand');
  });
});

describe('-o -', () => {
  it('prints one YAML stream and writes nothing', async () => {
    const { run, changes } = machine({ 'compose.yaml': SHOP });
    const { code, out, err } = await run('-o -');
    expect([code, changes.length]).toEqual([0, 0]);
    expect(out.match(/^kind: .*$/gm)).toEqual(['kind: Secret', 'kind: Service', 'kind: Deployment', 'kind: Deployment']);
    expect(err).toContain('Decided');
  });

  it('reads stdin as well', async () => {
    const { run } = machine({}, SHOP);
    const { code, out } = await run('-f - -o - -q');
    expect(code).toBe(0);
    expect(out).toContain('kind: Deployment');
  });
});

describe('--check', () => {
  it('is 0 for a folder that is up to date, and writes nothing', async () => {
    const { run, changes } = machine({ 'compose.yaml': SHOP });
    await run();
    const { code, out } = await run('--check');
    expect([code, out, changes.length]).toEqual([0, '', 1]);
  });

  it('is 1 with a diff, which shows no secret', async () => {
    const { run, write, changes } = machine({ 'compose.yaml': SHOP });
    await run();
    write('compose.yaml', SHOP.replace('nginx:1.29.3', 'nginx:1.29.4').replace('hunter2', 'hunter3'));
    const { code, out, err } = await run('--check');
    expect([code, changes.length]).toEqual([1, 1]);
    expect(out).toContain('-          image: nginx:1.29.3\n+          image: nginx:1.29.4\n');
    expect(out).toContain('00-secrets.yaml: differs (secret values are not shown)');
    expect(`${out}${err}`).not.toMatch(/hunter[23]/);
  });

  it('is 1 for a folder that is not there', async () => {
    const { code, out } = await machine({ 'compose.yaml': SHOP }).run('--check');
    expect(code).toBe(1);
    expect(out).toContain('web.yaml: is missing');
  });

  it('is 1 for a file that is no longer part of the result', async () => {
    const { run, write } = machine({ 'compose.yaml': SHOP });
    await run();
    write('compose.yaml', SHOP.replace(/ {2}worker:\n.*\n/, ''));
    const { code, out } = await run('--check');
    expect(code).toBe(1);
    expect(out).toContain('worker.yaml: is no longer part of the result');
  });
});

describe('exit status', () => {
  const warns = `${SHOP}    ulimits: {nofile: 1024}\n`;
  const fails = `${SHOP}    env_file: nowhere.env\n`;
  it.each([
    ['', SHOP, 0],
    ['', warns, 0],
    ['--fail-on warning', warns, 1],
    ['--fail-on info', SHOP, 1],
    ['', fails, 1],
    ['--fail-on none', fails, 0],
    ['--no-such-flag', SHOP, 2],
    ['--secrets open', SHOP, 2],
    ['-f nowhere.yaml', SHOP, 2],
  ])('convert %s: %#', async (argv, text, status) => {
    expect((await machine({ 'compose.yaml': text }).run(argv)).code).toBe(status);
  });

  it.each([
    ['kube/schema', 'error', true],
    ['kube/schema', 'warning', false],
    ['convert/missing-file', 'error', false],
  ] as const)('is 70 for a fault of the result: %s as %s', (code, severity, fault) => {
    expect(hasFault([{ code, severity }])).toBe(fault);
  });

  it('says what is missing beside the compose file, and writes what can be written', async () => {
    const { run, read } = machine({ 'compose.yaml': fails });
    const { err } = await run();
    expect(err).toContain('compose.yaml:8:15');
    expect(read('k8s/worker.yaml')).toContain('kind: Deployment');
  });
});

describe('what cannot be read', () => {
  it.each<[string, string, string, RegExp]>([
    ['a typo', SHOP.replace('environment', 'enviroment'), 'compose.yaml:5:5', /`enviroment`[\s\S]*Did you mean `environment`\?/],
    ['a syntax error', 'services:\n  web: {image: [nginx}\n', 'compose.yaml:2:22', /yaml\//],
    [
      'an undefined volume',
      'services:\n  web:\n    image: nginx\n    volumes: ["data:/data"]\n',
      'compose.yaml:4:16',
      /mounts volume `data`/,
    ],
    [
      'a dependency cycle',
      'services:\n  a:\n    image: a\n    depends_on: [b]\n  b:\n    image: b\n    depends_on: [a]\n',
      'compose.yaml:4:18',
      /cycle|each other|circle/,
    ],
    [
      'a wrong setting',
      `x-kubeferry:\n  namespaces: a\n${SHOP}`,
      'compose.yaml:2:3',
      /no setting namespaces[\s\S]*Did you mean namespace\?/,
    ],
  ])('%s is told at its place, and nothing is written', async (_, text, place, told) => {
    const { run, changes } = machine({ 'compose.yaml': text });
    const { code, out, err } = await run();
    expect([code, out, changes.length]).toEqual([2, '', 0]);
    expect(err).toContain(`--> ${place}\n`);
    expect(err).toMatch(told);
    expect(err.match(/^error\[/gm)).toHaveLength(1);
  });

  it('a missing file is told by its name', async () => {
    const { code, err } = await machine({}).run('-f nowhere.yaml');
    expect(code).toBe(2);
    expect(err).toContain('nowhere.yaml');
  });

  it('no file at all as well', async () => {
    const { code, err } = await machine({}).run();
    expect(code).toBe(2);
    expect(err).toContain('there is no compose file');
  });
});

describe('settings', () => {
  it('are those of the kubeferry.yaml beside the compose file, whatever folder the command runs in', async () => {
    const files = { 'app/compose.yaml': SHOP, 'app/kubeferry.yaml': 'namespace: shop\n', 'kubeferry.yaml': 'namespace: other\n' };
    expect((await machine(files).run('-f app/compose.yaml -o - -q')).out).toMatch(/namespace: shop/);
    expect((await machine(files).run('-f app/compose.yaml --project-directory . -o - -q')).out).toMatch(/namespace: shop/);
  });

  it('are those of the project folder where the compose file has none beside it', async () => {
    const files = { 'app/compose.yaml': SHOP, 'kubeferry.yaml': 'namespace: shop\n' };
    expect((await machine(files).run('-f app/compose.yaml --project-directory . -o - -q')).out).toMatch(/namespace: shop/);
    expect((await machine(files).run('-f app/compose.yaml -o - -q')).out).not.toMatch(/namespace:/);
  });

  it('are those of the named file', async () => {
    const files = { 'compose.yaml': SHOP, 'kubeferry.yaml': 'namespace: shop\n', 'ci/prod.yaml': 'namespace: prod\n' };
    expect((await machine(files).run('--settings ci/prod.yaml -o - -q')).out).toMatch(/namespace: prod/);
    const { code, err } = await machine(files).run('--settings ci/test.yaml -o -');
    expect(code).toBe(2);
    expect(err).toContain('The settings file ci/test.yaml cannot be read: there is no such file.');
  });

  it('are told wrong at their line and column in their own file', async () => {
    const { run, changes } = machine({ 'compose.yaml': SHOP, 'kubeferry.yaml': 'services:\n  web:\n    expose: ingres\n' });
    const { code, err } = await run();
    expect([code, changes.length]).toEqual([2, 0]);
    expect(err).toContain(' --> kubeferry.yaml:3:13\n');
    expect(err).toContain('3 |     expose: ingres\n');
  });

  it.each<[string, RegExp]>([
    ['--namespace shop', /namespace: shop/],
    ['-n shop --create-namespace', /kind: Namespace/],
    ['--registry registry.example.com/team', /image: registry\.example\.com\/team\/project-built:latest/],
    ['--tag 2.0', /image: project-built:2\.0/],
    ['--pull-secret a --pull-secret b', /imagePullSecrets:\n\s+- name: a\n\s+- name: b\n/],
    ['--secrets placeholder', /DB_PASSWORD: CHANGE_ME/],
    ['--secrets external-secrets', /kind: ExternalSecret/],
    ['--env-files configmap', /envFrom:\n\s+- configMapRef:/],
    ['--expose web=ingress --domain example.com --ingress-class nginx', /ingressClassName: nginx[\s\S]*host: web\.example\.com/],
    ['--expose web=loadbalancer', /type: LoadBalancer/],
    ['--expose web=nodeport', /type: NodePort/],
    ['--expose web=gateway', /kind: HTTPRoute/],
    ['--storage-size 7Gi --storage-class fast', /storage: 7Gi\n[\s\S]*storageClassName: fast/],
    ['--host-paths allow', /hostPath:/],
    ['--pod-security restricted', /runAsNonRoot: true/],
    ['--network-policies none', /^(?![\s\S]*NetworkPolicy)/],
    ['--wait none', /^(?![\s\S]*initContainers)/],
    ['--kube-version 1.31', /^(?![\s\S]*NOT A NAME)/],
  ])('are changed by %s', async (flags, expected) => {
    const text = `${SHOP}    depends_on: {web: {condition: service_healthy}}
    volumes: ["data:/data", "/var/run/docker.sock:/var/run/docker.sock"]
    networks: [inner]
    env_file: vars.env
    environment: {"NOT A NAME": x}
  built:
    build: .
networks: {inner: {}}
volumes: {data: {}}
`;
    const { out, err } = await machine({ 'compose.yaml': text, 'vars.env': 'LEVEL=info\n' }).run(`${flags} -o - -q`);
    expect(`${out === '' ? err : out}`).toMatch(expected);
  });

  it('of a run that name no service of the project stop it', async () => {
    const { code, err } = await machine({ 'compose.yaml': SHOP }).run('--expose wobble=ingress');
    expect(code).toBe(2);
    expect(err).toContain('The project has no service wobble');
  });

  it.each(['ingress', 'web=', '=ingress'])('of a run are told how to expose a service: --expose %s', async (value) => {
    const { code, err } = await machine({ 'compose.yaml': SHOP }).run(`--expose ${value}`);
    expect(code).toBe(2);
    expect(err).toContain('Write it as in web=ingress.');
  });
});
