import { describe, expect, it } from 'vitest';
import { findingsOf } from './findings-of.ts';
import { lintText } from './lint-text.ts';

const IMAGE = 'image: nginx:1.29.3';

/** A project of services in flow style, one a line from line 2 on, and what stands below them. */
function project(services: Readonly<Record<string, string>>, rest = ''): string {
  const lines = Object.entries(services).map(([name, body]) => `  ${name}: {${body.includes('image:') ? '' : `${IMAGE}, `}${body}}\n`);
  return `services:\n${lines.join('')}${rest}`;
}

function messages(id: string, text: string): readonly string[] {
  return findingsOf(id, text).map(({ message }) => message);
}

describe('Y006 yaml-version-trap', () => {
  it.each([
    ['022', '18'],
    ['0x1F', '31'],
    ['1.10', '1.1'],
    ['1e3', '1000'],
    ['TRUE', 'true'],
    ['+1', '1'],
  ])('%s is read as %s', (written, read) => {
    const text = `services:\n  web:\n    ${IMAGE}\n    environment:\n      A: ${written}\n`;
    expect(findingsOf('Y006', text)).toEqual([
      { at: '5:10', text: written, message: `\`A\` of \`web\` is written ${written}, but read as ${read}` },
    ]);
  });

  it.each([
    '"022"',
    "'1.10'",
    'true',
    '22',
    '1.1',
    'yes',
    'text',
    '$$x',
    '|\n        022',
    '"a\\tb"',
    'two\n        lines',
    '&a text',
    '~',
    '${B:-022}',
  ])('%s is what it looks like', (written) => {
    expect(findingsOf('Y006', `services:\n  web:\n    ${IMAGE}\n    environment:\n      A: ${written}\n`)).toEqual([]);
  });

  it('leaves the list form alone, which is text', () => {
    expect(findingsOf('Y006', `services:\n  web:\n    ${IMAGE}\n    environment:\n      - A=022\n`)).toEqual([]);
  });

  it('looks at labels and build arguments, too', () => {
    const text = `services:\n  web:\n    build:\n      context: .\n      args: {V: 3.10}\n    labels: {x: 0777}\n`;
    expect(findingsOf('Y006', text).map(({ at }) => at)).toEqual(['5:17', '6:17']);
  });
});

describe('Y007 multi-document', () => {
  it('points at the marker of the second document', () => {
    const text = `---\n# first\nservices:\n  web: {${IMAGE}}\n---\nservices:\n  api: {${IMAGE}}\n`;
    expect(findingsOf('Y007', text)).toEqual([{ at: '5:1', text: '---', message: 'a second YAML document begins here' }]);
  });

  it('takes one document with a marker for one', () => {
    expect(findingsOf('Y007', `# about\n---\nservices:\n  web: {${IMAGE}}\n`)).toEqual([]);
  });
});

describe('C104 unused-resource', () => {
  it('finds each kind, at its key', () => {
    const rest = 'volumes:\n  v:\nnetworks:\n  n:\nsecrets:\n  s: {file: ./s}\nconfigs:\n  c: {file: ./c}\n';
    expect(findingsOf('C104', project({ web: '' }, rest))).toEqual([
      { at: '4:3', text: 'v', message: 'no service uses the volume `v`' },
      { at: '6:3', text: 'n', message: 'no service uses the network `n`' },
      { at: '8:3', text: 's', message: 'no service uses the secret `s`' },
      { at: '10:3', text: 'c', message: 'no service uses the config `c`' },
    ]);
  });

  it('counts every use, also in a profile that is off by default', () => {
    const web = 'networks: [n], secrets: [s], configs: [{source: c}], profiles: [debug], volumes: [{type: volume, source: v, target: /v}]';
    const rest =
      'volumes: {v: }\nnetworks: {n: , default: {driver: bridge}}\nsecrets: {s: {file: ./s}, b: {file: ./b}}\nconfigs: {c: {file: ./c}}\n';
    expect(messages('C104', project({ web, built: 'image: x:1, build: {context: ., secrets: [b]}' }, rest))).toEqual([]);
  });
});

