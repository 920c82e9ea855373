import { describe, expect, it } from 'vitest';
import { formatPath } from '../../src/model/path.ts';
import { resolve, said, type Written } from './resolving.ts';

describe('what is wrong', () => {
  it.each([
    ['replica: 2', 'error: There is no setting replica in services.web. Did you mean replicas?'],
    ['size: 1Gi', 'error: There is no setting size in services.web. It is a setting of a volume.'],
    [
      'expose: ingres',
      'error: services.web.expose must be one of none, ingress, gateway, loadbalancer, nodeport, not "ingres". Did you mean ingress?',
    ],
    ['expose: {kid: ingress}', 'error: There is no setting kid in services.web.expose. Did you mean kind?'],
    ['expose: {kind: ingress, port: 70000}', 'error: services.web.expose.port must be at most 65535, not 70000. Write 65535 or less.'],
    [
      'expose: [ingress]',
      'error: services.web.expose must be one of none, ingress, gateway, loadbalancer, nodeport. Write one of them, or leave it out.',
    ],
    ['replicas: many', 'error: services.web.replicas must be a whole number, not "many". Write a whole number in digits.'],
    [
      'name: Shop',
      'error: services.web.name must be a name of a-z, 0-9 and -, at most 63 of them, the first a letter, not "Shop". Write it in that form, or leave it out.',
    ],
    [
      'labels: {app.kubernetes.io/name: x}',
      'error: "app.kubernetes.io/name" in services.web.labels must be a key such as tier or example.com/tier, and none that kubeferry itself gives. Write another key, or leave it out.',
    ],
    [
      'labels: {tier: "a b"}',
      'error: services.web.labels.tier must be the value of a label: at most 63 letters, digits, -, _ and ., not "a b". Write it in that form, or leave it out.',
    ],
    [
      'resources: {limits: {mem: 1Gi}}',
      'error: "mem" in services.web.resources.limits must be cpu, memory, ephemeral-storage, or a resource with its domain such as nvidia.com/gpu. Write another key, or leave it out.',
    ],
    ...['requests.example.com/a', 'hugepages-0Mi'].map((name): [string, string] => [
      `resources: {limits: {${name}: "1"}}`,
      `error: "${name}" in services.web.resources.limits must be cpu, memory, ephemeral-storage, or a resource with its domain such as nvidia.com/gpu. Write another key, or leave it out.`,
    ]),
    [
      'resources: {limits: {memory: 1gb}}',
      'error: services.web.resources.limits.memory must be an amount of Kubernetes, such as 10Gi, 512Mi or 250m, not "1gb". Write it in that form, or leave it out.',
    ],
    [
      'readiness: {interval: 10}',
      'error: services.web.readiness.interval must be a time with its unit, such as 30s or 1m30s, not 10. Give it a unit: 10s.',
    ],
    ['liveness: {httpGet: {path: /}}', 'error: services.web.liveness.httpGet needs port. Add `port: …`.'],
    ['pullSecrets: pull', 'error: services.web.pullSecrets must be a list, not "pull". Write a list, even of one: `[…]`.'],
    [
      'pullSecrets: [ok, Not_ok]',
      'error: services.web.pullSecrets[1] must be the name of an object: a-z, 0-9, - and ., not "Not_ok". Write it in that form, or leave it out.',
    ],
    [
      'cron: "99 * * * *"',
      'error: "99 * * * *" is no schedule. Write five fields (minute, hour, day, month, weekday) such as `0 3 * * *`, or a name such as `@daily`.',
    ],
    ['workload: cronjob', 'error: web is to be a CronJob, but it has no schedule. Write when it is to run: `cron: "0 3 * * *"`.'],
    ['{workload: job, cron: "@daily"}', 'error: web has a schedule, but is to be a job. Leave out one of `workload` and `cron`.'],
    [
      'expose: {kind: ingress, nodePort: 30000}',
      'error: nodePort means nothing to web, which is exposed by ingress. Leave it out, or expose web by nodeport.',
    ],
    [
      'mounts: {/nowhere: {size: 1Gi}}',
      'warning: web mounts nothing at /nowhere, so what is set for it does nothing. Write the target of an entry of its `volumes`.',
    ],
  ])('%s', (text, told) => {
    const section = text.startsWith('{') ? text : `\n    ${text}`;
    expect(said({ file: `services:\n  web: ${section}\n` })).toEqual([told]);
  });

  it.each([
    [
      'kubeVersion: "1.28"',
      'error: kubeVersion must be one of 1.29, 1.30, 1.31, 1.32, 1.33, 1.34, not "1.28". Write one of them, or leave it out.',
    ],
    [
      'kubeVersion: 1.28',
      'error: kubeVersion must be one of 1.29, 1.30, 1.31, 1.32, 1.33, 1.34, not 1.28. Write one of them, or leave it out.',
    ],
    ['kubeVersion: 1.30', 'error: kubeVersion must be one of 1.29, 1.30, 1.31, 1.32, 1.33, 1.34, not 1.3. Put it in quotes.'],
    ['createNamespace: true', 'error: The Namespace is to be written, but it has no name. Name it with `namespace`.'],
    [
      'namespace: My_shop',
      'error: namespace must be a name of a-z, 0-9 and -, at most 63 of them, not "My_shop". Write it in that form, or leave it out.',
    ],
    [
      'images: {registry: "https://r.io/a"}',
      'error: images.registry must be a host and path without scheme and tag, such as registry.example.com/shop, not "https://r.io/a". Write it in that form, or leave it out.',
    ],
    ['images: {tag: 1.10}', 'error: images.tag must be the tag of an image, not 1.1. Put it in quotes.'],
    ['services: {webb: {replicas: 2}}', 'warning: The project has no service webb, so what is set for it does nothing. Did you mean web?'],
    [
      'volumes: {data: {size: 1Gi}}',
      'warning: The project has no volume data, so what is set for it does nothing. Leave it out: there are no volumes.',
    ],
    [
      'services: {constructor: {replicas: 2}}',
      'warning: The project has no service constructor, so what is set for it does nothing. Name one that is there (web), or leave it out.',
    ],
    ['secretValue: inline', 'error: There is no setting secretValue. Did you mean secretValues?'],
    ['expose: ingress', 'error: There is no setting expose. It is a setting of a service.'],
    ['- a', 'error: The settings must be a mapping. Write `key: value` lines below it.'],
    ['{}\n---\n{}', 'error: kubeferry.yaml is one document, and here begins a second one. Write all settings into the first.'],
  ])('in kubeferry.yaml: %s', (file, told) => {
    expect(said({ file })).toEqual([told]);
  });

  it.each([
    ['"data:/x"', 'hostpath', 'claim, emptydir or none'],
    ['"data:/x"', 'configmap', 'claim, emptydir or none'],
    ['"/x"', 'secret', 'claim, emptydir or none'],
    ['{type: tmpfs, target: /x}', 'claim', 'none'],
    ['"disk:/x"', 'secret', 'claim, emptydir, none or hostpath'],
  ])('the mount %s as %s', (mount, kind, fit) => {
    const disk = 'disk: {driver_opts: {type: none, o: bind, device: /srv}}';
    const compose = `services: {web: {image: a, volumes: [${mount}], x-kubeferry: {mounts: {/x: {kind: ${kind}}}}}}\nvolumes: {data: {}, ${disk}}\n`;
    expect(said({ compose })).toEqual([`error: The mount /x of web cannot become ${kind}. Write ${fit}.`]);
  });

  it.each([
    ['"./a:/x"', 'configmap'],
    ['"./a:/x"', 'hostpath'],
    ['"data:/x"', 'emptydir'],
    ['"disk:/x"', 'hostpath'],
  ])('not the mount %s as %s', (mount, kind) => {
    const disk = 'disk: {driver_opts: {type: none, o: bind, device: /srv}}';
    const compose = `services: {web: {image: a, volumes: [${mount}], x-kubeferry: {mounts: {/x: {kind: ${kind}}}}}}\nvolumes: {data: {}, ${disk}}\n`;
    expect(said({ compose })).toEqual([]);
  });

  it('a volume as what it cannot be, and a label of kompose only warns', () => {
    const compose =
      'services: {web: {image: a, volumes: ["data:/x", "./a:/y"], labels: {kompose.volume.type: configMap}}}\nvolumes: {data: {}}\n';
    expect(said({ compose })).toEqual(['warning: The mount /x of web cannot become configmap. Write claim, emptydir or none.']);
    expect(said({ compose: compose.replace(/, labels: [^}]*}/, ''), file: 'volumes: {data: {kind: secret}}' })).toEqual([
      'error: The volume data cannot become secret. Write claim, emptydir or none.',
    ]);
  });

  it('is all told at once, and the rest of what is wrong is left out', () => {
    const { value, diagnostics } = resolve({ file: 'namespace: A\nwaits: none\nstorage: {size: huge}\n' });
    expect(diagnostics).toHaveLength(3);
    expect(value.project.namespace).toBeUndefined();
  });

  it('points at the value, or at the key', () => {
    const file = 'services:\n  web:\n    expose: ingres\n    replica: 2\n';
    const { diagnostics, sources } = resolve({ file });
    const text = sources.get('/project/kubeferry.yaml') ?? '';
    expect(diagnostics.map(({ at }) => text.slice(at?.start, at?.end))).toEqual(['replica', 'ingres']);
  });

  it.each<[string, Written, string]>([
    [
      'service',
      { compose: 'services: {web: {image: a, x-kubeferry: {expose: {kind: ingress, port: x}}}}\n' },
      'services.web.x-kubeferry.expose.port',
    ],
    ['list', { compose: 'services: {web: {image: a, x-kubeferry: {ports: [80, x]}}}\n' }, 'services.web.x-kubeferry.ports[1]'],
    ['volume', { compose: 'services: {web: {image: a}}\nvolumes: {d: {x-kubeferry: {sise: 1Gi}}}\n' }, 'volumes.d.x-kubeferry.sise'],
    [
      'secret',
      { compose: 'services: {web: {image: a}}\nsecrets: {s: {external: true, x-kubeferry: {nam: a}}}\n' },
      'secrets.s.x-kubeferry.nam',
    ],
    [
      'config',
      { compose: 'services: {web: {image: a}}\nconfigs: {c: {external: true, x-kubeferry: {key: "a/b"}}}\n' },
      'configs.c.x-kubeferry.key',
    ],
    ['project', { compose: 'x-kubeferry: {services: {}}\nservices: {web: {image: a}}\n' }, 'x-kubeferry.services'],
  ])('in x-kubeferry of a %s has its own path', (_, written, path) => {
    expect(resolve(written).diagnostics.map((diagnostic) => formatPath(diagnostic.path ?? []))).toEqual([path]);
  });

  it('tells of x-kubeferry where nobody reads it', () => {
    const compose = 'services: {web: {image: a, deploy: {x-kubeferry: {replicas: 2}}}}\nnetworks: {n: {x-kubeferry: {name: a}}}\n';
    expect(said({ compose })).toEqual([
      'warning: There are no settings for services.web.deploy, so x-kubeferry does nothing there. Write it at the top, or directly in a service, a volume, a secret or a config.',
      'warning: There are no settings for networks.n, so x-kubeferry does nothing there. Write it at the top, or directly in a service, a volume, a secret or a config.',
    ]);
  });

  it('does not call a service unknown whose profile is off', () => {
    const compose = 'services: {web: {image: a}, debug: {image: b, profiles: [debug]}}\n';
    expect(said({ compose, file: 'services: {debug: {replicas: 2}}' })).toEqual([]);
  });

  it('is an error when a run names a service that is not there', () => {
    expect(said({ flags: { services: { webb: { expose: 'ingress' } } } })).toEqual([
      'error: The project has no service webb, so what is set for it does nothing. Did you mean web?',
    ]);
  });

  it.each([
    ['the same name', '{name: shop}', '{name: shop}', 'api and web would both be called shop. Give each a name of its own.'],
    ['the name of another', '{name: api}', '{}', 'api and web would both be called api. Give each a name of its own.'],
    [
      'the same node port',
      '{expose: {kind: nodeport, nodePort: 30000}}',
      '{expose: {kind: nodeport, nodePort: 30000}}',
      'api and web ask for the same port of the nodes, 30000. Give each its own.',
    ],
  ])('two services with %s', (_, web, api, told) => {
    const compose = 'services: {api: {image: a}, web: {image: b}}\n';
    expect(said({ compose, file: `services: {web: ${web}, api: ${api}}` })).toEqual([`error: ${told}`]);
  });
});
