import { describe, expect, it } from 'vitest';
import { command } from '../../src/cli/commands/explain.ts';
import type { CommandEntry } from '../../src/cli/commands.ts';
import { main } from '../../src/cli/main.ts';
import { memoryMachine } from './memory-io.ts';

const commands: readonly CommandEntry[] = [{ name: 'explain', summary: '', load: async () => ({ command }) }];

const SHOP = `services:
  web:
    image: nginx:1.29.3
    ports: ["8080:80"]
    labels: {kompose.controller.type: daemonset}
    environment:
      DATABASE_URL: postgres://app:\${DB_PASS}@db:5432/app
      LEVEL: info
    ulimits: {nofile: 1024}
    deploy: {replicas: 2}
  db:
    image: postgres:17
    volumes: ["data:/var/lib/postgresql/data"]
    x-kubeferry: {replicas: 1}
volumes: {data: {}}
`;

async function explain(argv: string, files: Readonly<Record<string, string>> = {}) {
  const contents = Object.entries({ 'compose.yaml': SHOP, '.env': 'DB_PASS=hunter2\n', ...files });
  const { io, out, err, changes } = memoryMachine({
    files: Object.fromEntries(contents.map(([name, text]) => [`/project/${name}`, text])),
  });
  const code = await main(['explain', ...argv.split(' ')], io, { commands });
  return { code, out: out(), err: err(), changes };
}

