/** Faults that other converters of Compose files have, each as a project that shows it. */

import { describe, expect, it } from 'vitest';
import { yamlText } from '../../src/emitters/yaml-text.ts';
import { checkObjects } from '../../src/kube/check/check-objects.ts';
import { type Converted, convertText } from './conversion.ts';

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
