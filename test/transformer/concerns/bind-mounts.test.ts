import { describe, expect, it } from 'vitest';
import { type Beside, type Converted, convertText } from '../conversion.ts';

const SMALL = 'key: value\n';

function convert(mounts: string, beside: Beside = {}, service = 'image: app:1'): Converted {
  return convertText(`services: { app: { ${service}, volumes: [${mounts}] } }`, beside);
}

/** What a mount became: `config app-files`, `claim data`, `memory`... */
function became(out: Converted): string {
  const [volume] = out.pod('app').volumes ?? [];
  if (volume === undefined) return 'nothing';
  if (volume.configMap !== undefined) return `config ${volume.configMap.name}`;
  if (volume.secret !== undefined) return `secret ${volume.secret.secretName}`;
  if (volume.persistentVolumeClaim !== undefined) return `claim ${volume.persistentVolumeClaim.claimName}`;
  if (volume.hostPath !== undefined) return `host ${volume.hostPath.type ?? ''} ${volume.hostPath.path}`;
  return volume.emptyDir?.medium === 'Memory' ? 'memory' : 'scratch';
}

describe('bind mounts: what a source becomes', () => {
  it.each<[string, string, Beside['files'], string, string]>([
    ['a configuration file', './nginx.conf:/etc/nginx/nginx.conf:ro', { 'nginx.conf': SMALL }, 'config app-files', 'mapped'],
    ['a key', './tls.key:/tls/tls.key:ro', { 'tls.key': SMALL }, 'secret app-secret-files', 'mapped'],
    ['a certificate', './tls.crt:/tls/tls.crt:ro', { 'tls.crt': SMALL }, 'config app-files', 'mapped'],
    [
      'a file with a password in it',
      './app.ini:/etc/app.ini:ro',
      { 'app.ini': '[db]\npassword = hunter2\n' },
      'secret app-secret-files',
      'mapped',
    ],
    [
      'a script of a database',
      './init.sql:/docker-entrypoint-initdb.d/init.sql',
      { 'init.sql': 'SELECT 1;' },
      'config app-files',
      'mapped',
    ],
    ['a database file', './app.db:/data/app.db', { 'app.db': SMALL }, 'nothing', 'unsupported'],
    [
      'a folder of configuration',
      './conf.d:/etc/nginx/conf.d:ro',
      { 'conf.d/a.conf': SMALL, 'conf.d/b.conf': SMALL },
      'config app-conf-d',
      'mapped',
    ],
    ['a site', './html:/usr/share/nginx/html:ro', { 'html/index.html': '<p>', 'html/img/logo.png': '\u0000' }, 'config app-html', 'mapped'],
    ['a folder for data', './data:/var/lib/app', {}, 'claim data', 'approximated'],
    ['a folder with data', './data:/data', { 'data/x.bin': 'x' }, 'claim data', 'approximated'],
    ['a folder elsewhere on the host', '/mnt/media/movies:/movies', {}, 'claim media-movies', 'approximated'],
    ['a folder to read elsewhere on the host', '/mnt/models:/models:ro', {}, 'claim mnt-models', 'approximated'],
    ['an empty folder', './logs:/logs', { 'logs/.gitkeep': '' }, 'claim logs', 'approximated'],
    ['a file that is missing', './nginx.conf:/etc/nginx/nginx.conf', {}, 'nothing', 'unsupported'],
    ['a file without an extension that is missing', './Caddyfile:/etc/caddy/Caddyfile', {}, 'nothing', 'unsupported'],
    ['a folder to read that is missing', './certs:/certs:ro', {}, 'nothing', 'unsupported'],
    ['a folder of configuration that is missing', './grafana:/etc/grafana/provisioning', {}, 'nothing', 'unsupported'],
    ['the socket of Docker', '/var/run/docker.sock:/var/run/docker.sock', {}, 'nothing', 'unsupported'],
    ['the clock', '/etc/localtime:/etc/localtime:ro', {}, 'nothing', 'approximated'],
    ['a folder of the system', '/proc:/host/proc:ro', {}, 'nothing', 'unsupported'],
    ['the root of the host', '/:/rootfs:ro', {}, 'nothing', 'unsupported'],
    ['a folder below /etc that is no part of the system', '/etc/pihole:/etc/pihole', {}, 'claim etc-pihole', 'approximated'],
    ['shared memory', '/dev/shm:/dev/shm', {}, 'memory', 'mapped'],
    ['temporary files', '/tmp:/tmp', {}, 'scratch', 'mapped'],
  ])('%s', (_, mount, files, result, fate) => {
    const out = convert(`"${mount}"`, { files: files ?? {} });
    expect(became(out)).toBe(result);
    expect(out.fate('services.app.volumes[0].source')).toBe(fate);
  });

  it.each<[string, string, Beside['files'], string]>([
    ['the folder that is built', '.:/app', { 'app.py': 'x', Dockerfile: 'x' }, 'nothing'],
    ['source code', './src:/app/src', { 'src/main.ts': 'x', 'src/util.ts': 'y' }, 'nothing'],
    ['source code that is not there', './src:/usr/src/app', {}, 'nothing'],
    ['source code that is not there, to read', './src:/usr/src/app:ro', {}, 'nothing'],
    ['one source file', './app.py:/app/app.py', { 'app.py': 'x' }, 'nothing'],
    ['one source file that is not there', './app.py:/app/app.py', {}, 'nothing'],
    ['configuration', './config/app.yaml:/app/config/app.yaml', { 'config/app.yaml': SMALL }, 'config app-files'],
    ['data', './uploads:/app/uploads', {}, 'claim uploads'],
  ])('of a service that is built: %s', (_, mount, files, result) => {
    const out = convert(`"${mount}"`, { files: files ?? {} }, 'build: .');
    expect(became(out)).toBe(result);
    if (result === 'nothing') expect(out.fate('services.app.volumes[0].source')).toBe('ignored');
  });

  it('says that an image does not contain a program that is only mounted', () => {
    const out = convert('".:/app"', { files: { 'server.js': 'x', 'package.json': '{}' } }, 'image: node:22, command: "node server.js"');
    expect(became(out)).toBe('nothing');
    expect(out.fate('services.app.volumes[0].source')).toBe('unsupported');
  });

  it.each([
    ['/var/run/docker.sock:/var/run/docker.sock', 'host Socket /var/run/docker.sock'],
    ['/proc:/host/proc:ro', 'host  /proc'],
  ])('mounts %s from the node with consent', (mount, result) => {
    expect(became(convert(`"${mount}"`, { settings: { hostPaths: 'allow' } }))).toBe(result);
  });

  it.each([
    ['claim', 'claim nginx-conf'],
    ['emptydir', 'scratch'],
    ['hostpath', 'host File /project/nginx.conf'],
    ['secret', 'secret app-secret-files'],
    ['none', 'nothing'],
  ])('does as a setting says: %s', (kind, result) => {
    const out = convert(
      '"./nginx.conf:/etc/nginx.conf"',
      { files: { 'nginx.conf': SMALL } },
      `image: "app:1", x-kubeferry: { mounts: { /etc/nginx.conf: { kind: ${kind} } } }`,
    );
    expect(became(out)).toBe(result);
  });

  it.each(['command: /checks/run.sh', 'entrypoint: ["/bin/sh", "/checks/run.sh"]', 'healthcheck: { test: "sh /checks/check.sh" }'])(
    'misses a folder that the service runs programs of: %s',
    (field) => {
      expect(became(convert('"./checks:/checks"', {}, `image: "app:1", ${field}`))).toBe('nothing');
      expect(
        became(convert('"./checks:/checks"', { files: { 'checks/run.sh': 'x', 'checks/check.sh': 'x' } }, `image: "app:1", ${field}`)),
      ).toBe('config app-checks');
    },
  );

  it('finds a folder wanting wherever it is mounted when one service needs its files', () => {
    const out = convertText(`services:
  a: { image: "a:1", volumes: ["./security:/etc/kafka/secrets"] }
  b: { image: "b:1", build: ., volumes: ["./security:/anywhere", "./security/keys:/keys", "./other:/other"] }
`);
    expect(out.said('convert/missing-file')).toHaveLength(3);
    expect(out.mounts('b')).toEqual(['other /other']);
  });

  it.each([
    ['a folder', 'app:1', './data:/data', {}, 'Copy data that is to be kept once: `kubectl cp ./data/. POD:/data`.'],
    [
      'a folder that nobody writes to',
      'app:1',
      '/mnt/data:/data:ro',
      {},
      'Nobody writes to it: bring the files of /mnt/data along in an image, or leave out `:ro`',
    ],
    ['a folder, in a namespace', 'app:1', './data:/data', { namespace: 'shop' }, '`kubectl cp -n shop ./data/. POD:/data`'],
    [
      'the folder of a database',
      'postgres:17',
      './pgdata:/var/lib/postgresql/data',
      {},
      'as a dump: written by the database that runs today',
    ],
    ['another folder of a database', 'postgres:17', './backups:/backups', {}, '`kubectl cp ./backups/. POD:/backups`'],
  ])('tells how the data comes along from %s', (_, image, mount, settings, expected) => {
    expect(convert(`"${mount}"`, { settings }, `image: "${image}"`).said('convert/approximated')).toEqual([
      expect.stringContaining(expected),
    ]);
  });

  it.each([
    ['./Chinook.db', 'convert/missing-file'],
    ['./main.py', 'convert/ignored'],
  ])('takes %s that is not there for what its name says', (file, code) => {
    const out = convert(`"${file}:/app/${file.slice(2)}"`, {}, 'build: .');
    expect(out.codes()).toContain(code);
  });

  it('takes a folder that a command writes to for data', () => {
    expect(became(convert('"./dumps:/dumps"', {}, 'image: "app:1", command: "sh -c \'dump > /dumps/all.sql\'"'))).toBe('claim dumps');
  });

  it('reports a missing file as an error at its place, and converts the rest', () => {
    const out = convert('"./nowhere.conf:/etc/app.conf", "./data:/data"');
    expect(out.diagnostics.filter(({ severity }) => severity === 'error')).toMatchObject([
      { code: 'convert/missing-file', path: ['services', 'app', 'volumes', 0] },
    ]);
    expect(became(out)).toBe('claim data');
  });
});

