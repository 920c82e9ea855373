import { describe, expect, it } from 'vitest';
import { checkObjects } from '../../../src/kube/check/check-objects.ts';
import type { Converted } from '../conversion.ts';
import { type Beside, convertText } from '../conversion.ts';

const HEALTHY = 'healthcheck: {test: [CMD, ok]}';

/** A service `app` that depends on `dep`. */
const app = (dependency: string, dep: string, beside: Beside = {}) =>
  convertText(`services:\n  app: {image: app, depends_on: {dep: {${dependency}}}}\n  dep: {image: dep, ${dep}}\n`, beside);

function waitsOf(out: Converted, workload = 'app'): readonly string[] {
  return (out.pod(workload).initContainers ?? []).map(({ name }) => name);
}

describe('depends_on', () => {
  it.each([
    ['service_started', 'ports: ["80"]', [], 'mapped'],
    ['service_healthy', `ports: ["80"], ${HEALTHY}`, ['wait-for-dep'], 'mapped'],
    ['service_healthy', HEALTHY, ['wait-for-dep'], 'mapped'],
    ['service_healthy', `ports: ["53/udp"], ${HEALTHY}`, [], 'unsupported'],
    ['service_healthy', `ports: ["80"], scale: 0, ${HEALTHY}`, [], 'unsupported'],
    ['service_healthy', `expose: ["80"], network_mode: none, ${HEALTHY}`, [], 'unsupported'],
    ['service_healthy', `ports: ["80"], deploy: {mode: replicated-job}, ${HEALTHY}`, [], 'unsupported'],
    ['service_healthy', `ports: ["80"], x-kubeferry: {skip: true}, ${HEALTHY}`, [], 'unsupported'],
    ['service_completed_successfully', 'command: [x]', ['wait-for-dep'], 'mapped'],
    ['service_completed_successfully', 'deploy: {mode: global}', [], 'unsupported'],
    ['service_completed_successfully', 'scale: 0', [], 'unsupported'],
    ['service_completed_successfully', 'x-kubeferry: {workload: deployment}', [], 'unsupported'],
    ['service_completed_successfully', 'x-kubeferry: {cron: "0 3 * * *"}', [], 'unsupported'],
    ['service_healthy, required: false', `ports: ["80"], ${HEALTHY}`, [], 'approximated'],
    ['service_healthy, required: false', `ports: ["80"], profiles: [off], ${HEALTHY}`, [], 'mapped'],
    ['service_completed_successfully, required: false', 'profiles: [off]', [], 'mapped'],
    ['service_healthy, required: false', `ports: ["80"], x-kubeferry: {skip: true}, ${HEALTHY}`, [], 'mapped'],
  ])('with condition %s on {%s} waits for %j', (condition, dep, waits, fate) => {
    const out = app(`condition: ${condition}`, dep);
    expect(waitsOf(out)).toEqual(waits);
    expect(out.fate('services.app.depends_on.dep.condition')).toBe(fate);
    expect(out.codes()).not.toContain('convert/unmapped');
    expect(checkObjects(out.objects)).toEqual([]);
  });

  it.each(['service_healthy', 'service_completed_successfully'])(
    'with condition %s on Windows has no helper that could run there',
    (condition) => {
      const out = convertText(`services:
  app: {image: app, platform: windows/amd64, depends_on: {dep: {condition: ${condition}}}}
  dep: {image: dep, expose: ["80"], ${HEALTHY}}
`);
      expect(waitsOf(out)).toEqual([]);
      expect(out.fate('services.app.depends_on.dep.condition')).toBe('unsupported');
      expect(out.names.filter((name) => name.startsWith('Role'))).toEqual([]);
    },
  );

  it('of the short form waits for nothing', () => {
    expect(waitsOf(convertText('services:\n  app: {image: app, depends_on: [dep]}\n  dep: {image: dep, ports: ["80"]}\n'))).toEqual([]);
  });

  it.each(['service_healthy', 'service_completed_successfully'])(
    'with condition %s waits for nothing where waiting is turned off',
    (condition) => {
      const out = app(`condition: ${condition}`, `ports: ["80"]`, { settings: { wait: 'none' } });
      expect(waitsOf(out)).toEqual([]);
      expect(out.fate('services.app.depends_on.dep.condition')).toBe('approximated');
    },
  );

  it('waits at the Service, by the name that it has in the cluster', () => {
    const out = convertText(`services:
  app: {image: app, depends_on: {my_db: {condition: service_healthy}}}
  my_db: {image: "postgres:17", ${HEALTHY}}
`);
    expect(out.pod('app').initContainers?.[0]?.command).toEqual([
      '/bin/sh',
      '-c',
      'until nc -z -w 2 my-db 5432; do echo "waiting for my-db:5432"; sleep 2; done',
    ]);
  });

  it('waits for the name of what has no known port, which leads to ready Pods alone', () => {
    const out = app('condition: service_healthy', HEALTHY);
    expect(out.find('Service', 'dep').spec).toMatchObject({ clusterIP: 'None' });
    expect(out.find('Service', 'dep').spec?.publishNotReadyAddresses).toBeUndefined();
    expect(out.pod('app').initContainers?.[0]?.command?.[2]).toBe(
      'while nc -z -w 2 dep 1 2>&1 | grep -q "bad address"; do echo "waiting for a ready Pod of dep"; sleep 2; done',
    );
  });

  it('waits for nothing to become healthy that runs to its end before others start', () => {
    const out = convertText(`services:
  app: {image: app, depends_on: {init: {condition: service_healthy}}}
  web: {image: web, depends_on: {init: {condition: service_completed_successfully}}}
  init: {image: init, ${HEALTHY}, x-kubeferry: {runAs: init-container}}
`);
    expect(waitsOf(out)).toEqual([]);
    expect(out.fate('services.app.depends_on.init.condition')).toBe('unsupported');
  });

  it('waits for a name without a network of its own by what lets it ask for names', () => {
    const out = convertText(`services:
  app: {image: app, network_mode: none, depends_on: {dep: {condition: service_healthy}}}
  dep: {image: dep, ${HEALTHY}}
`);
    const { egress } = out.find('NetworkPolicy', 'wait-egress-app').spec ?? {};
    expect(egress?.flatMap(({ ports }) => ports?.map(({ port }) => port))).toEqual([53, 53]);
  });

  it.each([
    ['CMD, curl, -f, "http://localhost:9000"', 9000],
    ['CMD, curl, -f, "http://localhost:7000"', 8080],
    ['CMD, ok', 8080],
  ])('asks the port that the health check {%s} asks, if it is open: %d', (test, port) => {
    const out = app('condition: service_healthy', `expose: ["53/udp", "8080", "9000"], healthcheck: {test: [${test}]}`);
    expect(out.pod('app').initContainers?.[0]?.command?.[2]).toContain(`dep:${port}`);
  });

  it('waits once for what two members of a Pod depend on', () => {
    const out = convertText(`services:
  app: {image: app, depends_on: {db: {condition: service_healthy}}}
  side: {image: side, network_mode: "service:app", depends_on: {db: {condition: service_healthy}}}
  db: {image: "postgres:17", ${HEALTHY}}
`);
    expect(waitsOf(out)).toEqual(['wait-for-db']);
  });

  it('gives its helper a name that no container of the Pod has', () => {
    const out = convertText(`services:
  wait-for-db: {image: app, depends_on: {db: {condition: service_healthy}}}
  db: {image: "postgres:17", ${HEALTHY}}
`);
    expect(waitsOf(out, 'wait-for-db')).toEqual([expect.stringMatching(/^wait-for-db-[0-9a-f]{8}$/)]);
    expect(checkObjects(out.objects)).toEqual([]);
  });

  it('asks with helpers that are pinned, small and within the restricted Pod Security Standard', () => {
    const [helper] = app('condition: service_completed_successfully', 'command: [x]').pod('app').initContainers ?? [];
    expect(helper?.image).toMatch(/^registry\.k8s\.io\/kubectl:v\d+\.\d+\.\d+$/);
    expect(helper?.resources?.limits?.['memory']).toBeDefined();
    expect(helper?.securityContext).toMatchObject({ runAsNonRoot: true, allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } });
  });
});

