/** Faults that other converters of Compose files have, and what their users keep asking for, each as a project that shows it. */

import { describe, expect, it } from 'vitest';
import { yamlPrinter } from '../../src/emitters/yaml-text.ts';
import { checkObjects } from '../../src/kube/check/check-objects.ts';
import { type Converted, convertText } from './conversion.ts';

const yamlText = yamlPrinter();

const one = (fields: string, rest = '') => convertText(`services:\n  app:\n    image: "app:1"\n    ${fields}\n${rest}`);

/** In the result, and valid there. */
function sound(out: Converted): Converted {
  expect(checkObjects(out.objects)).toEqual([]);
  expect(out.codes()).not.toContain('convert/unmapped');
  return out;
}

describe('kompose', () => {
  it.each([
    ['logging: {driver: syslog}', 'logging.driver'],
    ['ulimits: {nofile: 1024}', 'ulimits.nofile'],
    ['extra_hosts: ["a.example.org:10.0.0.1"]', 'extra_hosts[0]'],
    ['security_opt: ["no-new-privileges"]', 'security_opt[0]'],
    ['sysctls: {net.core.somaxconn: 1}', 'sysctls["net.core.somaxconn"]'],
    ['cpuset: "0"', 'cpuset'],
  ])('loses %s without a word', (fields, path) => {
    expect(sound(one(fields)).fate(`services.app.${path}`)).toBeDefined();
  });

  it('puts Services on the ports of the Docker host, so that http://app:80 no longer leads anywhere', () => {
    expect(
      sound(one('ports: ["8080:80"]'))
        .find('Service', 'app')
        .spec?.ports?.map(({ port }) => port),
    ).toEqual([80]);
  });

  it('runs a shell line without a shell', () => {
    expect(sound(one('healthcheck: {test: "a && b"}')).container('app').readinessProbe?.exec?.command).toEqual(['/bin/sh', '-c', 'a && b']);
  });

  it('ends in a panic for a health check without a test', () => {
    expect(sound(one('healthcheck: {interval: 10s}')).container('app').readinessProbe).toBeUndefined();
  });

  it('writes bare Pods, which nothing starts again', () => {
    expect(sound(one('restart: on-failure')).names).toEqual(['Deployment app']);
    expect(sound(one('restart: "no"')).names).toEqual(['Job app']);
  });

  it('writes a claim beside the claim template of a StatefulSet', () => {
    const out = sound(one('x-kubeferry: {workload: statefulset}\n    volumes: ["data:/data"]', 'volumes: {data: }\n'));
    expect(out.names.filter((name) => name.startsWith('PersistentVolumeClaim '))).toEqual([]);
    expect(out.find('StatefulSet', 'app').spec.volumeClaimTemplates).toHaveLength(1);
  });

  it('reads secrets from files only', () => {
    const text = 'services:\n  app: {image: i, secrets: [token]}\nsecrets: {token: {environment: TOKEN}}\n';
    expect(sound(convertText(text, { environment: { TOKEN: 't' } })).find('Secret', 'token').stringData).toEqual({ token: 't' });
  });

  it('stops every service with a volume before it starts the new one', () => {
    expect(sound(one('tmpfs: /run')).find('Deployment', 'app').spec.strategy).toBeUndefined();
  });
});

