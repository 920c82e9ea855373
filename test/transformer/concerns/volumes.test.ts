import { describe, expect, it } from 'vitest';
import { convertText } from '../conversion.ts';

const claims = (out: ReturnType<typeof convertText>) => out.names.filter((name) => name.startsWith('PersistentVolume'));

describe('volumes: named volumes', () => {
  it('makes one claim however many services share it, for all of them', () => {
    const out = convertText(`
services:
  a: { image: a:1, volumes: ["shared:/data"] }
  b: { image: b:1, volumes: ["shared:/srv/in:ro"] }
volumes: { shared: }
`);
    expect(claims(out)).toEqual(['PersistentVolumeClaim shared']);
    expect(out.find('PersistentVolumeClaim', 'shared').spec).toEqual({
      accessModes: ['ReadWriteMany'],
      resources: { requests: { storage: '1Gi' } },
    });
    expect(out.mounts('a')).toEqual(['shared /data']);
    expect(out.mounts('b')).toEqual(['shared /srv/in ro']);
    expect(out.pod('b').volumes).toEqual([{ name: 'shared', persistentVolumeClaim: { claimName: 'shared' } }]);
    expect(out.said('convert/shared-volume')).toHaveLength(1);
  });

  it.each([
    ['one service', 'a: { image: a:1, volumes: ["vol:/data"] }', 'ReadWriteOnce'],
    ['one service with two mounts', 'a: { image: a:1, volumes: ["vol:/data", "vol:/backup:ro"] }', 'ReadWriteOnce'],
    ['two services', 'a: { image: a:1, volumes: ["vol:/data"] }, b: { image: b:1, volumes: ["vol:/data"] }', 'ReadWriteMany'],
    [
      'two services of one Pod',
      'a: { image: a:1, volumes: ["vol:/data"] }, b: { image: b:1, volumes: ["vol:/data"], network_mode: "service:a" }',
      'ReadWriteOnce',
    ],
    ['every node', 'a: { image: a:1, volumes: ["vol:/data"], deploy: { mode: global } }', 'ReadWriteMany'],
    [
      'a service with several replicas',
      'a: { image: a:1, volumes: ["vol:/data"], deploy: { replicas: 3 }, x-kubeferry: { workload: deployment } }',
      'ReadWriteMany',
    ],
  ])('asks for the access that %s needs', (_, services, mode) => {
    const out = convertText(`services: { ${services} }\nvolumes: { vol: }`);
    expect(out.find('PersistentVolumeClaim', 'vol').spec.accessModes).toEqual([mode]);
  });

  it('leaves the claim of a datastore to its StatefulSet', () => {
    const out = convertText('services: { db: { image: "postgres:17", volumes: ["data:/var/lib/postgresql/data"] } }\nvolumes: { data: }');
    expect(claims(out)).toEqual([]);
    expect(out.find('StatefulSet', 'db').spec.volumeClaimTemplates).toEqual([
      { metadata: { name: 'data' }, spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } } },
    ]);
    expect(out.pod('db').volumes).toBeUndefined();
    expect(out.mounts('db')).toEqual(['data /var/lib/postgresql/data[data]']);
  });

  it.each([
    ['postgres:17', '/var/lib/postgresql/data', {}, 'data'],
    ['postgres:18', '/var/lib/postgresql', {}, undefined],
    ['postgres:17', '/var/lib/postgresql/data', { PGDATA: '/var/lib/postgresql/data/pgdata' }, undefined],
    ['mysql:8', '/var/lib/mysql', {}, 'data'],
    ['redis:7', '/data', {}, undefined],
    ['example.com/own-mysql:1', '/var/lib/mysql', {}, 'data'],
    ['confluentinc/cp-kafka:7', '/var/lib/kafka/data', {}, 'data'],
    ['phpmyadmin:5', '/var/lib/mysql', {}, undefined],
  ])('gives %s at %s with %j a folder of its own within the volume: %s', (image, target, environment, subPath) => {
    const out = convertText(
      `services: { db: { image: "${image}", volumes: ["vol:${target}"], environment: ${JSON.stringify(environment)} } }\nvolumes: { vol: }`,
    );
    expect(out.container('db').volumeMounts?.[0]?.subPath).toBe(subPath);
    expect(out.codes().includes('convert/data-folder')).toBe(subPath !== undefined);
  });

  it.each([
    ['postgres:18', 'PGDATA'],
    ['postgres', 'PGDATA'],
    ['postgres:alpine', 'PGDATA'],
    ['postgres:18.1-alpine', 'PGDATA'],
    ['pgvector/pgvector:0.8.1-pg18', 'PGDATA'],
    ['timescale/timescaledb:2.11.2-pg17', 'folder'],
    ['postgis/postgis:16-3.4', 'folder'],
    ['postgres:9.6', 'folder'],
  ])('lets %s find its data at /var/lib/postgresql/data, where no version from 18 on looks by itself: by %s', (image, by) => {
    const out = convertText(`services: { db: { image: "${image}", volumes: ["vol:/var/lib/postgresql/data"] } }\nvolumes: { vol: }`);
    expect(out.env('db')).toEqual(by === 'PGDATA' ? ['PGDATA=/var/lib/postgresql/data/data'] : []);
    expect(out.mounts('db')).toEqual([`vol /var/lib/postgresql/data${by === 'PGDATA' ? '' : '[data]'}`]);
  });

  it('lets all services see the same part of a volume', () => {
    const out = convertText(`
services:
  db: { image: "mysql:8", volumes: ["data:/var/lib/mysql"] }
  backup: { image: "own:1", volumes: ["data:/source:ro", { type: volume, source: data, target: /logs, volume: { subpath: binlog } }] }
volumes: { data: }
`);
    expect(out.mounts('db')).toEqual(['data /var/lib/mysql[data]']);
    expect(out.mounts('backup')).toEqual(['data /source[data] ro', 'data /logs[data/binlog]']);
  });

  it.each([
    ['user: "999"', {}],
    ['user: postgres', {}],
    ['x-kubeferry: { runAsUser: 999 }', {}],
    ['restart: always', { podSecurity: 'restricted' }],
  ] as const)('lets PostgreSQL make its folder itself where it cannot be given to it: %s %j', (fields, settings) => {
    const text = `services: { db: { image: "postgres:17", volumes: ["data:/var/lib/postgresql/data"], ${fields} } }\nvolumes: { data: }`;
    const out = convertText(text, { settings });
    expect(out.mounts('db')).toEqual(['data /var/lib/postgresql/data']);
    expect(out.env('db')).toEqual(['PGDATA=/var/lib/postgresql/data/data']);
    expect(out.container('db').securityContext?.runAsUser).toBe(999);
    expect(out.pod('db').securityContext?.fsGroup).toBe(999);
  });

  it('writes the claim of an external volume apart, under the name of the volume', () => {
    const out = convertText(
      'services: { a: { image: a:1, volumes: ["vol:/data"] }, b: { image: b:1, volumes: ["vol:/data"] } }\nvolumes: { vol: { external: true, name: Shared_Data } }',
    );
    expect(claims(out)).toEqual(['PersistentVolumeClaim shared-data']);
    expect(out.external).toEqual(['PersistentVolumeClaim shared-data']);
    expect(out.pod('a').volumes).toEqual([{ name: 'shared-data', persistentVolumeClaim: { claimName: 'shared-data' } }]);
    expect(out.said('convert/external-volume')).toHaveLength(1);
    expect(out.fate('volumes.vol.external')).toBe('mapped');
  });

  it.each([
    '{ external: true, name: Shared_Data, x-kubeferry: { existing: true } }',
    '{ name: shared-data, x-kubeferry: { existing: true } }',
  ])('uses the claim that a setting says is there: %s', (volume) => {
    const out = convertText(`services: { a: { image: a:1, volumes: ["vol:/data"] } }\nvolumes: { vol: ${volume} }`);
    expect(claims(out)).toEqual([]);
    expect(out.pod('a').volumes).toEqual([{ name: 'shared-data', persistentVolumeClaim: { claimName: 'shared-data' } }]);
    expect(out.said('convert/expected-claim')).toHaveLength(1);
    expect(out.fate('volumes.vol.name')).toBe('mapped');
  });

  it('takes no name that only Docker Compose makes for the one of a claim that is there', () => {
    const out = convertText(
      'services: { a: { image: a:1, volumes: ["vol:/data"] } }\nvolumes: { vol: { x-kubeferry: { existing: true } } }',
    );
    expect(out.pod('a').volumes).toEqual([{ name: 'vol', persistentVolumeClaim: { claimName: 'vol' } }]);
  });

  it('renames what is no DNS label, in the claim and in all references', () => {
    const out = convertText('services: { a: { image: a:1, volumes: ["My_Data.v1:/data"] } }\nvolumes: { My_Data.v1: }');
    const [volume] = out.pod('a').volumes ?? [];
    expect(claims(out)).toEqual(['PersistentVolumeClaim my-data-v1']);
    expect(volume).toEqual({ name: 'my-data-v1', persistentVolumeClaim: { claimName: 'my-data-v1' } });
    expect(out.container('a').volumeMounts?.[0]?.name).toBe(volume?.name);
  });

  it('takes size, class, access mode and selector from settings', () => {
    const out = convertText(`
services: { a: { image: a:1, volumes: ["vol:/data"] } }
volumes: { vol: { x-kubeferry: { size: 20Gi, class: fast, accessMode: ReadWriteOncePod, selector: { disk: ssd } } } }
`);
    expect(out.find('PersistentVolumeClaim', 'vol').spec).toEqual({
      accessModes: ['ReadWriteOncePod'],
      resources: { requests: { storage: '20Gi' } },
      storageClassName: 'fast',
      selector: { matchLabels: { disk: 'ssd' } },
    });
  });

  it('becomes an empty folder where a setting says so', () => {
    const out = convertText(
      'services: { a: { image: a:1, volumes: ["vol:/cache"] } }\nvolumes: { vol: { x-kubeferry: { kind: emptydir, size: 1Gi } } }',
    );
    expect(out.pod('a').volumes).toEqual([{ name: 'vol', emptyDir: { sizeLimit: '1Gi' } }]);
    expect(claims(out)).toEqual([]);
  });

  it('mounts a part of a volume', () => {
    const out = convertText(
      'services: { a: { image: a:1, volumes: [{ type: volume, source: vol, target: /x, volume: { subpath: /../in/./ner, nocopy: true } }] } }\nvolumes: { vol: }',
    );
    expect(out.mounts('a')).toEqual(['vol /x[in/ner]']);
    expect(out.fate('services.a.volumes[0].volume.subpath')).toBe('mapped');
    expect(out.fate('services.a.volumes[0].volume.nocopy')).toBe('mapped');
  });

  it.each([
    ['a: {image: "site:1", volumes: ["vol:/usr/share/nginx/html"]}', true],
    ['a: {image: "site:1", volumes: ["vol:/app/data"]}', false],
    ['a: {image: "nextcloud:apache", volumes: ["vol:/var/www/html"]}', false],
    ['a: {image: "site:1", volumes: ["vol:/usr/share/nginx/html:ro"]}', false],
  ])('may hide content of the image: %s (%s)', (service, expected) => {
    const said = convertText(`services: {${service}}\nvolumes: {vol: }`).diagnostics.map(({ message }) => message);
    expect(said.some((message) => message.includes('Docker fills a new volume'))).toBe(expected);
  });

  it('says that a volume over content of the image starts empty, and fills it on request', () => {
    const text = (settings: string) =>
      `services: { web: { image: site:1, volumes: ["html:/var/www/html"] } }\nvolumes: { html: ${settings} }`;
    expect(convertText(text('{}')).fate('services.web.volumes[0].target')).toBe('approximated');
    const out = convertText(text('{ x-kubeferry: { copyUp: true } }'));
    expect(out.fate('services.web.volumes[0].target')).toBe('mapped');
    const [init] = out.pod('web').initContainers ?? [];
    expect(init).toMatchObject({ name: 'fill-html', image: 'site:1', volumeMounts: [{ name: 'html', mountPath: '/kubeferry/volume' }] });
    expect(init?.command?.at(-1)).toContain("cp -a '/var/www/html'/.");
  });

  it.each([
    [
      'the first that writes',
      'a: { image: a:1, volumes: ["vol:/a:ro"] }, b: { image: b:1, volumes: ["vol:/b"] }, c: { image: c:1, volumes: ["vol:/c"] }',
      'b',
    ],
    ['the first of all, where none writes', 'b: { image: b:1, volumes: ["vol:/b:ro"] }, a: { image: a:1, volumes: ["vol:/a:ro"] }', 'b'],
    [
      'the one that a setting names',
      'a: { image: a:1, volumes: ["vol:/a"] }, b: { image: b:1, volumes: ["vol:/b:ro"], x-kubeferry: { mounts: { /b: { copyUp: true } } } }',
      'b',
    ],
  ])('fills a volume from the image of one service: %s', (_which, services, filler) => {
    const setting = services.includes('mounts') ? '' : 'x-kubeferry: { copyUp: true }';
    const out = convertText(`services: { ${services} }\nvolumes: { vol: { ${setting} } }`);
    const fillers = ['a', 'b', 'c'].filter(
      (name) => out.names.includes(`Deployment ${name}`) && out.pod(name).initContainers !== undefined,
    );
    expect(fillers).toEqual([filler]);
  });

  it('ignores volumes that only keep what the image builder made', () => {
    const out = convertText(
      'services: { a: { image: a:1, build: ., volumes: ["modules:/app/node_modules", "/app/vendor"] } }\nvolumes: { modules: }',
    );
    expect(out.container('a').volumeMounts).toBeUndefined();
    expect(claims(out)).toEqual([]);
    expect(out.fate('services.a.volumes[0].source')).toBe('ignored');
  });

  it('leaves out a volume that nobody mounts', () => {
    const out = convertText('services: { a: { image: a:1 } }\nvolumes: { vol: { driver: local } }');
    expect(claims(out)).toEqual([]);
    expect(out.fate('volumes.vol.driver')).toBe('ignored');
  });

  it('lets the group of the process own a fresh volume', () => {
    const group = (fields: string) =>
      convertText(`services: { a: { ${fields}, volumes: ["vol:/data"] } }\nvolumes: { vol: }`).pod('a').securityContext?.fsGroup;
    expect(group('image: "a:1"')).toBeUndefined();
    expect(group('image: "a:1", user: "1000:2000"')).toBe(2000);
    expect(group('image: "a:1", user: "1000"')).toBe(1000);
    expect(group('image: "a:1", user: "0"')).toBeUndefined();
    expect(group('image: "a:1", user: "root"')).toBeUndefined();
    expect(group('image: "a:1", user: "app"')).toBeUndefined();
    expect(group('image: "redis:7-alpine", user: "redis"')).toBe(1000);
    expect(group('image: "grafana/grafana:11"')).toBe(472);
    expect(group('image: "a:1", x-kubeferry: { fsGroup: 5 }')).toBe(5);
  });
});