describe('C105 duplicate-host-port', () => {
  it('points at the second and shows the first', () => {
    expect(findingsOf('C105', project({ a: 'ports: ["80:8080"]', b: 'ports: ["80:80"]' }))).toEqual([
      { at: '3:36', text: '"80:80"', message: 'host port 80/tcp is published by both `a` and `b`', related: ['2:36 first published here'] },
    ]);
  });

  it.each([
    ['a range', ['ports: ["8000-8002:80-82"]', 'ports: ["8001:80"]'], 1],
    ['a long form', ['ports: [{target: 80, published: 80}]', 'ports: ["80:80"]'], 1],
    ['every address and one', ['ports: ["80:80"]', 'ports: ["127.0.0.1:80:80"]'], 1],
    ['0.0.0.0 and one', ['ports: ["0.0.0.0:80:80"]', 'ports: ["127.0.0.1:80:80"]'], 1],
    ['one address', ['ports: ["127.0.0.1:80:80"]', 'ports: ["127.0.0.1:80:81"]'], 1],
    ['two addresses', ['ports: ["127.0.0.1:80:80"]', 'ports: ["127.0.0.2:80:80"]'], 0],
    ['two families', ['ports: ["0.0.0.0:80:80"]', 'ports: ["[::1]:80:80"]'], 0],
    ['one address after every one', ['ports: ["127.0.0.1:80:80"]', 'ports: ["80:80"]'], 1],
    ['0.0.0.0 and the address of another family', ['ports: ["[::1]:80:80"]', 'ports: ["0.0.0.0:80:80"]'], 0],
    ['two ways to write every IPv6 address', ['ports: ["[::]:80:80"]', 'ports: [{target: 80, published: 80, host_ip: "::"}]'], 1],
    ['two protocols', ['ports: ["53:53"]', 'ports: ["53:53/udp"]'], 0],
    ['a port of the container alone', ['ports: ["80"]', 'ports: ["80"]'], 0],
    ['a range for one port', ['ports: ["8000-8010:80"]', 'ports: ["8000-8010:80"]'], 0],
    ['one profile', ['ports: ["80:80"], profiles: [x]', 'ports: ["80:80"], profiles: [y, x]'], 1],
    ['a profile and none', ['ports: ["80:80"], profiles: [x]', 'ports: ["80:80"]'], 1],
    ['two profiles', ['ports: ["80:80"], profiles: [x]', 'ports: ["80:80"], profiles: [y]'], 0],
  ] as const)('%s', (_title, [a, b], count) => {
    expect(messages('C105', project({ a, b }))).toHaveLength(count);
  });

  it('names the first of those that it can run beside', () => {
    const found = messages(
      'C105',
      project({
        a: 'ports: ["80:80"], profiles: [x]',
        b: 'ports: ["127.0.0.1:80:80"], profiles: [y]',
        c: 'ports: ["127.0.0.2:80:80"], profiles: [z, y]',
        d: 'ports: ["127.0.0.1:80:81"], profiles: [z, y]',
        e: 'ports: ["80:80"]',
      }),
    );
    expect(found).toEqual([
      'host port 80/tcp on 127.0.0.1 is published by both `b` and `d`',
      'host port 80/tcp is published by both `a` and `e`',
    ]);
  });

  it('finds one service that publishes a port twice', () => {
    expect(messages('C105', project({ a: 'ports: ["80:80", "80:81"]' }))).toEqual(['host port 80/tcp is published by `a` twice']);
  });
});

describe('C106 duplicate-container-name', () => {
  it('points at the second and shows the first', () => {
    expect(findingsOf('C106', project({ a: 'container_name: one', b: 'container_name: one' }))).toEqual([
      { at: '3:44', text: 'one', message: '`a` and `b` have the same container name `one`', related: ['2:44 first used here'] },
    ]);
  });

  it('allows it to services that never run together', () => {
    expect(messages('C106', project({ a: 'container_name: one, profiles: [p]', b: 'container_name: one, profiles: [q]' }))).toEqual([]);
  });
});

describe('C112 unquoted-port', () => {
  it('speaks once of each service', () => {
    const text = `services:\n  web:\n    ${IMAGE}\n    ports:\n      - 8080:80\n      - 22:22\n      - "443:443"\n`;
    expect(findingsOf('C112', text)).toEqual([
      { at: '5:9', text: '8080:80', message: '`web` has the port 8080:80 and 1 more without quotes' },
    ]);
  });

  it.each(['"22:22"', "'22:22'", '80', '{target: 22, published: 22}', '${PORT:-22}:22'])('has nothing to say about %s', (port) => {
    expect(messages('C112', `services:\n  web:\n    ${IMAGE}\n    ports:\n      - ${port}\n`)).toEqual([]);
  });

  it.each(['22:22', '127.0.0.1:80:80', '8000-8001:80-81', '53:53/udp'])('finds %s', (port) => {
    expect(messages('C112', `services:\n  web:\n    ${IMAGE}\n    ports:\n      - ${port}\n`)).toHaveLength(1);
  });

  it('says what a YAML 1.1 reader makes of it', () => {
    const helps = (port: string) =>
      lintText(`services:\n  web:\n    ${IMAGE}\n    ports:\n      - ${port}\n`).find(({ rule }) => rule === 'C112')?.help;
    expect(helps('22:22')).toBe('Write "22:22". A YAML 1.1 reader takes it for the number 1342.');
    expect(helps('8080:80')).toBe('Write "8080:80".');
  });
});

