import { describe, expect, it } from 'vitest';
import { convertText } from '../conversion.ts';

const one = (fields: string) => convertText(`services:\n  app: {image: "app:1", ${fields}}\n`);
const update = (config: string, more = '') => one(`deploy: {replicas: 4, ${more} update_config: {${config}}}`);

describe('replicas', () => {
  it.each([
    ['deploy: {replicas: 3}', 3],
    ['scale: 2', 2],
    ['scale: 0', 0],
    ['deploy: {replicas: 0}', 0],
    ['restart: always', 1],
  ])('of a Deployment come from %s', (fields, replicas) => {
    expect(one(fields).find('Deployment', 'app').spec.replicas).toBe(replicas);
  });

  it.each([
    ['deploy: {replicas: 3, mode: replicated-job}', { completions: 3, parallelism: 3 }],
    ['deploy: {replicas: 0, mode: replicated-job}', { parallelism: 0 }],
    ['deploy: {mode: replicated-job}', {}],
  ])('of a Job are Pods that complete: %s', (fields, expected) => {
    const { completions, parallelism } = one(fields).find('Job', 'app').spec;
    expect({ completions, parallelism }).toEqual({ completions: undefined, parallelism: undefined, ...expected });
  });

  it('are none of a DaemonSet: a peer writes them, and the API server refuses it', () => {
    const out = one('deploy: {mode: global, replicas: 3}');
    const { spec } = out.find('DaemonSet', 'app');
    expect(Object.keys(spec)).not.toContain('replicas');
    expect(Object.keys(spec)).not.toContain('strategy');
    expect(out.fate('services.app.deploy.replicas')).toBe('ignored');
  });

  it('of a setting stand in the place of those of the file', () => {
    const out = one('deploy: {replicas: 3}, x-kubeferry: {replicas: 2}');
    expect(out.find('Deployment', 'app').spec.replicas).toBe(2);
    expect(out.fate('services.app.deploy.replicas')).toBe('mapped');
  });

  it('of a service in the Pod of another are those of the Pod', () => {
    const out = convertText(`services:
  app: {image: "app:1", scale: 2}
  side: {image: "side:1", network_mode: "service:app", deploy: {replicas: 5, mode: global, update_config: {parallelism: 2}}}
`);
    expect(out.find('Deployment', 'app').spec.replicas).toBe(2);
    expect(['replicas', 'mode', 'update_config.parallelism'].map((key) => out.fate(`services.side.deploy.${key}`))).toEqual([
      'approximated',
      'approximated',
      'approximated',
    ]);
  });
});

it.each([
  ['', 'approximated'],
  [', placement: {constraints: [node.role==worker]}', 'mapped'],
])('a DaemonSet is told to keep off the control plane, where nothing is said of it: {mode: global%s}', (more, fate) => {
  expect(one(`deploy: {mode: global${more}}`).fate('services.app.deploy.mode')).toBe(fate);
});

describe('a Deployment is replaced', () => {
  it.each([
    ['parallelism: 2', { maxSurge: 0, maxUnavailable: 2 }],
    ['parallelism: 0', { maxSurge: 0, maxUnavailable: '100%' }],
    ['order: start-first', { maxSurge: 1, maxUnavailable: 0 }],
    ['parallelism: 2, order: start-first', { maxSurge: 2, maxUnavailable: 0 }],
    ['order: stop-first', { maxSurge: 0, maxUnavailable: 1 }],
  ])('in the steps of %s', (config, rollingUpdate) => {
    expect(update(config).find('Deployment', 'app').spec.strategy).toEqual({ type: 'RollingUpdate', rollingUpdate });
  });

  it.each([
    ['delay: 10s', { minReadySeconds: 10 }],
    ['monitor: 1m', { minReadySeconds: 60 }],
    ['delay: 10s, monitor: 1500ms', { minReadySeconds: 10 }],
    ['delay: 0s', {}],
    ['delay: 20m', { minReadySeconds: 1200, progressDeadlineSeconds: 1800 }],
  ])('with the pause of %s', (config, expected) => {
    const { minReadySeconds, progressDeadlineSeconds } = update(config).find('Deployment', 'app').spec;
    expect({ minReadySeconds, progressDeadlineSeconds }).toEqual({
      minReadySeconds: undefined,
      progressDeadlineSeconds: undefined,
      ...expected,
    });
  });

  it.each([
    ['failure_action: rollback', 'failure_action', 'unsupported'],
    ['failure_action: pause', 'failure_action', 'mapped'],
    ['failure_action: continue', 'failure_action', 'approximated'],
    ['max_failure_ratio: 0.3', 'max_failure_ratio', 'unsupported'],
    ['max_failure_ratio: 0', 'max_failure_ratio', 'mapped'],
    ['delay: 10s', 'delay', 'approximated'],
  ])('with %s, which is told of', (config, key, fate) => {
    expect(update(config).fate(`services.app.deploy.update_config.${key}`)).toBe(fate);
  });

  it('all at once where its volume is for one Pod at a time', () => {
    const out = convertText(`services:
  app: {image: "app:1", volumes: ["data:/data"], deploy: {update_config: {order: start-first}}}
volumes: {data: }
`);
    expect(out.find('Deployment', 'app').spec.strategy).toEqual({ type: 'Recreate' });
    expect(out.fate('services.app.deploy.update_config.order')).toBe('approximated');
  });

  it('all at once where it is a datastore, though its volume may be mounted on several nodes', () => {
    const out = convertText(`services:
  db: {image: "postgres:17", environment: {POSTGRES_PASSWORD: x}, volumes: ["data:/var/lib/postgresql/data"]}
  backup: {image: "backup:1", volumes: ["data:/data"]}
volumes: {data: }
`);
    expect(out.find('Deployment', 'db').spec.strategy).toEqual({ type: 'Recreate' });
    expect(out.find('Deployment', 'backup').spec.strategy).toBeUndefined();
  });

  it.each([
    ['network_mode: host, ports: []', 'the network of its node'],
    ['ports: [{target: 80, published: "80", mode: host}]', 'a port of its node'],
    ['deploy: {placement: {max_replicas_per_node: 1}}', 'a node of its own'],
  ])('the old Pod first with %s, since it has %s', (fields) => {
    expect(one(fields).find('Deployment', 'app').spec.strategy).toEqual({
      type: 'RollingUpdate',
      rollingUpdate: { maxSurge: 0, maxUnavailable: 1 },
    });
  });

  it('by default as Kubernetes does it: a peer takes every service down with each rollout', () => {
    expect(one('ports: ["80:80"]').find('Deployment', 'app').spec.strategy).toBeUndefined();
  });
});