describe('Compose Bridge', () => {
  it('reads scale and not deploy.replicas', () => {
    expect(sound(one('deploy: {replicas: 3}')).find('Deployment', 'app').spec.replicas).toBe(3);
  });

  it('loses deploy.resources', () => {
    expect(sound(one('deploy: {resources: {limits: {memory: 64M}}}')).container('app').resources).toEqual({ limits: { memory: '64Mi' } });
  });

  it.each(['unless-stopped', 'on-failure', 'always'])('copies restart: %s into the Pod', (restart) => {
    expect(sound(one(`restart: ${restart}`)).pod('app').restartPolicy).toBeUndefined();
  });

  it.each([
    ['cap_add: [A, B]', { capabilities: { add: ['A', 'B'] } }],
    ['user: "1000:1001"', { runAsUser: 1000, runAsGroup: 1001 }],
  ])('writes %s as one text', (fields, expected) => {
    expect(sound(one(fields)).container('app').securityContext).toEqual(expected);
  });

  it('writes the words of a health check as one', () => {
    expect(sound(one('healthcheck: {test: [CMD, a, b c]}')).container('app').readinessProbe?.exec?.command).toEqual(['a', 'b c']);
  });

  it('writes words of a command that YAML takes for numbers, comments and mappings', () => {
    const { args } = sound(one('command: [--port, "8080", "true", "a # b", "a: b", "first\\nsecond"]')).container('app');
    expect(yamlText({ args })).toBe('args:\n  - --port\n  - "8080"\n  - "true"\n  - "a # b"\n  - "a: b"\n  - |-\n    first\n    second\n');
  });

  it.each([
    ['a variable without a value', 'environment: {A: }', ''],
    ['a health check that is turned off', 'healthcheck: {disable: true}', ''],
    ['an anonymous volume', 'volumes: [/data]', ''],
    ['an external secret', 'secrets: [s]', 'secrets: {s: {external: true}}\n'],
    ['a short name of a port', 'ports: [{name: http, target: 80}]', ''],
  ])('aborts for %s', (_, fields, rest) => {
    const out = one(fields, rest);
    expect(out.names).toContain('Deployment app');
    expect(out.codes()).not.toContain('convert/unmapped');
  });

  it('gives a DaemonSet replicas and a strategy', () => {
    const { spec } = sound(one('deploy: {mode: global, replicas: 2}')).find('DaemonSet', 'app');
    expect(Object.keys(spec).sort()).toEqual(['selector', 'template']);
  });

  it('makes of a volume that two services share two claims', () => {
    const out = sound(
      convertText('services:\n  a: {image: i, volumes: ["vol:/x"]}\n  b: {image: i, volumes: ["vol:/y:ro"]}\nvolumes: {vol: }\n'),
    );
    expect(out.names.filter((name) => name.startsWith('PersistentVolumeClaim '))).toEqual(['PersistentVolumeClaim vol']);
    expect([out.mounts('a'), out.mounts('b')]).toEqual([['vol /x'], ['vol /y ro']]);
  });

  it('names the key of a ConfigMap one way, and mounts it another', () => {
    const out = sound(convertText('services:\n  app: {image: i, configs: [pg_conf]}\nconfigs: {pg_conf: {content: x}}\n'));
    const [volume] = out.pod('app').volumes ?? [];
    const data = out.find('ConfigMap', volume?.configMap?.name ?? '').data ?? {};
    expect(volume?.configMap?.items?.map(({ key }) => key)).toEqual(Object.keys(data));
  });

  it('keeps requests from outside out by its own NetworkPolicies', () => {
    const out = sound(
      convertText(`services:
  web: {image: nginx, ports: ["80:80"], networks: [front], x-kubeferry: {expose: loadbalancer}}
  db: {image: postgres, networks: [back]}
networks: {front: , back: }
`),
    );
    expect(out.find('NetworkPolicy', 'public-web').spec?.ingress).toEqual([{ ports: [{ port: 80, protocol: 'TCP' }] }]);
  });

  it('makes TCP of UDP', () => {
    const out = sound(one('expose: ["53/udp"]'));
    expect(out.find('Service', 'app').spec?.ports?.[0]?.protocol).toBe('UDP');
    expect(out.container('app').ports?.[0]?.protocol).toBe('UDP');
  });
});

describe('Katenary', () => {
  it('writes credentials of an env file into a ConfigMap', () => {
    const out = sound(
      convertText('services:\n  app: {image: i, env_file: app.env}\n', {
        files: { 'app.env': 'API_TOKEN=tok_5up3rs3cr3t\nLEVEL=info\n' },
        settings: { envFiles: 'configmap' },
      }),
    );
    const maps = out.objects.filter(({ kind }) => kind === 'ConfigMap');
    expect(JSON.stringify(maps)).not.toContain('5up3r');
    expect(JSON.stringify(maps)).toContain('info');
  });

  it('asks for all rights to everything, to wait for one thing', () => {
    const out = sound(
      convertText('services:\n  app: {image: i, depends_on: {job: {condition: service_completed_successfully}}}\n  job: {image: i}\n'),
    );
    expect(JSON.stringify(out.find('Role', 'app-wait').rules)).not.toContain('*');
  });

  it('writes the time of the run into its files', () => {
    const text = 'services:\n  app: {image: i}\n';
    expect(JSON.stringify(convertText(text).objects)).toBe(JSON.stringify(convertText(text).objects));
    expect(JSON.stringify(convertText(text).objects)).not.toMatch(/\d{4}-\d\d-\d\d|\d{10}/);
  });
});