describe('C116 self-or-disabled-depends', () => {
  const on = (condition: string) => `depends_on: {b: {condition: ${condition}}}`;

  it.each([
    [
      'never ends',
      [on('service_completed_successfully'), 'restart: always'],
      '`a` waits until `b` has ended, but `b` is restarted whenever it ends',
    ],
    [
      'is never healthy',
      [on('service_healthy'), 'healthcheck: {disable: true}'],
      '`a` waits until `b` is healthy, but its healthcheck is switched off',
    ],
    [
      'has its check off',
      [on('service_healthy'), 'healthcheck: {test: [NONE]}'],
      '`a` waits until `b` is healthy, but its healthcheck is switched off',
    ],
    [
      'is not active',
      ['depends_on: [b]', 'profiles: [x]'],
      '`a` depends on `b`, which is not active when `a` is started without a profile',
    ],
    [
      'has another profile',
      ['depends_on: [b], profiles: [x, y]', 'profiles: [x]'],
      '`a` depends on `b`, which is not active when `a` is started with profile y',
    ],
  ] as const)('%s', (_title, [a, b], message) => {
    expect(messages('C116', project({ a, b }))).toEqual([message]);
  });

  it.each([
    ['ends', [on('service_completed_successfully'), 'restart: on-failure']],
    ['may be healthy by its image', [on('service_healthy'), 'restart: always']],
    ['is optional', ['depends_on: {b: {condition: service_started, required: false}}', 'profiles: [x]']],
    ['shares the profile', ['depends_on: [b], profiles: [x]', 'profiles: [x, y]']],
  ] as const)('has nothing to say when it %s', (_title, [a, b]) => {
    expect(messages('C116', project({ a, b }))).toEqual([]);
  });

  it('points at the condition', () => {
    const text = project({ a: on('service_completed_successfully'), b: 'restart: always' });
    expect(findingsOf('C116', text)).toMatchObject([{ text: 'service_completed_successfully', related: ['3:37 `restart: always`'] }]);
  });
});

describe('S201 image-mutable-tag', () => {
  it.each(['nginx', 'nginx:latest', 'ghcr.io/a/b:main', 'localhost:5000/app', 'nginx:Stable', '${IMAGE:-nginx:latest}'])(
    'finds %s',
    (image) => {
      expect(messages('S201', `services:\n  web:\n    image: ${image}\n`)).toHaveLength(1);
    },
  );

  it.each([
    'nginx:1.29',
    'nginx:latest-alpine3.22',
    `nginx@sha256:${'a'.repeat(64)}`,
    `nginx:latest@sha256:${'a'.repeat(64)}`,
    'nginx:${TAG}',
    '${IMAGE}',
  ])('has nothing to say about %s', (image) => {
    expect(messages('S201', `services:\n  web:\n    image: ${image}\n`)).toEqual([]);
  });

  it('leaves what is built here alone', () => {
    expect(messages('S201', 'services:\n  web: {build: ., image: web}\n')).toEqual([]);
  });
});