describe('explain', () => {
  it.each([
    [
      'services.web.environment.DATABASE_URL',
      [
        /compose\.yaml:7:21/,
        /mapped → .*Deployment|DaemonSet web/,
        /composed of its text and the key DB_PASS of the Secret/,
        /composed of DB_PASS/,
      ],
    ],
    ['services.web.environment.LEVEL', [/mapped → DaemonSet web\b.*\(environment\)/]],
    ['services.web.ports', [/Service web/, /Not reachable from outside|not reachable from outside/]],
    ['services.web.ulimits', [/unsupported +\(declined\)/, /instead:/]],
    ['services.db.volumes[0]', [/StatefulSet db/]],
    [
      'volumes.data',
      [
        /claim/,
        /volume data: access mode: ReadWriteOnce\n {2}Each replica/,
        /volume data: size: 1Gi\n {2}Compose does not say/,
        /volume data: class: the default/,
      ],
    ],
    ['services.db.volumes[0]', [/volume data: size: 1Gi/]],
    ['services.db.x-kubeferry.replicas', [/service db: replicas: 1 replica/]],
    ['services.web.labels', [/DaemonSet/, /kompose\.controller\.type/]],
    ['web', [/^web becomes\n {2}/, /service web: workload: DaemonSet/, /A label of kompose asks for a DaemonSet\./]],
    ['db', [/StatefulSet db/, /PostgreSQL is a datastore/]],
  ])('%s', async (target, told) => {
    const { code, out, err, changes } = await explain(target);
    expect([code, err, changes.length]).toEqual([0, '', 0]);
    for (const line of told) expect(out).toMatch(line);
    expect(out).not.toContain('hunter2');
  });

  it('tells the paths of one outcome together, and what their concern does', async () => {
    const compose = 'services: {web: {image: a, healthcheck: {test: [CMD, ok], interval: 5s}, environment: {A: a, B: b}}}\n';
    const { out } = await explain('services.web.healthcheck', { 'compose.yaml': compose });
    expect(out).toMatch(
      /^services\.web\.healthcheck \(test, interval\) {2}compose\.yaml:1:\d+\n {2}mapped → Deployment web {2}\(probes\)\n {2}\S.*readiness probe/,
    );
    expect((await explain('web', { 'compose.yaml': compose })).out).toContain('services.web.environment (A, B)  compose.yaml');
  });

  it('names the objects of a service, not those of what it waits for', async () => {
    const { out } = await explain('app', {
      'compose.yaml': `services:
  app:
    image: example/app:1
    depends_on: {migrate: {condition: service_completed_successfully}}
  migrate: {image: "example/app:1", command: [migrate]}
`,
    });
    const [head = ''] = out.split('\n\n');
    expect(head.split('\n').slice(1)).toEqual(expect.arrayContaining(['  Deployment app']));
    expect(head).not.toContain('Job migrate');
  });

  it('lists only what came of a service that runs in the Pods of another', async () => {
    const compose = `services:
  app: {image: a, ports: ["80"], volumes: ["data:/data"], depends_on: {migrate: {condition: service_completed_successfully}}}
  migrate: {image: b, x-kubeferry: {runAs: init-container}}
volumes: {data: {}}
`;
    expect((await explain('migrate', { 'compose.yaml': compose })).out).toMatch(
      /^migrate becomes\n {2}Deployment app\n\nservice migrate: container/,
    );
  });

  it('says nothing twice, and what else was decided at the end', async () => {
    const compose = 'services:\n  app: {image: a, logging: {driver: syslog}, environment: {PEER: "db:5432"}}\n  db: {image: b}\n';
    const { out } = await explain('services.app.logging', { 'compose.yaml': compose });
    expect(out.match(/log agent/g)).toHaveLength(1);
    const { out: peer } = await explain('services.app.environment.PEER', { 'compose.yaml': compose });
    expect(peer).toMatch(/\(environment\)[\s\S]*Decided from it\n\nservice db: port: 5432\/TCP/);
  });

  it.each([
    ['services.web.prots', 'Did you mean services.web.ports?'],
    ['services.web.enviroment.LEVEL', 'Did you mean services.web.environment.LEVEL?'],
    ['services.wep.ports', 'Did you mean services.web.ports?'],
    ['service.web.ports', 'Did you mean services.web.ports?'],
    ['services.web.ports[9]', 'services.web.ports has [0].'],
    ['services.db.cpus', 'services.db has image, volumes, x-kubeferry.'],
    ['wep', 'Did you mean web?'],
    ['nonsense', 'Services are web, db; paths are written as services.web.ports.'],
    ['convert/nothing', 'As the code of a message it does not appear in this project.'],
  ])('%s: what was meant', async (target, told) => {
    const { code, err } = await explain(target);
    expect([code, err]).toEqual([2, `There is no path, service or rule ${target}. ${told}\n`]);
  });

  it('takes a path without its first word', async () => {
    expect((await explain('web.ports')).out).toBe((await explain('services.web.ports')).out);
  });

  it('shows the messages of a code', async () => {
    const { code, out } = await explain('convert/unsupported');
    expect(code).toBe(0);
    expect(out).toMatch(/warning\[convert\/unsupported\]: services\.web\.ulimits.*\n *--> compose\.yaml:9:14/);
  });

  it('knows the rules of the linter', async () => {
    const { code, out } = await explain('C104');
    expect(code).toBe(0);
    expect(out).toMatch(/^C104 unused-resource/);
  });

  it('takes the same settings as convert', async () => {
    expect((await explain('web --expose web=loadbalancer')).out).toContain('Service web-public');
    expect((await explain('web', { 'kubeferry.yaml': 'services: {web: {workload: deployment}}\n' })).out).toContain(
      'service web: workload: Deployment',
    );
  });

  it('says that a value does not count where a stronger place has another', async () => {
    const { out } = await explain('services.db.x-kubeferry', { 'kubeferry.yaml': 'services: {db: {replicas: 2}}\n' });
    expect(out).toMatch(/ignored/);
    expect(out).toContain('kubeferry.yaml gives another value, which counts.');
  });

  it.each([['services.nobody'], ['services.web.cpus'], ['nobody'], ['a[']])('there is no %s', async (target) => {
    const { code, out, err } = await explain(target);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(`There is no path, service or rule ${target}.`);
  });

  it.each<[string, Readonly<Record<string, string>>, RegExp]>([
    ['a compose file', { 'compose.yaml': 'services:\n  web:\n    imagee: a\n' }, /compose\.yaml:3:5/],
    ['a setting', { 'kubeferry.yaml': 'namespaces: a\n' }, /kubeferry\.yaml:1:1/],
  ])('%s that is wrong is told at its place', async (_, files, place) => {
    const { code, out, err } = await explain('web', files);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(place);
  });
});