describe('bind mounts: what belongs to the host', () => {
  it.each([
    [
      'one path',
      'app:1',
      '"/proc:/host/proc:ro"',
      'app mounts /proc, which belongs to the host: each node of a cluster has its own, so it is not mounted. Do without, or, where',
    ],
    [
      'all paths of a service at once',
      'app:1',
      '"/proc:/host/proc:ro", "./data:/data", "/sys:/host/sys:ro", "/:/rootfs:ro"',
      'app mounts /proc, /sys and /, which belong to the host: each node of a cluster has its own, so they are not mounted. Do without, or',
    ],
    [
      'a program that watches over its node',
      'prom/node-exporter:v1.9.1',
      '"/proc:/host/proc:ro"',
      'It watches over its node: give every node one',
    ],
    [
      'a program that nodes bring along',
      'gcr.io/cadvisor/cadvisor:v0.52.1',
      '"/sys:/sys:ro"',
      'Leave it out: the kubelet has cAdvisor built in',
    ],
  ])('is told of: %s', (_, image, mounts, expected) => {
    const said = convert(mounts, {}, `image: "${image}"`).said('convert/unsupported');
    expect(said).toEqual([expect.stringContaining(expected)]);
  });

  it('is there when one does as told', () => {
    const out = convert(
      '"/proc:/host/proc:ro"',
      {},
      'image: "prom/node-exporter:v1.9.1", deploy: { mode: global }, x-kubeferry: { hostPaths: allow }',
    );
    expect(out.names).toContain('DaemonSet app');
    expect(became(out)).toBe('host  /proc');
    expect(out.codes()).not.toContain('convert/unsupported');
  });
});