describe('S203 secret-in-env', () => {
  const env = (...lines: readonly string[]) =>
    `services:\n  web:\n    ${IMAGE}\n    environment:\n${lines.map((line) => `      ${line}\n`).join('')}`;

  it('points at the value and never says it', () => {
    const findings = findingsOf('S203', env('DB_PASSWORD: hunter2'));
    expect(findings).toEqual([{ at: '5:20', text: 'hunter2', message: 'the value of `DB_PASSWORD` of `web` is written in the file' }]);
  });

  it.each([
    '- DB_PASSWORD=hunter2',
    'API_KEY: abcdef0123456789',
    'DB_PASSWORD: 12345',
    'DB_PASSWORD: ${DB_PASSWORD:-hunter2}',
    'DATABASE_URL: postgres://app:hunter2@db/x',
    'DATABASE_URL: postgres://app:${PW:-hunter2}@db/x',
  ])('finds %s', (line) => {
    const [finding] = findingsOf('S203', env(line));
    expect(finding).toBeDefined();
    expect(JSON.stringify(finding?.message)).not.toContain('hunter2');
  });

  it.each([
    'DB_PASSWORD: ${DB_PASSWORD}',
    'DB_PASSWORD: ${DB_PASSWORD:?}',
    '- DB_PASSWORD',
    'DB_PASSWORD:',
    'DB_PASSWORD: ""',
    'DB_PASSWORD_FILE: /run/secrets/db',
    'MYSQL_ALLOW_EMPTY_PASSWORD: "yes"',
    'TOKEN_TTL: 3600',
    'SESSION_TOKEN: "true"',
    'DATABASE_URL: postgres://app:${PW}@db/x',
    'DATABASE_URL: postgres://app@db/x',
  ])('has nothing to say about %s', (line) => {
    expect(findingsOf('S203', env(line), { env: { DB_PASSWORD: 'hunter2', PW: 'hunter2' } })).toEqual([]);
  });

  it('leaves values of env files alone', () => {
    const text = `services:\n  web:\n    ${IMAGE}\n    env_file: web.env\n`;
    expect(findingsOf('S203', text, { files: { 'web.env': 'DB_PASSWORD=hunter2\n' } })).toEqual([]);
  });
});

describe('S205 docker-socket', () => {
  it.each([
    '/var/run/docker.sock:/var/run/docker.sock:ro',
    '/run/user/1000/podman/podman.sock:/var/run/docker.sock',
    '/run/containerd/containerd.sock:/c.sock',
  ])('finds %s', (mount) => {
    expect(findingsOf('S205', `services:\n  web:\n    ${IMAGE}\n    volumes:\n      - ${mount}\n`)).toMatchObject([
      { at: '5:9', text: mount },
    ]);
  });

  it('finds use_api_socket', () => {
    expect(messages('S205', project({ web: 'use_api_socket: true' }))).toHaveLength(1);
  });

  it('has nothing to say about other sockets', () => {
    expect(messages('S205', project({ web: 'volumes: ["/run/mysqld.sock:/run/mysqld.sock", "./docker.sock.md:/x"]' }))).toEqual([]);
  });
});

describe('M305 container-name-as-hostname', () => {
  it('points at the name inside the value', () => {
    const text = `services:\n  web:\n    ${IMAGE}\n    environment:\n      URL: redis://cache-1:6379/0\n  redis:\n    ${IMAGE}\n    container_name: cache-1\n`;
    expect(findingsOf('M305', text)).toEqual([
      {
        at: '5:20',
        text: 'cache-1:6379',
        message: '`redis` is reached by its container name `cache-1` (here by `web`, in URL)',
        related: ['8:21 the container name'],
      },
    ]);
  });

  it('speaks once of each name, with all its uses', () => {
    const text = project({ a: 'environment: {DB_HOST: the-db}', b: 'command: wait the-db:5432', db: 'container_name: the-db' });
    expect(findingsOf('M305', text)).toMatchObject([
      {
        at: '2:51',
        message: '`db` is reached by its container name `the-db` in 2 places (here by `a`, in DB_HOST)',
        related: ['4:45 the container name', '3:42 by `b`'],
      },
    ]);
  });

  it.each([
    ['a variable for a host', ['environment: {DB_HOST: the-db}', 'container_name: the-db'], 1],
    ['a hostname', ['command: wait the-db:5432', 'hostname: the-db'], 1],
    ['the service name', ['environment: {DB_HOST: db}', 'container_name: db'], 0],
    ['an alias of a network', ['environment: {DB_HOST: the-db}', 'container_name: the-db, networks: {default: {aliases: [the-db]}}'], 0],
    ['an image', ['environment: {DB_IMAGE: "the-db:5432"}', 'container_name: the-db'], 0],
    ['a plain word', ['environment: {NAME: the-db}', 'container_name: the-db'], 0],
    ['a part of a longer name', ['environment: {URL: "http://the-db.example.com"}', 'container_name: the-db'], 0],
  ] as const)('%s', (_title, [web, db], count) => {
    expect(messages('M305', project({ web, db }))).toHaveLength(count);
  });
});