describe('waiting for a Job', () => {
  it.each([
    ['1.29', /:v1\.31\./],
    ['1.30', /:v1\.31\./],
    ['1.31', /:v1\.31\./],
    ['1.32', /:v1\.32\./],
    ['1.33', /:v1\.33\./],
    ['1.34', /:v1\.34\./],
  ] as const)('on Kubernetes %s takes a kubectl that knows both it and --for=create', (kubeVersion, image) => {
    const out = app('condition: service_completed_successfully', 'command: [x]', { settings: { kubeVersion } });
    expect(out.pod('app').initContainers?.[0]?.image).toMatch(image);
  });

  const jobs = convertText(`services:
  app: {image: app, depends_on: {one: {condition: service_completed_successfully}, two: {condition: service_completed_successfully}}}
  one: {image: one}
  two: {image: two, depends_on: {one: {condition: service_completed_successfully}}}
`);

  it('takes the right to look at these Jobs, and no other: a peer takes all rights to everything', () => {
    expect(jobs.find('Role', 'app-wait').rules).toEqual([
      { apiGroups: ['batch'], resources: ['jobs'], resourceNames: ['one', 'two'], verbs: ['get', 'list', 'watch'] },
    ]);
    expect(jobs.find('RoleBinding', 'app-wait')).toMatchObject({ roleRef: { name: 'app-wait' }, subjects: [{ name: 'app' }] });
    expect(jobs.pod('app').serviceAccountName).toBe('app');
  });

  it('does not fail a Job whose turn comes before the other is there', () => {
    expect(waitsOf(jobs, 'two')).toEqual(['find-one', 'wait-for-one']);
    expect(jobs.pod('two').initContainers?.[0]?.command).toContain('--for=create');
  });

  it('takes one Role for all members of a Pod', () => {
    const out = convertText(`services:
  app: {image: app, depends_on: {one: {condition: service_completed_successfully}}}
  side: {image: side, network_mode: "service:app", depends_on: {two: {condition: service_completed_successfully}}}
  one: {image: one}
  two: {image: two}
`);
    expect(out.find('Role', 'app-wait').rules?.[0]?.resourceNames).toEqual(['one', 'two']);
  });

  it('gives the right to the ServiceAccount of a setting', () => {
    const out = convertText(`services:
  app: {image: app, depends_on: {one: {condition: service_completed_successfully}}, x-kubeferry: {serviceAccount: deployer}}
  one: {image: one}
`);
    expect(out.find('RoleBinding', 'app-wait').subjects).toEqual([{ kind: 'ServiceAccount', name: 'deployer' }]);
    expect(out.names).not.toContain('ServiceAccount app');
  });

  it('leaves all other Pods without a token', () => {
    expect([jobs.pod('one').automountServiceAccountToken, jobs.pod('app').automountServiceAccountToken]).toEqual([false, undefined]);
  });
});