describe('volumes: drivers', () => {
  const convert = (volume: string, settings = {}) =>
    convertText(`services: { a: { image: a:1, volumes: ["vol:/data"] } }\nvolumes: { vol: ${volume} }`, { settings });

  it.each([
    ['is not named', {}, true],
    ['is named', { namespace: 'shop' }, false],
  ])('says where the login of a share is looked for where the namespace %s', (_how, settings, said) => {
    const out = convert('{ driver_opts: { type: cifs, o: "username=me,password=hunter2", device: "//nas/share" } }', settings);
    expect(out.ledger.some(({ instead }) => instead?.includes('in the namespace default') === true)).toBe(said);
  });

  it('mounts an NFS export through a PersistentVolume', () => {
    const out = convert('{ driver: local, driver_opts: { type: nfs, o: "addr=10.0.0.5,rw,nfsvers=4.1,soft", device: ":/exports/data" } }');
    expect(out.find('PersistentVolume', 'project-vol').spec).toEqual({
      capacity: { storage: '1Gi' },
      accessModes: ['ReadWriteMany'],
      persistentVolumeReclaimPolicy: 'Retain',
      storageClassName: '',
      mountOptions: ['nfsvers=4.1', 'soft'],
      nfs: { server: '10.0.0.5', path: '/exports/data' },
    });
    expect(out.find('PersistentVolumeClaim', 'vol').spec).toMatchObject({ storageClassName: '', volumeName: 'project-vol' });
    expect(out.codes()).not.toContain('convert/shared-volume');
  });

  it('mounts a Windows share with its login in a Secret', () => {
    const out = convert('{ driver_opts: { type: cifs, o: "username=me,password=hunter2,vers=3.0", device: "//nas/share" } }');
    expect(out.find('PersistentVolume', 'project-vol').spec).toMatchObject({
      mountOptions: ['vers=3.0'],
      csi: {
        driver: 'smb.csi.k8s.io',
        volumeAttributes: { source: '//nas/share' },
        nodeStageSecretRef: { name: 'vol-login', namespace: 'default' },
      },
    });
    expect(out.find('Secret', 'vol-login').stringData).toEqual({ username: 'me', password: 'hunter2' });
    const shown = JSON.stringify([out.objects.filter(({ kind }) => kind !== 'Secret'), out.diagnostics, out.ledger]);
    expect(shown).not.toContain('hunter2');
  });

  it('keeps a tmpfs in memory', () => {
    expect(convert('{ driver_opts: { type: tmpfs, device: tmpfs, o: "size=100m,uid=1000" } }').pod('a').volumes).toEqual([
      { name: 'vol', emptyDir: { medium: 'Memory', sizeLimit: '100Mi' } },
    ]);
  });

  it('makes a claim of a folder of the host, unless its path may be mounted', () => {
    const volume = '{ driver_opts: { type: none, o: bind, device: /mnt/data } }';
    expect(claims(convert(volume))).toEqual(['PersistentVolumeClaim vol']);
    expect(convert(volume).fate('volumes.vol.driver_opts.device')).toBe('approximated');
    expect(convert(volume, { hostPaths: 'allow' }).pod('a').volumes?.[0]).toEqual({
      name: 'vol',
      hostPath: { path: '/mnt/data', type: 'DirectoryOrCreate' },
    });
  });

  it('leaves a plug-in of Docker to a storage class', () => {
    const out = convert('{ driver: rexray/ebs, driver_opts: { size: "20" } }');
    expect(claims(out)).toEqual(['PersistentVolumeClaim vol']);
    expect(out.fate('volumes.vol.driver')).toBe('approximated');
  });
});