describe('M310 hard-coded-localhost', () => {
  it('names the service that is meant and the port it has among services', () => {
    const text = project({ web: 'environment: {API: "http://localhost:4000/v1"}', api: 'ports: ["4000:80"]' });
    expect(findingsOf('M310', text)).toMatchObject([
      { text: 'localhost:4000', message: '`web` is given localhost:4000 (in API), the address of `api` on this machine' },
    ]);
  });

  it.each([
    ['the machine', ['environment: {URL: "http://host.docker.internal:11434"}', ''], 1],
    ['a port of its own', ['environment: {URL: "http://localhost:4000"}, ports: ["4000:4000"]', 'ports: ["4001:4000"]'], 0],
    ['a port of nobody', ['environment: {URL: "http://localhost:4000"}', 'ports: ["80:80"]'], 0],
    ['a healthcheck', ['healthcheck: {test: curl -f http://localhost:4000}', 'ports: ["4000:4000"]'], 0],
    ['one network namespace', ['environment: {URL: "http://localhost:4000"}, network_mode: "service:b"', 'expose: ["4000"]'], 0],
  ] as const)('%s', (_title, [a, b], count) => {
    expect(messages('M310', project({ a, b }))).toHaveLength(count);
  });
});

describe('M312 build-only', () => {
  it('points at build', () => {
    expect(findingsOf('M312', 'services:\n  web:\n    build: ./web\n  api: {build: ., image: api:1}\n')).toEqual([
      { at: '3:5', text: 'build', message: 'the image that `web` is built into has no name' },
    ]);
  });
});

describe('M314 shared-volume-multi-writer', () => {
  it('points at the second writer and shows the others', () => {
    const volumes = 'volumes: ["vol:/v"]';
    const text = project({ a: volumes, b: volumes, c: volumes, d: 'volumes: ["vol:/v:ro"]' }, 'volumes: {vol: }\n');
    expect(findingsOf('M314', text)).toEqual([
      {
        at: '3:38',
        text: '"vol:/v"',
        message: '`a`, `b` and `c` mount the volume `vol` for writing',
        related: ['2:38 mounted by `a`', '4:38 mounted by `c`'],
      },
    ]);
  });

  it('has nothing to say about one service that mounts it twice', () => {
    expect(messages('M314', project({ a: 'volumes: ["vol:/v", "vol:/w"]' }, 'volumes: {vol: }\n'))).toEqual([]);
  });
});

describe('M323 no-resource-requests', () => {
  it('speaks once of the project', () => {
    const text = project({ a: 'mem_limit: 1g', b: '', c: 'deploy: {resources: {reservations: {memory: 1g}}}', d: '' });
    expect(messages('M323', text)).toEqual(['2 of 4 services ask for no CPU or memory: `b`, `d`']);
  });
});

describe('M327 no-declared-port', () => {
  it('speaks once of each port, with all its uses', () => {
    const text = project({ a: 'environment: {API: "http://api:4000/v1"}', b: 'command: wait api:4000', api: '' });
    expect(findingsOf('M327', text)).toEqual([
      {
        at: '2:55',
        text: 'api:4000',
        message: '`a` reaches `api` at port 4000 (in API), which `api` does not declare',
        related: ['3:42 by `b`'],
      },
    ]);
  });

  it.each([
    ['expose', 'expose: ["4000"]'],
    ['a range', 'expose: ["3990-4010/tcp"]'],
    ['ports', 'ports: ["80:4000"]'],
    ['the network of another', 'network_mode: host'],
  ])('is content with %s', (_title, api) => {
    expect(messages('M327', project({ web: 'environment: {API: "http://api:4000"}', api }))).toEqual([]);
  });

  it('is not content with the port of the machine', () => {
    expect(messages('M327', project({ web: 'environment: {API: "http://api:4000"}', api: 'ports: ["4000:80"]' }))).toHaveLength(1);
  });

  it('takes the own name and versions of images for no use', () => {
    expect(messages('M327', project({ redis: 'command: run redis:6379', web: 'command: pull redis:7' }))).toEqual([]);
  });
});

describe('M328 service-name-not-dns', () => {
  it.each(['my_db', 'MyDb', '1db', 'a.b', 'a-', 'x'.repeat(64)])('finds %s', (name) => {
    expect(findingsOf('M328', project({ [name]: '' }))).toMatchObject([{ at: '2:3', text: name }]);
  });

  it.each(['db', 'my-db-1', 'x'.repeat(63)])('has nothing to say about %s', (name) => {
    expect(messages('M328', project({ [name]: '' }))).toEqual([]);
  });
});