describe('depends_on with restart', () => {
  const checksum = (dep: string, more = '') =>
    app(`condition: service_started, restart: true${more}`, dep).template('app').metadata?.annotations?.['checksum/service-dep'];

  it('rolls the Pods whenever those of the other service change', () => {
    expect(checksum('command: [a]')).toMatch(/^[0-9a-f]{16}$/);
    expect(checksum('command: [a]')).toBe(checksum('command: [a]'));
    expect(checksum('command: [a]')).not.toBe(checksum('command: [b]'));
  });

  it.each([
    [
      'restart: false',
      'services:\n  app: {image: app, depends_on: {dep: {condition: service_started, restart: false}}}\n  dep: {image: dep}\n',
    ],
    ['links', 'services:\n  app: {image: app, links: [dep]}\n  dep: {image: dep}\n'],
    [
      'containers of one Pod',
      'services:\n  app: {image: app}\n  dep: {image: dep, network_mode: "service:app", depends_on: {app: {condition: service_started, restart: true}}}\n',
    ],
    [
      'a Job',
      'services:\n  app: {image: app, deploy: {mode: replicated-job}, depends_on: {dep: {condition: service_started, restart: true}}}\n  dep: {image: dep}\n',
    ],
  ])('is no matter of %s', (_, text) => {
    expect(JSON.stringify(convertText(text).template('app').metadata)).not.toContain('checksum/service');
  });
});
