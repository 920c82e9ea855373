import { describe, expect, it } from 'vitest';
import { schemaOf } from '../../src/settings/schema-node.ts';
import type { Converted } from '../transformer/conversion.ts';
import { convertText } from '../transformer/conversion.ts';

const FILES = {
  'web/Dockerfile': 'FROM nginx:1.29\n',
  'conf/app.conf': 'listen 80\n',
  'conf/app.key': '-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----\n',
  'vars.env': 'LEVEL=info\n',
};

/** A project in which every setting has something to say to. */
const PROJECT = `
services:
  web:
    build: ./web
    ports: ["8080:80"]
    env_file: vars.env
    environment: {DB_PASSWORD: hunter2}
    depends_on: {db: {condition: service_healthy}}
    networks: [front, back]
    healthcheck: {test: [CMD, curl, -f, "http://localhost/"], interval: 10s, retries: 4}
    deploy: {resources: {limits: {memory: 256M}}}
    volumes: ["./conf/app.conf:/etc/app.conf:ro", "cache:/cache", "/var/run/docker.sock:/var/run/docker.sock"]
    secrets: [token]
    configs: [motd]
  db:
    image: postgres:17
    volumes: ["data:/var/lib/postgresql/data"]
    networks: [back]
    healthcheck: {test: [CMD, pg_isready]}
  worker:
    image: example.com/worker:1
    environment: {a b: c}
    networks: [back]
  tagless: {image: shop/a, build: ./web, networks: [back]}
  tagged: {image: "shop/b:7", build: ./web, networks: [back]}
networks: {front: {}, back: {}}
volumes: {data: {}, cache: {}}
secrets: {token: {environment: TOKEN}}
configs: {motd: {content: hello}}
`;

type Given = NonNullable<NonNullable<Parameters<typeof convertText>[1]>['settings']>;

function convert(settings: Given): Converted {
  return convertText(PROJECT, { files: FILES, environment: { TOKEN: 't' }, settings });
}

function missing(part: 'project' | 'service' | 'volume', found: readonly string[]): readonly string[] {
  return Object.keys(schemaOf(part).properties ?? {}).filter((key) => !found.includes(key));
}

function tried(rows: readonly (readonly [string, object, ...unknown[]])[]): readonly string[] {
  return rows.flatMap(([, settings]) => Object.keys(settings));
}

type Row = [string, Given, (result: Converted) => unknown, unknown];

const claim = (result: Converted) => result.find('PersistentVolumeClaim', 'cache').spec;
const volume = (result: Converted, name: string) => result.pod('web').volumes?.find((item) => item.name === name);