describe('volumes: anonymous, memory, images', () => {
  it('gives an anonymous volume an empty folder, and a datastore a claim', () => {
    const out = convertText('services: { a: { image: a:1, volumes: [/scratch] }, db: { image: "mongo:8", volumes: [/data/db] } }');
    expect(out.pod('a').volumes).toEqual([{ name: 'scratch', emptyDir: {} }]);
    expect(out.fate('services.a.volumes[0].target')).toBe('approximated');
    expect(out.find('StatefulSet', 'db').spec.volumeClaimTemplates?.[0]?.metadata?.['name']).toBe('db-db');
  });

  it('keeps a tmpfs mount in memory', () => {
    const out = convertText('services: { a: { image: a:1, volumes: [{ type: tmpfs, target: /fast, tmpfs: { size: 64m, mode: 0700 } }] } }');
    expect(out.pod('a').volumes).toEqual([{ name: 'fast', emptyDir: { medium: 'Memory', sizeLimit: '64Mi' } }]);
    expect(out.fate('services.a.volumes[0].tmpfs.mode')).toBe('approximated');
  });

  it('says that a named pipe of Windows belongs to one host', () => {
    const out = convertText(
      `services: { a: { image: a:1, volumes: [{ type: npipe, source: '\\\\.\\pipe\\docker_engine', target: '\\\\.\\pipe\\docker_engine' }] } }`,
    );
    expect(out.container('a').volumeMounts).toBeUndefined();
    expect(out.fate('services.a.volumes[0].source')).toBe('unsupported');
  });

  it('shares mounts with volumes_from', () => {
    const out = convertText(
      `
services:
  a: { image: a:1, volumes: ["vol:/data", /anonymous, "./nginx.conf:/etc/nginx.conf:ro"] }
  b: { image: b:1, volumes_from: ["a:ro"] }
  c: { image: c:1, volumes_from: ["container:other"] }
volumes: { vol: }
`,
      { files: { 'nginx.conf': 'x' } },
    );
    expect(claims(out)).toEqual(['PersistentVolumeClaim a-anonymous', 'PersistentVolumeClaim vol']);
    expect(out.mounts('b')).toEqual(['vol /data ro', 'a-anonymous /anonymous ro', 'b-files /etc/nginx.conf[nginx.conf] ro']);
    expect(out.fate('services.b.volumes_from[0]')).toBe('mapped');
    expect(out.fate('services.c.volumes_from[0]')).toBe('unsupported');
  });

  it('gives containers of one Pod volumes of their own', () => {
    const out = convertText('services: { a: { image: a:1, tmpfs: /tmp }, b: { image: b:1, tmpfs: /tmp, network_mode: "service:a" } }');
    expect(out.pod('a').volumes?.map(({ name }) => name)).toEqual(['a-tmp', 'b-tmp']);
  });
});