describe('Move2Kube', () => {
  it('doubles every service, databases too', () => {
    const out = sound(
      convertText('services:\n  db: {image: "postgres:17", volumes: ["vol:/var/lib/postgresql/data"]}\nvolumes: {vol: }\n'),
    );
    expect(out.find('StatefulSet', 'db').spec.replicas).toBe(1);
  });

  it('gives a variable without a value one of its own', () => {
    expect(sound(one('environment: [A, "B=1"]')).env('app')).toEqual(['B=1']);
  });
});

describe('all of them', () => {
  it('clean a name in one place and not in the others', () => {
    const out = sound(
      convertText(`services:
  Web_Front: {image: i, environment: {API: "http://my_api:80/x"}, depends_on: {my_api: {condition: service_healthy}}}
  my_api: {image: i, expose: ["80"], volumes: ["my_data:/d"], networks: [my_net, default], healthcheck: {test: [CMD, ok]}}
volumes: {my_data: }
networks: {my_net: }
`),
    );
    expect(JSON.stringify(out.objects)).not.toMatch(/my_|Web_Front/);
    expect(out.env('web-front')).toEqual(['API=http://my-api:80/x']);
    expect(out.find('Service', 'my-api').spec?.ports?.[0]?.port).toBe(80);
  });

  it('write one port number as TCP and UDP under one name', () => {
    const names = sound(one('ports: ["53:53", "53:53/udp"]'))
      .find('Service', 'app')
      .spec?.ports?.map(({ name }) => name);
    expect(new Set(names).size).toBe(2);
  });

  it('abort for an env file that is not there', () => {
    const out = one('env_file: missing.env');
    expect(out.names).toContain('Deployment app');
    expect(out.codes()).toContain('compose/env-file-missing');
  });
});

type Row = readonly [fault: string, compose: string | Converted, look: (out: Converted) => unknown, expected: unknown];

const two = (app: string, other: string, rest = '') =>
  `services:\n  app: {image: "app:1", ${app}}\n  other: {image: "other:1", ${other}}\n${rest}`;