const PROJECT_ROWS: readonly Row[] = [
  ['kubeVersion', { kubeVersion: '1.31' }, (r) => r.env('worker'), []],
  ['kubeVersion', { kubeVersion: '1.32' }, (r) => r.env('worker'), ['a b=c']],
  ['namespace', { namespace: 'shop' }, (r) => new Set(r.objects.map(({ metadata }) => metadata.namespace)), new Set(['shop'])],
  ['createNamespace', { namespace: 'shop', createNamespace: true }, (r) => r.names[0], 'Namespace shop'],
  ['images.registry', { images: { registry: 'r.io/team' } }, (r) => r.container('web').image, 'r.io/team/project-web:latest'],
  ['images.tag', { images: { tag: '1.2' } }, (r) => r.container('web').image, 'project-web:1.2'],
  [
    'images.tag',
    { images: { tag: '1.2' } },
    (r) => [r.container('tagless').image, r.container('tagged').image],
    ['shop/a:1.2', 'shop/b:7'],
  ],
  ['images.pullSecrets', { images: { pullSecrets: ['pull'] } }, (r) => r.pod('db').imagePullSecrets, [{ name: 'pull' }]],
  ['secretValues', { secretValues: 'existing' }, (r) => r.names.filter((name) => name.startsWith('Secret')), []],
  [
    'secretStore',
    { secretValues: 'external-secrets', secretStore: { name: 'vault', kind: 'SecretStore' } },
    (r) => r.find('ExternalSecret', 'token').spec?.secretStoreRef,
    { name: 'vault', kind: 'SecretStore' },
  ],
  ['wait', { wait: 'none' }, (r) => r.pod('web').initContainers, undefined],
  ['networkPolicies', { networkPolicies: 'none' }, (r) => r.names.filter((name) => name.startsWith('NetworkPolicy')), []],
  ['envFiles', { envFiles: 'configmap' }, (r) => r.container('web').envFrom?.length, 1],
  ['storage.size', { storage: { size: '3Gi' } }, (r) => claim(r)?.resources?.requests, { storage: '3Gi' }],
  ['storage.class', { storage: { class: 'fast' } }, (r) => claim(r)?.storageClassName, 'fast'],
  [
    'ingress.class, domain, annotations, tlsSecret',
    {
      ingress: { class: 'nginx', domain: 'example.com', annotations: { 'a.io/b': 'c' }, tlsSecret: 'wild' },
      services: { web: { expose: 'ingress' } },
    },
    (r) => {
      const { spec, metadata } = r.find('Ingress', 'web');
      return [spec?.ingressClassName, spec?.rules?.[0]?.host, metadata.annotations?.['a.io/b'], spec?.tls?.[0]?.secretName];
    },
    ['nginx', 'web.example.com', 'c', 'wild'],
  ],
  [
    'gateway',
    { gateway: { name: 'edge', namespace: 'infra' }, services: { web: { expose: 'gateway' } } },
    (r) => r.find('HTTPRoute', 'web').spec?.parentRefs,
    [{ name: 'edge', namespace: 'infra' }],
  ],
  ['hostPaths', { hostPaths: 'allow' }, (r) => r.pod('web').volumes?.some(({ hostPath }) => hostPath !== undefined), true],
  ['podSecurity', { podSecurity: 'restricted' }, (r) => r.container('worker').securityContext?.runAsNonRoot, true],
  ['labels', { labels: { team: 'a' } }, (r) => r.objects.every(({ metadata }) => metadata.labels?.['team'] === 'a'), true],
  [
    'annotations',
    { annotations: { 'x.io/y': 'z' } },
    (r) => r.objects.every(({ metadata }) => metadata.annotations?.['x.io/y'] === 'z'),
    true,
  ],
];

describe('every setting of the project is honoured', () => {
  it.each(PROJECT_ROWS)('%s', (_, settings, look, expected) => {
    expect(look(convert(settings))).toEqual(expected);
  });

  it('none is left out', () => {
    expect(missing('project', tried(PROJECT_ROWS))).toEqual([]);
  });
});

type Service = NonNullable<Given['services']>[string];