describe('bind mounts: ConfigMaps and Secrets', () => {
  it('keeps the single files of a service in one ConfigMap, each mounted at its place', () => {
    const out = convert('"./a/app.conf:/etc/one.conf:ro", "./b/app.conf:/etc/two/one.conf:ro", "./run.sh:/run.sh"', {
      files: { 'a/app.conf': '1', 'b/app.conf': '2', 'run.sh': '#!/bin/sh\n' },
    });
    expect(out.find('ConfigMap', 'app-files').data).toEqual({ 'one.conf': '1', '2-one.conf': '2', 'run.sh': '#!/bin/sh\n' });
    expect(out.mounts('app')).toEqual([
      'app-files /etc/one.conf[one.conf] ro',
      'app-files /etc/two/one.conf[2-one.conf] ro',
      'app-files /run.sh[run.sh] ro',
    ]);
  });

  it('keeps scripts executable', () => {
    const out = convert('"./entry:/entry:ro", "./x.conf:/x.conf:ro"', { files: { entry: '#!/bin/bash\necho', 'x.conf': '1' } });
    expect(out.pod('app').volumes?.[0]?.configMap?.items).toEqual([
      { key: 'entry', path: 'entry', mode: 0o755 },
      { key: 'x.conf', path: 'x.conf' },
    ]);
  });

  it('keeps the paths of a folder, whatever the keys are', () => {
    const out = convert('"./conf:/etc/app/conf:ro"', { files: { 'conf/main.conf': '1', 'conf/sites/a b.conf': '2' } });
    expect(out.pod('app').volumes?.[0]?.configMap?.items).toEqual([
      { key: 'main.conf', path: 'main.conf' },
      { key: 'sites.a-b.conf', path: 'sites/a b.conf' },
    ]);
    expect(Object.keys(out.find('ConfigMap', 'app-conf').data ?? {})).toEqual(['main.conf', 'sites.a-b.conf']);
    expect(out.mounts('app')).toEqual(['app-conf /etc/app/conf ro']);
  });

  it('keeps bytes that are no text, in base64 once', () => {
    const out = convert('"./logo.bin:/logo.bin:ro"', { files: { 'logo.bin': Uint8Array.from([255, 0, 1]) } });
    expect(out.find('ConfigMap', 'app-files').binaryData).toEqual({ 'logo.bin': '/wAB' });
  });

  it('refuses what is larger than an object may be', () => {
    const out = convert('"./large.conf:/large.conf:ro"', { files: { 'large.conf': 'x'.repeat(1024 * 1024 + 1) } });
    expect(became(out)).toBe('nothing');
    expect(out.fate('services.app.volumes[0].source')).toBe('unsupported');
  });

  it('opens a second ConfigMap before the first one is too large', () => {
    const half = 'x'.repeat(600 * 1024);
    const out = convert('"./a.conf:/a.conf:ro", "./b.conf:/b.conf:ro"', { files: { 'a.conf': half, 'b.conf': half } });
    expect(out.names.filter((name) => name.startsWith('ConfigMap'))).toHaveLength(2);
  });

  it('shows no secret file outside of Secrets', () => {
    const out = convert('"./tls.key:/tls.key:ro"', { files: { 'tls.key': 'hunter2' } });
    expect(JSON.stringify([out.objects.filter(({ kind }) => kind !== 'Secret'), out.diagnostics, out.ledger])).not.toContain('hunter2');
    expect(out.find('Secret', 'app-secret-files').stringData).toEqual({ 'tls.key': 'hunter2' });
  });

  it('rolls the Pods when a file changes', () => {
    const hash = (text: string) => convert('"./a.conf:/a.conf:ro"', { files: { 'a.conf': text } }).template('app').metadata?.annotations;
    expect(hash('1')).toEqual(hash('1'));
    expect(hash('1')).not.toEqual(hash('2'));
  });

  it('names folders that are called alike after their places, whichever others there are', () => {
    const files = { 'a/x.conf': 'a', 'b/x.conf': 'b', 'c/x.conf': 'c' };
    const named = (mounts: string) => convert(mounts, { files }).names.filter((name) => name.startsWith('ConfigMap'));
    const all = named('"./a:/1/conf:ro", "./b:/2/conf:ro", "./c:/3/conf:ro"');
    expect(new Set(all).size).toBe(3);
    expect(named('"./a:/1/conf:ro", "./c:/3/conf:ro"').filter((name) => !all.includes(name))).toEqual([]);
  });

  it('takes no name that is taken', () => {
    const out = convertText(
      'services: { app: { image: app:1, volumes: ["./a.conf:/a.conf:ro"], configs: [app-files] } }\nconfigs: { app-files: { content: x } }',
      {
        files: { 'a.conf': SMALL },
      },
    );
    expect(out.names.filter((name) => name.startsWith('ConfigMap'))).toHaveLength(2);
    expect(new Set(out.pod('app').volumes?.map(({ name }) => name)).size).toBe(2);
  });
});