describe('datastores and applications without a volume', () => {
  it.each([
    ['a: {image: "mongo:7"}', 'a (MongoDB) has no volume for its data'],
    ['a: {image: "postgres:17"}\n  b: {image: mysql, volumes: ["/other"]}', 'a (PostgreSQL) and b (MySQL) have no volume for their data'],
    ['a: {image: "wordpress:6"}', 'a (WordPress) has no volume for its data'],
    ['a: {image: "postgres:17"}', 'Mount a named volume at /var/lib/postgresql/data.'],
    ['a: {image: "postgres:18"}', 'Mount a named volume at /var/lib/postgresql.'],
  ])('are told of once: %s', (services, expected) => {
    const said = convertText(`services:\n  ${services}\n`).said('convert/unkept-data');
    expect(said).toHaveLength(1);
    expect(said[0]).toContain(expected);
  });

  it.each([
    ['a volume', 'a: {image: "mongo:7", volumes: ["/data/db"]}'],
    ['a folder in memory', 'a: {image: "mongo:7", tmpfs: ["/data/db:size=1g"]}'],
    ['what is kept in memory on purpose', 'a: {image: "redis:7"}'],
    ['what gets its data again', 'a: {image: "grafana/grafana:12"}'],
    ['part of it in a volume', 'a: {image: "wordpress:6", volumes: ["./wp-content:/var/www/html/wp-content"]}'],
    ['the tool of an application', 'a: {image: "wordpress:cli", ports: ["80"]}'],
    ['what runs once', 'a: {image: "mongo:7", command: [mongodump], restart: "no"}'],
    ['a client', 'a: {image: "postgres:17", command: sh -c "while sleep 3600; do pg_dump -h db; done"}'],
    ['an image that is not known', 'a: {image: "own:7"}'],
  ])('are not told of with %s', (_, service) => {
    expect(convertText(`services:\n  ${service}\n`).codes()).not.toContain('convert/unkept-data');
  });
});