const SERVICE_ROWS: readonly [string, Service, (result: Converted) => unknown, unknown][] = [
  ['skip', { skip: true }, (r) => r.names.some((name) => name.endsWith(' web')), false],
  ['name', { name: 'front' }, (r) => [r.find('Deployment', 'front').kind, r.find('Service', 'front').kind], ['Deployment', 'Service']],
  ['workload', { workload: 'daemonset' }, (r) => r.find('DaemonSet', 'web').kind, 'DaemonSet'],
  ['replicas', { replicas: 3 }, (r) => r.find('StatefulSet', 'web').spec?.replicas, 3],
  ['cron as text', { cron: '0 3 * * *' }, (r) => r.find('CronJob', 'web').spec?.schedule, '0 3 * * *'],
  [
    'cron',
    { cron: { schedule: '@daily', concurrencyPolicy: 'Forbid', backoffLimit: 2 } },
    (r) => {
      const spec = r.find('CronJob', 'web').spec;
      return [spec?.schedule, spec?.concurrencyPolicy, spec?.jobTemplate.spec?.backoffLimit];
    },
    ['@daily', 'Forbid', 2],
  ],
  ['expose as text', { expose: 'loadbalancer' }, (r) => r.find('Service', 'web-public').spec?.type, 'LoadBalancer'],
  [
    'expose: nodeport',
    { expose: { kind: 'nodeport', nodePort: 30080, externalTrafficPolicy: 'Local', annotations: { 'a.io/b': 'c' } } },
    (r) => {
      const { spec, metadata } = r.find('Service', 'web-public');
      return [spec?.type, spec?.ports?.[0]?.nodePort, spec?.externalTrafficPolicy, metadata.annotations?.['a.io/b']];
    },
    ['NodePort', 30080, 'Local', 'c'],
  ],
  [
    'expose: ingress',
    { expose: { kind: 'ingress', hosts: ['a.example.com', 'b.example.com/api'], path: '/shop', tls: 'cert', class: 'nginx' } },
    (r) => {
      const spec = r.find('Ingress', 'web').spec;
      return [
        spec?.ingressClassName,
        spec?.rules?.map(({ host, http }) => `${host}${http?.paths[0]?.path}`),
        spec?.tls?.map(({ secretName }) => secretName),
      ];
    },
    ['nginx', ['a.example.com/shop', 'b.example.com/api'], ['cert']],
  ],
  ['expose.port', { expose: { kind: 'loadbalancer', port: 9000 } }, (r) => r.find('Service', 'web-public').spec?.ports?.[0]?.port, 9000],
  ['headless', { headless: true }, (r) => r.find('Service', 'web').spec?.clusterIP, 'None'],
  ['ports', { ports: [9090] }, (r) => r.find('Service', 'web').spec?.ports?.map(({ port }) => port), [80, 9090]],
  ['sessionAffinity', { sessionAffinity: 'ClientIP' }, (r) => r.find('Service', 'web').spec?.sessionAffinity, 'ClientIP'],
  [
    'readiness',
    { readiness: { tcpSocket: { port: 80 }, interval: '5s', timeout: '2s', retries: 7, startPeriod: '9s' } },
    (r) => r.container('web').readinessProbe,
    { tcpSocket: { port: 80 }, initialDelaySeconds: 9, periodSeconds: 5, timeoutSeconds: 2, failureThreshold: 7 },
  ],
  [
    'readiness: times of its own',
    { readiness: { interval: '1m' } },
    (r) => r.container('web').readinessProbe,
    expect.objectContaining({ periodSeconds: 60, timeoutSeconds: 30, failureThreshold: 4 }),
  ],
  ['readiness.disabled', { readiness: { disabled: true } }, (r) => r.container('web').readinessProbe, undefined],
  [
    'liveness: healthcheck',
    { liveness: 'healthcheck' },
    (r) => r.container('web').livenessProbe,
    expect.objectContaining({ periodSeconds: 10, timeoutSeconds: 30, failureThreshold: 8 }),
  ],
  ['liveness', { liveness: { exec: ['true'] } }, (r) => r.container('web').livenessProbe?.exec, { command: ['true'] }],
  [
    'resources',
    { resources: { requests: { cpu: '100m', 'nvidia.com/gpu': '1' }, limits: { cpu: '1' } } },
    (r) => r.container('web').resources,
    { requests: { cpu: '100m' }, limits: { cpu: '1', 'nvidia.com/gpu': '1', memory: '256Mi' } },
  ],
  [
    'initContainers',
    { initContainers: [{ image: 'busybox:1.37', command: ['true'] }] },
    (r) => r.pod('web').initContainers?.find(({ name }) => name === 'init-1'),
    { name: 'init-1', image: 'busybox:1.37', command: ['true'] },
  ],
  ['image', { image: 'other:2' }, (r) => r.container('web').image, 'other:2'],
  ['imagePullPolicy', { imagePullPolicy: 'Never' }, (r) => r.container('web').imagePullPolicy, 'Never'],
  ['pullSecrets', { pullSecrets: ['mine'] }, (r) => r.pod('web').imagePullSecrets, [{ name: 'mine' }]],
  ['serviceAccount', { serviceAccount: 'robot' }, (r) => r.pod('web').serviceAccountName, 'robot'],
  ['fsGroup', { fsGroup: 2000 }, (r) => r.pod('web').securityContext?.fsGroup, 2000],
  ['runAsUser', { runAsUser: 1000 }, (r) => r.container('web').securityContext?.runAsUser, 1000],
  ['hostPaths', { hostPaths: 'allow' }, (r) => r.pod('web').volumes?.some(({ hostPath }) => hostPath !== undefined), true],
  ['labels', { labels: { tier: 'front' } }, (r) => r.template('web').metadata?.labels?.['tier'], 'front'],
  ['annotations', { annotations: { 'x.io/y': 'z' } }, (r) => r.template('web').metadata?.annotations?.['x.io/y'], 'z'],
  ['mounts', { mounts: { '/cache': { size: '7Gi' } } }, (r) => claim(r)?.resources?.requests, { storage: '7Gi' }],
];