describe('bind mounts: shared folders', () => {
  it('makes one claim of a folder that several services mount', () => {
    const out = convertText('services: { a: { image: a:1, volumes: ["./data:/in"] }, b: { image: b:1, volumes: ["./data:/out:ro"] } }');
    expect(out.names.filter((name) => name.startsWith('PersistentVolume'))).toEqual(['PersistentVolumeClaim data']);
    expect(out.mounts('b')).toEqual(['data /out ro']);
  });

  it('mounts a folder inside another one as a part of its volume', () => {
    const out = convertText(
      'services: { a: { image: a:1, volumes: ["./data:/data"] }, b: { image: b:1, volumes: ["./data/up/loads:/uploads"] } }',
    );
    expect(out.names.filter((name) => name.startsWith('PersistentVolume'))).toEqual(['PersistentVolumeClaim data']);
    expect(out.mounts('b')).toEqual(['data /uploads[up/loads]']);
  });

  it('lets the reader of a folder see what another service writes there', () => {
    const out = convertText(
      'services: { a: { image: a:1, volumes: ["./html:/data"] }, web: { image: nginx:1, volumes: ["./html:/usr/share/nginx/html:ro"] } }',
      {
        files: { 'html/index.html': 'x' },
      },
    );
    expect(out.pod('web').volumes).toEqual(out.pod('a').volumes);
  });

  it.each([
    ['a known image that makes it itself', 'sctx/overseerr:1.34', './config:/app/config', false],
    ['a part of the data of a known image', 'nextcloud:30', './config:/var/www/html/config', false],
    ['an image that is not known', 'own/app:1', './config:/app/config', true],
    ['what a known image only reads', 'sctx/overseerr:1.34', './config:/app/config:ro', true],
    ['another folder of a known image', 'grafana/grafana:12', './dashboards:/var/lib/grafana/dashboards', true],
  ])('a configuration folder that is not there: %s', (_whose, image, mount, missing) => {
    const out = convertText(`services: { a: { image: "${image}", volumes: ["${mount}"] } }`);
    expect(out.codes().includes('convert/missing-file')).toBe(missing);
  });

  it('does not miss what another service of the project makes', () => {
    const out = convertText(
      'services: { a: { image: a:1, volumes: ["./out:/out"] }, b: { image: b:1, volumes: ["./out/certs:/certs:ro"] } }',
    );
    expect(out.codes()).not.toContain('convert/missing-file');
    expect(out.mounts('b')).toEqual(['out /certs[certs] ro']);
  });

  it('gives two folders that would have one name two claims', () => {
    const out = convertText('services: { a: { image: a:1, volumes: ["./a/b:/x", "./a-b:/y", "a-b:/z"] } }\nvolumes: { a-b: }');
    expect(new Set(out.names.filter((name) => name.startsWith('PersistentVolumeClaim'))).size).toBe(3);
  });
});