describe('volumes: sizes', () => {
  const compose = (volume: string) => `
services:
  db: { image: "postgres:17", volumes: ["db-data:/var/lib/postgresql/data"] }
  app: { image: "app:1", volumes: ["files:/files", "./uploads:/uploads", "cache:/cache"] }
volumes: { db-data: , files: { ${volume} }, cache: { x-kubeferry: { kind: emptydir } } }
`;

  it('are told of once where nobody says them', () => {
    expect(convertText(compose('')).said('convert/default-size')).toEqual([
      'Compose does not say how large volumes are, so the claims db-data, files and uploads ask for 1Gi each. Say it before the first start, since not every storage class lets a claim grow: `x-kubeferry: { size: 20Gi }` in the volume, or --storage-size for all.',
    ]);
  });

  it.each([
    ['in the volume', compose('x-kubeferry: { size: 5Gi }'), {}, 'db-data and uploads ask for 1Gi each'],
    ['for all', compose(''), { storage: { size: '5Gi' } }, undefined],
    [
      'of a folder',
      'services: { app: { image: "app:1", volumes: ["./uploads:/uploads"] } }',
      {},
      '`x-kubeferry: { mounts: { /uploads: { size: 20Gi } } }` in app',
    ],
    [
      'of the mount of a folder',
      'services: { app: { image: "app:1", volumes: ["./uploads:/uploads"], x-kubeferry: { mounts: { /uploads: { size: 20Gi } } } } }',
      {},
      undefined,
    ],
  ])('follow what is said %s', (_, text, settings, expected) => {
    const said = convertText(text, { settings }).said('convert/default-size');
    expect(said).toEqual(expected === undefined ? [] : [expect.stringContaining(expected)]);
  });
});

