import { describe, expect, it } from 'vitest';
import { convertText } from '../conversion.ts';

const one = (hooks: string, more = '') =>
  convertText(`services:
  app:
    image: "app:1"
    user: "1000:1000"
    cap_add: [NET_ADMIN]
    entrypoint: [/entry]
    command: [serve]
    working_dir: /srv
    environment: {MODE: serve, LEVEL: info}
    volumes: ["data:/data"]
    mem_limit: 64m
    healthcheck: {test: [CMD, ok]}
    ports: ["80"]
    pre_start: [${hooks}]
    ${more}
volumes: {data: }
`);

const hooksOf = (hooks: string, more = '') => one(hooks, more).pod('app').initContainers ?? [];

describe('pre_start', () => {
  it('runs as the service does, with a command of its own', () => {
    expect(hooksOf('{command: [migrate, --all]}')).toEqual([
      {
        name: 'app-pre-start-1',
        image: 'app:1',
        command: ['/entry'],
        args: ['migrate', '--all'],
        workingDir: '/srv',
        env: [
          { name: 'LEVEL', value: 'info' },
          { name: 'MODE', value: 'serve' },
        ],
        resources: { limits: { memory: '64Mi' } },
        volumeMounts: [{ name: 'data', mountPath: '/data' }],
        securityContext: { runAsUser: 1000, runAsGroup: 1000, capabilities: { add: ['NET_ADMIN'] } },
      },
    ]);
  });

  it('of another image is not started as the service is', () => {
    const [hook] = hooksOf('{image: "tool:1", command: [x]}');
    expect(hook).toMatchObject({ image: 'tool:1', args: ['x'], volumeMounts: [{ mountPath: '/data' }] });
    expect([hook?.command, hook?.workingDir]).toEqual([undefined, undefined]);
  });

  it.each([
    ['{command: [x], user: root}', { runAsUser: 0, capabilities: { add: ['NET_ADMIN'] } }],
    ['{command: [x], user: "33:34"}', { runAsUser: 33, runAsGroup: 34, capabilities: { add: ['NET_ADMIN'] } }],
    ['{command: [x], user: deploy}', { capabilities: { add: ['NET_ADMIN'] } }],
    ['{command: [x], privileged: true}', { runAsUser: 1000, runAsGroup: 1000, capabilities: { add: ['NET_ADMIN'] }, privileged: true }],
  ])('has rights of its own: %s', (hook, expected) => {
    expect(hooksOf(hook)[0]?.securityContext).toEqual(expected);
  });

  it.each([
    ['{command: [x], user: deploy}', '', 'user', 'unsupported'],
    ['{command: [x], user: root}', '', 'user', 'mapped'],
    ['{command: [x], per_replica: true}', 'scale: 3', 'per_replica', 'mapped'],
    ['{command: [x], per_replica: false}', 'scale: 3', 'command[0]', 'approximated'],
    ['{command: [x], environment: {A: b}}', '', 'environment.A', 'mapped'],
  ])('accounts for what it says: %s %s', (hook, more, key, fate) => {
    const out = one(hook, more);
    expect(out.fate(`services.app.pre_start[0].${key}`)).toBe(fate);
    expect(out.codes()).not.toContain('convert/unmapped');
  });

  it('runs in the order of the file, after what is waited for', () => {
    const out = convertText(`services:
  app: {image: i, pre_start: [{command: [a]}, {command: [b]}], depends_on: {db: {condition: service_healthy}}}
  db: {image: "postgres:17", healthcheck: {test: [CMD, ok]}}
`);
    expect(out.pod('app').initContainers?.map(({ name }) => name)).toEqual(['wait-for-db', 'app-pre-start-1', 'app-pre-start-2']);
  });

  it('overrides a variable and keeps the others', () => {
    expect(hooksOf('{command: [x], environment: {MODE: migrate}}')[0]?.env).toEqual([
      { name: 'LEVEL', value: 'info' },
      { name: 'MODE', value: 'migrate' },
    ]);
  });
});

it('is confined by AppArmor as its service is, before Kubernetes 1.30 too', () => {
  const out = convertText('services:\n  app: {image: "app:1", security_opt: ["apparmor:mine"], pre_start: [{command: [x]}]}\n', {
    settings: { kubeVersion: '1.29' },
  });
  expect(out.pod('app').initContainers?.[0]?.securityContext).toBeUndefined();
  expect(out.template('app').metadata?.annotations).toEqual({
    'container.apparmor.security.beta.kubernetes.io/app': 'localhost/mine',
    'container.apparmor.security.beta.kubernetes.io/app-pre-start-1': 'localhost/mine',
  });
});