describe('bind mounts: targets', () => {
  it.each([
    ['/data/../data/x/', ['data /data/x']],
    ['C:\\\\data', ['data /data']],
    ['PLACE_HOLDER', []],
    ['/with:colon', []],
  ])('%s', (target, mounts) => {
    const out = convert(`{ type: bind, source: ./data, target: "${target}" }`);
    expect(out.mounts('app')).toEqual(mounts);
    expect(out.fate('services.app.volumes[0].target')).toBe(mounts.length === 0 ? 'unsupported' : 'approximated');
  });
});

describe('bind mounts: options', () => {
  const mount = (bind: string, extra = '') => `{ type: bind, source: /proc, target: /host, read_only: true, bind: { ${bind} }${extra} }`;
  const convertHost = (options: string, service?: string) => convert(mount(options), { settings: { hostPaths: 'allow' } }, service);

  it.each([
    ['propagation: rslave', 'image: "a:1"', { mountPropagation: 'HostToContainer' }, 'mapped'],
    ['propagation: rshared', 'image: "a:1", privileged: true', { mountPropagation: 'Bidirectional' }, 'mapped'],
    ['propagation: rshared', 'image: "a:1"', { mountPropagation: 'HostToContainer' }, 'approximated'],
    ['propagation: rprivate', 'image: "a:1"', {}, 'mapped'],
    ['recursive: readonly', 'image: "a:1"', { recursiveReadOnly: 'Enabled' }, 'mapped'],
    ['recursive: disabled', 'image: "a:1"', {}, 'approximated'],
  ])('%s with %s', (options, service, fields, fate) => {
    const out = convertHost(options, service);
    expect(out.container('app').volumeMounts?.[0]).toMatchObject({ mountPath: '/host', readOnly: true, ...fields });
    expect(out.fate(`services.app.volumes[0].bind.${options.split(':')[0]}`)).toBe(fate);
  });

  it('ignores what only Docker knows', () => {
    const out = convert('{ type: bind, source: ./data, target: /data, consistency: cached, bind: { selinux: z, create_host_path: true } }');
    expect(out.fate('services.app.volumes[0].consistency')).toBe('ignored');
    expect(out.fate('services.app.volumes[0].bind.selinux')).toBe('ignored');
    expect(out.fate('services.app.volumes[0].bind.create_host_path')).toBe('mapped');
  });
});