describe('datastores whose image names no version', () => {
  const said = (services: string) => convertText(`services: { ${services} }\nvolumes: { vol: , more: }`).said('convert/unversioned-data');

  it('are told of once, when they keep data', () => {
    expect(
      said('a: { image: mongo, volumes: ["vol:/data/db"] }, b: { image: "postgres:alpine", volumes: ["more:/var/lib/postgresql"] }'),
    ).toEqual([
      'The images of a (mongo) and b (postgres:alpine) name no versions: a node that pulls a later one may start a program that does not read the data there is. Name in `image` the version that the data is of; for new data, a current one.',
    ]);
  });

  it.each([
    ['a version', 'a: { image: "mongo:7", volumes: ["vol:/data/db"] }'],
    ['a digest', `a: { image: "mongo@sha256:${'0'.repeat(64)}", volumes: ["vol:/data/db"] }`],
    ['no data', 'a: { image: mongo }'],
    ['data that is only read', 'a: { image: mongo, volumes: ["vol:/data/db:ro"] }'],
    ['no datastore', 'a: { image: nginx, volumes: ["vol:/usr/share/nginx/html"] }'],
  ])('are not told of with %s', (_, services) => {
    expect(said(services)).toEqual([]);
  });
});

describe('volumes that a program may not be able to write to', () => {
  const said = (service: string) => convertText(`services: { a: { ${service} } }\nvolumes: { vol: }`).said('convert/unknown-owner');

  it('are told of once', () => {
    const out = convertText(
      'services: { b: { image: "b:1", volumes: ["vol:/v"] }, a: { build: ., volumes: ["./data:/data"] } }\nvolumes: { vol: }',
    );
    expect(out.said('convert/unknown-owner')).toEqual([
      'A fresh claim belongs to root, and nothing tells as whom the images of a and b run. If one may not write, give its volumes the group of its user, which `docker compose exec a id` prints: `x-kubeferry: { fsGroup: 1000 }`.',
    ]);
  });

  it.each([
    ['a user by number', 'image: "a:1", user: "1000", volumes: ["vol:/v"]'],
    ['root', 'image: "a:1", user: "root", volumes: ["vol:/v"]'],
    ['a group by a setting', 'image: "a:1", volumes: ["vol:/v"], x-kubeferry: { fsGroup: 5 }'],
    ['an image whose user is known', 'image: "postgres:17", volumes: ["vol:/var/lib/postgresql/data"]'],
    ['an image that starts as root', 'image: "gitea/gitea:1.25", volumes: ["vol:/data"]'],
    ['a volume that is only read', 'image: "a:1", volumes: ["vol:/v:ro"]'],
    ['no volume', 'image: "a:1", tmpfs: /v'],
  ])('are not told of with %s', (_, service) => {
    expect(said(service)).toEqual([]);
  });

  it('are told of with a user by a name that stands in the image', () => {
    expect(said('image: "a:1", user: app, volumes: ["vol:/v"]')).toHaveLength(1);
  });
});
