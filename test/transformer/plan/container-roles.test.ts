import { describe, expect, it } from 'vitest';
import type { Converted } from '../conversion.ts';
import { convertText } from '../conversion.ts';

/** `init first; sidecar vpn; app` */
function containersOf(out: Converted, workload: string): string {
  const { initContainers = [], containers } = out.pod(workload);
  const before = initContainers.map(({ name, restartPolicy }) => `${restartPolicy === 'Always' ? 'sidecar' : 'init'} ${name}`);
  return [...before, containers.map(({ name }) => name).join(' ')].join('; ');
}

const HEALTHY = 'healthcheck: {test: [CMD, ok], interval: 10s, retries: 3}';

describe('containers of one Pod', () => {
  it.each([
    ['start together', 'app: {image: i, network_mode: "service:vpn"}\n  vpn: {image: i}', 'vpn', 'vpn app'],
    [
      'wait for one that must be healthy, which is a sidecar then',
      `app: {image: i, network_mode: "service:vpn", depends_on: {vpn: {condition: service_healthy}}}\n  vpn: {image: i, ${HEALTHY}}`,
      'vpn',
      'sidecar vpn; app',
    ],
    [
      'do not wait where waiting is turned off',
      `app: {image: i, network_mode: "service:vpn", depends_on: {vpn: {condition: service_healthy}}}\n  vpn: {image: i, ${HEALTHY}}\nx-kubeferry: {wait: none}`,
      'vpn',
      'vpn app',
    ],
    [
      'run what must have completed first',
      `app: {image: i, x-kubeferry: {pod: app}, depends_on: {setup: {condition: service_completed_successfully}}}\n  setup: {image: i, x-kubeferry: {pod: app}}`,
      'app',
      'init setup; app',
    ],
    [
      'put what an init container needs before it',
      `app: {image: i, x-kubeferry: {pod: app}, depends_on: {setup: {condition: service_completed_successfully}}}
  setup: {image: i, x-kubeferry: {pod: app}, depends_on: [store]}
  store: {image: i, x-kubeferry: {pod: app}}`,
      'app',
      'sidecar store; init setup; app',
    ],
    [
      'put what a sidecar needs before it',
      `app: {image: i, x-kubeferry: {pod: app}, depends_on: {b: {condition: service_healthy}}}
  b: {image: i, x-kubeferry: {pod: app}, ${HEALTHY}, depends_on: [c]}
  c: {image: i, x-kubeferry: {pod: app}}`,
      'app',
      'sidecar c; sidecar b; app',
    ],
  ])('%s', (_, services, workload, expected) => {
    expect(containersOf(convertText(`services:\n  ${services}\n`), workload)).toBe(expected);
  });

  it('that serve a Job end with it', () => {
    const out = convertText(`services:
  job: {image: i, x-kubeferry: {workload: job, pod: job}}
  proxy: {image: i, network_mode: "service:job"}
`);
    expect(containersOf(out, 'job')).toBe('sidecar proxy; job');
  });

  it('have one that is neither an init container nor a sidecar, whatever is asked for', () => {
    const out = convertText(`services:
  app: {image: i, ${HEALTHY}}
  setup: {image: i, pid: "service:app", depends_on: {app: {condition: service_healthy}}, x-kubeferry: {runAs: init-container}}
`);
    expect(containersOf(out, 'app')).toBe('sidecar app; setup');
    expect(out.codes()).toContain('convert/vain-setting');
  });

  it('start after a sidecar has passed its health check, not after it runs', () => {
    const out = convertText(`services:
  app: {image: i, network_mode: "service:vpn", depends_on: {vpn: {condition: service_healthy}}}
  vpn: {image: i, ${HEALTHY}}
`);
    expect(out.pod('vpn').initContainers?.[0]?.startupProbe).toMatchObject({
      exec: { command: ['ok'] },
      failureThreshold: 720,
      periodSeconds: 5,
    });
  });
});

describe('a service that runs as an init container', () => {
  const guests = convertText(`services:
  app: {image: i, depends_on: {init: {condition: service_completed_successfully}}}
  worker: {image: i, depends_on: {init: {condition: service_completed_successfully}}}
  init:
    image: "init:1"
    command: [migrate]
    environment: {PGPASSWORD: secret, MODE: once}
    volumes: ["data:/data"]
    healthcheck: {test: [CMD, ok]}
    post_start: [{command: [x]}]
    ports: ["8080"]
    depends_on: {db: {condition: service_healthy}}
    x-kubeferry: {runAs: init-container}
  db: {image: "postgres:17", ${HEALTHY}}
volumes: {data: }
`);

  it('does so in every Pod that waits for it, after what it waits for itself', () => {
    expect(['app', 'worker'].map((name) => containersOf(guests, name))).toEqual([
      'init wait-for-db; init init; app',
      'init wait-for-db; init init; worker',
    ]);
  });

  it('is no workload and no Service of its own', () => {
    expect(guests.names.filter((name) => name.endsWith(' init'))).toEqual([]);
  });

  it('has its image, command, environment and mounts in each', () => {
    for (const name of ['app', 'worker']) {
      const [, init] = guests.pod(name).initContainers ?? [];
      expect(init).toMatchObject({ image: 'init:1', args: ['migrate'], volumeMounts: [{ mountPath: '/data' }] });
      expect(init?.env?.map((variable) => variable.name)).toEqual(['MODE', 'PGPASSWORD']);
      expect(guests.pod(name).volumes).toEqual([{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }]);
    }
  });

  it('has no probes and no hooks, which the API server refuses', () => {
    const [, init] = guests.pod('app').initContainers ?? [];
    expect([init?.readinessProbe, init?.startupProbe, init?.lifecycle]).toEqual([undefined, undefined, undefined]);
    expect([guests.fate('services.init.healthcheck.test[1]'), guests.fate('services.init.post_start[0].command[0]')]).toEqual([
      'ignored',
      'unsupported',
    ]);
  });

  it('shares its volume between all the Pods', () => {
    expect(guests.find('PersistentVolumeClaim', 'data').spec?.accessModes).toEqual(['ReadWriteMany']);
  });

  it('says each thing once', () => {
    const texts = guests.diagnostics.map(({ message }) => message);
    expect(texts.length).toBe(new Set(texts).size);
    expect(guests.codes()).not.toContain('convert/unmapped');
  });

  it('is told of when nobody waits for it', () => {
    const out = convertText('services:\n  init: {image: i, x-kubeferry: {runAs: init-container}}\n');
    expect(out.said('convert/vain-setting')).toHaveLength(1);
  });

  it('is waited for as a Job where nobody asks otherwise', () => {
    const out = convertText(`services:
  app: {image: i, depends_on: {init: {condition: service_completed_successfully}}}
  init: {image: i}
`);
    expect(containersOf(out, 'app')).toBe('init wait-for-init; app');
    expect(out.names).toContain('Job init');
  });
});