describe('several servers of a datastore', () => {
  const database = (settings: string) =>
    convertText(`services:
  db: {image: "postgres:17", environment: {POSTGRES_PASSWORD: x}, volumes: ["data:/var/lib/postgresql/data"], deploy: {replicas: 2}, x-kubeferry: ${settings}}
volumes: {data: }
`);

  it.each([
    ['{workload: deployment}', 1],
    ['{workload: deployment, replicas: 1}', 0],
    ['{}', 0],
  ])('on one folder are told of: %s', (settings, count) => {
    const told = database(settings).said('convert/shared-volume');
    expect(told.filter((message) => message.includes('2 servers of db write to the same files'))).toHaveLength(count);
  });
});

describe('the Pods of a StatefulSet start', () => {
  const nodes = (seeds: string) =>
    convertText(`services:
  es:
    image: elasticsearch:8.15.0
    environment: {discovery.seed_hosts: ${seeds}}
    healthcheck: {test: "curl -f localhost:9200"}
    volumes: ["data:/usr/share/elasticsearch/data"]
    deploy: {replicas: 3}
volumes: {data: }
`).find('StatefulSet', 'es').spec.podManagementPolicy;

  it.each([
    ['one after the other', 'other', undefined],
    ['all at once where they need each other to be ready', 'es', 'Parallel'],
  ])('%s', (_, seeds, policy) => {
    expect(nodes(seeds)).toBe(policy);
  });
});

describe('other workloads are replaced', () => {
  const database = (config: string) =>
    convertText(`services:
  db: {image: "postgres:17", volumes: ["data:/var/lib/postgresql/data"], deploy: {replicas: 2, update_config: {${config}}}}
volumes: {data: }
`);

  it.each([
    ['parallelism: 1', 'mapped'],
    ['parallelism: 2', 'approximated'],
  ])('StatefulSets one Pod after the other: %s', (config, fate) => {
    const out = database(config);
    expect(out.find('StatefulSet', 'db').spec.updateStrategy).toBeUndefined();
    expect(out.fate('services.db.deploy.update_config.parallelism')).toBe(fate);
  });

  it('StatefulSets with a pause', () => {
    expect(database('delay: 5s').find('StatefulSet', 'db').spec.minReadySeconds).toBe(5);
  });

  it.each([
    ['parallelism: 3', { maxSurge: 0, maxUnavailable: 3 }],
    ['order: start-first', { maxSurge: 1, maxUnavailable: 0 }],
  ])('DaemonSets in the steps of %s', (config, rollingUpdate) => {
    expect(update(config, 'mode: global,').find('DaemonSet', 'app').spec.updateStrategy).toEqual({ type: 'RollingUpdate', rollingUpdate });
  });

  it.each(['network_mode: host', 'ports: [{target: 80, published: "80", mode: host}]'])(
    'DaemonSets the old Pod first with %s, since both are on one node',
    (fields) => {
      const out = one(`${fields}, deploy: {mode: global, update_config: {order: start-first, parallelism: 2}}`);
      const rollingUpdate = { maxSurge: 0, maxUnavailable: 2 };
      expect(out.find('DaemonSet', 'app').spec.updateStrategy).toEqual({ type: 'RollingUpdate', rollingUpdate });
      expect(out.fate('services.app.deploy.update_config.order')).toBe('approximated');
    },
  );

  it('Deployments as asked though the new Pod needs a free node, which is told', () => {
    const out = one('network_mode: host, deploy: {update_config: {order: start-first}}');
    expect(out.find('Deployment', 'app').spec.strategy?.rollingUpdate).toEqual({ maxSurge: 1, maxUnavailable: 0 });
    expect(out.fate('services.app.deploy.update_config.order')).toBe('approximated');
  });

  it('Jobs not at all', () => {
    expect(update('parallelism: 3', 'mode: replicated-job,').fate('services.app.deploy.update_config.parallelism')).toBe('ignored');
  });
});