describe('every setting of a service is honoured', () => {
  it.each(SERVICE_ROWS)('%s', (_, web, look, expected) => {
    expect(look(convert({ services: { web } }))).toEqual(expected);
  });

  it('none is left out', () => {
    expect(missing('service', [...tried(SERVICE_ROWS), 'pod', 'runAs'])).toEqual([]);
  });

  it('pod', () => {
    const result = convert({ services: { web: { pod: 'shop' }, worker: { pod: 'shop' } } });
    expect(result.pod('web').containers.map(({ name }) => name)).toEqual(['web', 'worker']);
  });

  it('runAs', () => {
    const text = 'services:\n  app: {image: a:1, depends_on: {job: {condition: service_completed_successfully}}}\n  job: {image: b:1}\n';
    const result = convertText(text, { settings: { services: { job: { runAs: 'init-container' } } } });
    expect(result.pod('app').initContainers?.map(({ name }) => name)).toEqual(['job']);
    expect(result.names.filter((name) => name.includes('job'))).toEqual([]);
  });
});

type Volume = NonNullable<Given['volumes']>[string];

const VOLUME_ROWS: readonly [string, Volume, (result: Converted) => unknown, unknown][] = [
  ['kind: none', { kind: 'none' }, (r) => r.mounts('web').some((mount) => mount.includes('/cache')), false],
  ['kind: emptydir', { kind: 'emptydir', size: '1Gi' }, (r) => volume(r, 'cache')?.emptyDir, { sizeLimit: '1Gi' }],
  ['kind: claim', { kind: 'claim' }, (r) => claim(r)?.accessModes, ['ReadWriteOnce']],
  ['size', { size: '5Gi' }, (r) => claim(r)?.resources?.requests, { storage: '5Gi' }],
  ['class', { class: 'fast' }, (r) => claim(r)?.storageClassName, 'fast'],
  ['accessMode', { accessMode: 'ReadWriteMany' }, (r) => claim(r)?.accessModes, ['ReadWriteMany']],
  ['selector', { selector: { disk: 'a' } }, (r) => claim(r)?.selector, { matchLabels: { disk: 'a' } }],
  ['subPath', { subPath: 'inner' }, (r) => r.mounts('web').find((mount) => mount.includes('/cache')), 'cache /cache[inner]'],
  ['existing', { existing: true }, (r) => r.names.includes('PersistentVolumeClaim cache'), false],
  ['copyUp', { copyUp: true }, (r) => r.pod('web').initContainers?.some(({ name }) => name === 'fill-cache'), true],
];

describe('every setting of a volume is honoured', () => {
  it.each(VOLUME_ROWS)('%s', (_, cache, look, expected) => {
    expect(look(convert({ volumes: { cache } }))).toEqual(expected);
  });

  it.each<[string, Volume, (result: Converted) => unknown, unknown]>([
    ['kind: secret', { kind: 'secret' }, (r) => r.names.some((name) => name === 'ConfigMap web-files'), false],
    ['kind: configmap', { kind: 'configmap' }, (r) => r.names.some((name) => name === 'ConfigMap web-files'), true],
    ['kind: claim', { kind: 'claim' }, (r) => r.mounts('web').some((mount) => mount.includes('/etc/app.conf ro')), true],
    ['kind: hostpath', { kind: 'hostpath' }, (r) => r.pod('web').volumes?.some(({ hostPath }) => hostPath?.type === 'File'), true],
    ['kind: emptydir', { kind: 'emptydir' }, (r) => r.pod('web').volumes?.some(({ emptyDir }) => emptyDir !== undefined), true],
    ['kind: none', { kind: 'none' }, (r) => r.mounts('web').some((mount) => mount.includes('/etc/app.conf')), false],
  ])('of a mounted file, %s', (_, mount, look, expected) => {
    expect(look(convert({ services: { web: { mounts: { '/etc/app.conf': mount } } } }))).toEqual(expected);
  });
});

it('none of the settings of a volume is left out', () => {
  expect(missing('volume', tried(VOLUME_ROWS))).toEqual([]);
});

describe('every setting of a secret and of a config is honoured', () => {
  it('secrets', () => {
    const result = convert({ secrets: { token: { name: 'vault-token', key: 'value' } } });
    expect(result.names).not.toContain('Secret token');
    const projected = result.pod('web').volumes?.flatMap((item) => item.projected?.sources ?? []);
    expect(projected).toEqual([{ secret: { name: 'vault-token', items: [{ key: 'value', path: 'token', mode: 292 }] } }]);
  });

  it('configs', () => {
    const result = convert({ configs: { motd: { name: 'shared', key: 'text' } } });
    expect(result.names).not.toContain('ConfigMap motd');
    const configMap = result.pod('web').volumes?.find((item) => item.configMap?.name === 'shared')?.configMap;
    expect(configMap?.items).toEqual([{ key: 'text', path: 'text', mode: 292 }]);
  });
});