const DEFECTS: readonly Row[] = [
  ['Compose Bridge limits what has no limits', one(''), (out) => out.container('app').resources, undefined],
  [
    'Compose Bridge writes group_add as one text, into the container',
    one('group_add: ["1", "2"]'),
    (out) => [out.pod('app').securityContext, out.container('app').securityContext],
    [{ supplementalGroups: [1, 2] }, undefined],
  ],
  [
    'Compose Bridge writes sysctls as a mapping, into the container',
    one('sysctls: {net.core.somaxconn: 1024}'),
    (out) => out.pod('app').securityContext,
    { sysctls: [{ name: 'net.core.somaxconn', value: '1024' }] },
  ],
  [
    'Compose Bridge writes readOnly beside hostPath',
    one('x-kubeferry: {hostPaths: allow}\n    volumes: ["/sys:/host/sys:ro"]'),
    (out) => [out.pod('app').volumes?.[0]?.hostPath, out.container('app').volumeMounts?.[0]?.readOnly],
    [{ path: '/sys' }, true],
  ],
  [
    'Compose Bridge mounts paths of the machine that it runs on',
    one('volumes: ["./src:/src"]'),
    (out) => JSON.stringify(out.objects).includes('hostPath'),
    false,
  ],
  [
    'Compose Bridge ends in a nil pointer for the short form of models',
    one('models: [llm]', 'models: {llm: {model: ai/smollm2}}\n'),
    (out) => out.fate('services.app.models.llm') !== undefined,
    true,
  ],
  [
    'Compose Bridge restarts what is not ready yet (liveness in place of readiness)',
    one('healthcheck: {test: [CMD, ok], interval: 7s, timeout: 2s, retries: 4, start_period: 20s}'),
    (out) => [out.container('app').readinessProbe, out.container('app').livenessProbe],
    [expect.objectContaining({ exec: { command: ['ok'] }, periodSeconds: 7, timeoutSeconds: 2, failureThreshold: 4 }), undefined],
  ],
  [
    'Compose Bridge cut off DNS by its policies for egress',
    two('networks: [inner]', 'networks: [outer]', 'networks: {inner: {internal: true}, outer: }\n'),
    (out) => JSON.stringify(out.find('NetworkPolicy', 'isolated-inner').spec?.egress).includes('"port":53'),
    true,
  ],
  ['Compose Bridge keeps tmpfs on disk', one('tmpfs: /run'), (out) => out.pod('app').volumes?.[0]?.emptyDir, { medium: 'Memory' }],
  ...['init: true', 'stop_grace_period: 20s', 'extra_hosts: ["a.example.org:10.0.0.1"]', 'hostname: h', 'gpus: all', 'labels: {a: b}'].map(
    (line): Row => [`Compose Bridge loses ${line} without a word`, one(line), (out) => out.codes().includes('convert/unmapped'), false],
  ),
  [
    'Katenary binds an account to a role that is called otherwise',
    two('depends_on: {other: {condition: service_completed_successfully}}', 'command: [x]'),
    (out) => out.find('RoleBinding', 'app-wait').roleRef.name,
    'app-wait',
  ],
  [
    'Katenary waits with an image of no fixed version',
    two('depends_on: {other: {condition: service_healthy}}', 'expose: ["80"], healthcheck: {test: [CMD, ok]}'),
    (out) => out.pod('app').initContainers?.every(({ image = '' }) => /:\d/.test(image)),
    true,
  ],
  [
    'Katenary waits for all alike, whatever the condition',
    two('depends_on: [other]', 'expose: ["80"], healthcheck: {test: [CMD, ok]}'),
    (out) => out.pod('app').initContainers,
    undefined,
  ],
  ['Katenary calls Services otherwise than their services', one('expose: ["80"]'), (out) => out.names, ['Service app', 'Deployment app']],
  [
    'Move2Kube mounts a config as a folder',
    one('configs: [{source: c, target: /etc/app/c.conf}]', 'configs: {c: {content: x}}\n'),
    (out) => out.mounts('app'),
    [expect.stringMatching(/^\S+ \/etc\/app\/c\.conf\[\S+\] ro$/)],
  ],
  [
    'Move2Kube makes every claim one for many writers, and without a size',
    one('volumes: ["vol:/v"]', 'volumes: {vol: }\n'),
    (out) => out.find('PersistentVolumeClaim', 'vol').spec,
    { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
  ],
  [
    'Score invents a port for a Service without one',
    two('environment: {PEER: "http://other"}', 'x-kubeferry: {headless: true}'),
    (out) =>
      out.objects.flatMap((object) => (object.kind === 'Service' ? (object.spec?.ports ?? []) : [])).filter(({ port }) => port === 99),
    [],
  ],
  [
    'docker2kube keeps all data in emptyDir',
    one('volumes: ["vol:/v"]', 'volumes: {vol: }\n'),
    (out) => out.pod('app').volumes,
    [{ name: 'vol', persistentVolumeClaim: { claimName: 'vol' } }],
  ],
  [
    'docker2kube writes the command of Compose as that of Kubernetes',
    one('entrypoint: [a]\n    command: [b]'),
    (out) => [out.container('app').command, out.container('app').args],
    [['a'], ['b']],
  ],
  [
    'docker2kube runs PLACEHOLDER in place of what is built',
    convertText('services: {app: {build: .}}\n', { files: { Dockerfile: 'FROM scratch\n' } }),
    (out) => out.container('app').image,
    'project-app:latest',
  ],
  [
    'Okteto and others make published ports public',
    one('ports: ["80:80"]'),
    (out) => [out.find('Service', 'app').spec?.type, out.names],
    ['ClusterIP', ['Service app', 'Deployment app']],
  ],
];

const ASKED_OF_KOMPOSE: readonly Row[] = [
  ['1897: an underscore in a name', 'services: {my_app: {image: i}}\n', (out) => out.names, ['Deployment my-app']],
  [
    '2082: bytes are encoded once',
    convertText('services: {app: {image: i, volumes: ["./logo.png:/logo.png:ro"]}}\n', { files: { 'logo.png': Uint8Array.of(0, 255, 1) } }),
    (out) => out.objects.flatMap((object) => (object.kind === 'ConfigMap' ? [object.binaryData] : [])),
    [{ 'logo.png': 'AP8B' }],
  ],
  [
    '2066: extra_hosts',
    one('extra_hosts: ["a.example.org:10.0.0.1"]'),
    (out) => out.pod('app').hostAliases,
    [{ ip: '10.0.0.1', hostnames: ['a.example.org'] }],
  ],
  [
    '1895: annotations of an Ingress',
    one('ports: ["80"]\n    x-kubeferry: {expose: {kind: ingress, annotations: {a.io/b: c}}}'),
    (out) => out.find('Ingress', 'app').metadata.annotations,
    { 'a.io/b': 'c' },
  ],
  ['1892: labels of Pods', one('x-kubeferry: {labels: {team: a}}'), (out) => out.template('app').metadata?.labels?.['team'], 'a'],
  ['1059: a service that is left out', two('x-kubeferry: {skip: true}', ''), (out) => out.names, ['Deployment other']],
  [
    '939: depends_on',
    two('depends_on: {other: {condition: service_healthy}}', 'expose: ["80"], healthcheck: {test: [CMD, ok]}'),
    (out) => out.pod('app').initContainers?.length,
    1,
  ],
  [
    '2022: a named volume is no file that is missing',
    one('volumes: ["vol:/v"]', 'volumes: {vol: }\n'),
    (out) => out.codes().filter((code) => code.includes('missing')),
    [],
  ],
  [
    '1636: a dollar in a command stays one',
    one('command: ["echo", "$$HOME $$(id)"]'),
    (out) => out.container('app').args,
    ['echo', '$HOME $$(id)'],
  ],
  [
    '1046: a volume that Pods share',
    two('volumes: ["vol:/v"]', 'volumes: ["vol:/v"]', 'volumes: {vol: }\n'),
    (out) => out.find('PersistentVolumeClaim', 'vol').spec?.accessModes,
    ['ReadWriteMany'],
  ],
  [
    '1060: a mounted file of configuration',
    convertText('services: {app: {image: i, volumes: ["./app.conf:/etc/app.conf:ro"]}}\n', { files: { 'app.conf': 'a=1\n' } }),
    (out) => out.objects.flatMap((object) => (object.kind === 'ConfigMap' ? [object.data] : [])),
    [{ 'app.conf': 'a=1\n' }],
  ],
  [
    '1323: the socket of Docker',
    one('volumes: ["/var/run/docker.sock:/var/run/docker.sock"]'),
    (out) => out.said('convert/unsupported').length,
    1,
  ],
  [
    '1096: a database in a folder with lost+found',
    'services: {db: {image: "postgres:17", volumes: ["vol:/var/lib/postgresql/data"]}}\nvolumes: {vol: }\n',
    (out) => out.mounts('db')[0],
    expect.stringMatching(/^vol \/var\/lib\/postgresql\/data\[\w+\]$/),
  ],
  ['851: no Service for a Job', one('restart: "no"'), (out) => out.names, ['Job app']],
  [
    '1399: TCP and UDP behind one load balancer keep the name of the service',
    one('ports: ["53:53", "53:53/udp"]\n    labels: {kompose.service.type: loadbalancer}'),
    (out) => out.find('Service', 'app').spec?.ports?.map(({ port, protocol }) => `${port}/${protocol}`),
    ['53/TCP', '53/UDP'],
  ],
  ['1501: names of ports that say something', one('ports: ["80:80"]'), (out) => out.container('app').ports?.[0]?.name, 'http'],
  [
    '1691: no port of the node for what is only exposed',
    one('expose: ["80"]'),
    (out) => out.container('app').ports?.[0]?.hostPort,
    undefined,
  ],
  [
    '1616: no policies for one network',
    two('expose: ["80"]', ''),
    (out) => out.names.filter((name) => name.startsWith('NetworkPolicy')),
    [],
  ],
  [
    '1904: the long form of env_file',
    one('env_file: [{path: none.env, required: false}]'),
    (out) => [out.names, out.codes().filter((code) => code.startsWith('compose/'))],
    [['Deployment app'], []],
  ],
  [
    '1280: a secret is a file',
    convertText('services: {app: {image: i, secrets: [s]}}\nsecrets: {s: {environment: S}}\n', { environment: { S: 'x' } }),
    (out) => out.mounts('app').map((mount) => mount.replace(/^\S+ /, '')),
    ['/run/secrets ro'],
  ],
  ['1885: annotations of Pods', one('annotations: {a.io/b: c}'), (out) => out.template('app').metadata?.annotations, { 'a.io/b': 'c' }],
  [
    '1150: endpoint_mode leaves the type of the Service alone',
    one('ports: ["80"]\n    deploy: {endpoint_mode: vip}\n    labels: {kompose.service.type: nodeport}'),
    (out) => ['app', 'app-public'].map((name) => out.find('Service', name).spec?.type),
    ['ClusterIP', 'NodePort'],
  ],
  [
    'a kind of controller that it does not know makes nothing at all',
    one('labels: {kompose.controller.type: replicationcontroller}'),
    (out) => [out.names, out.codes().includes('settings/label')],
    [['Deployment app'], true],
  ],
];

describe.each([
  ['none of the others', DEFECTS],
  ['what users of kompose ask for', ASKED_OF_KOMPOSE],
])('%s', (_, rows) => {
  it.each(rows)('%s', (_fault, compose, look, expected) => {
    expect(look(sound(typeof compose === 'string' ? convertText(compose) : compose))).toEqual(expected);
  });
});
