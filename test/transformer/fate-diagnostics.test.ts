import { describe, expect, it } from 'vitest';
import { convertText } from './conversion.ts';

/** Messages about the paths of a service that is made of the given lines. */
function said(lines: string): readonly string[] {
  const text = `services:\n  web:\n    image: example.com/web:1\n${lines.replace(/^/gm, '    ')}\n`;
  return convertText(text)
    .diagnostics.filter(({ code }) => /^convert\/(?:ignored|unsupported|approximated)$/.test(code))
    .map(({ message }) => message);
}

const LOGGING = 'The container runtime writes the logs of every container; a log agent on each node ships them.';

describe('what is not carried over', () => {
  it.each([
    ['a value', 'attach: false', 'services.web.attach: It only says whether `docker compose up` shows the logs of the service.'],
    [
      'a value deep inside',
      'deploy: {resources: {limits: {pids: 5}}}',
      'services.web.deploy.resources.limits.pids: The number of processes in a Pod is limited by the node (podPidsLimit).',
    ],
    ['one part of a section', 'logging: {driver: local}', `services.web.logging: ${LOGGING}`],
    ['two parts', 'logging: {driver: local, options: {max-file: "2"}}', `services.web.logging (driver and options.max-file): ${LOGGING}`],
    [
      'many parts',
      'logging: {driver: local, options: {a: "", b: "", c: "", d: ""}}',
      `services.web.logging (driver, options.a, options.b and 2 others): ${LOGGING}`,
    ],
    [
      'the entries of a list',
      'device_cgroup_rules: ["a *:* r", "c 1:3 r"]',
      'services.web.device_cgroup_rules (2 entries): Pods get devices from device plugins, not from rules.',
    ],
  ])('%s is told of once, at its place', (_, lines, expected) => {
    expect(said(lines)).toEqual([expected]);
  });

  it.each([
    ['"/run/docker.sock:/docker.sock"', 'services.web.volumes[0]: /run/docker.sock commands'],
    [
      '{type: bind, source: /run/docker.sock, target: /docker.sock}',
      'services.web.volumes[0] (source, target and type): /run/docker.sock commands',
    ],
  ])('is told of without parts where they are one text: %s', (mount, expected) => {
    expect(said(`volumes: [${mount}]`)[0]).toContain(expected);
  });

  it('is told of with its parts by a concern, too', () => {
    expect(said('deploy: {rollback_config: {parallelism: 1, order: stop-first}}')).toEqual([
      'services.web.deploy.rollback_config (order and parallelism): A rollback is a rollout of the version before, in the same steps (`kubectl rollout undo`).',
    ]);
  });

  it.each(['cpu_rt_runtime: 400000\ncpu_rt_period: 1000000', 'cpu_rt_period: 1000000\ncpu_rt_runtime: 400000'])(
    'is told of in one order of places, whatever the order of keys',
    (lines) => {
      expect(said(lines)).toEqual([expect.stringMatching(/^services\.web\.cpu_rt_period and services\.web\.cpu_rt_runtime: /)]);
    },
  );

  it('is told of once where several places lose the same for the same reason', () => {
    const out = convertText(`
services:
  a: { image: "a:1", volumes: ["./certs:/certs:ro"], ulimits: { nproc: 5 } }
  b: { image: "b:1", volumes: [{ type: bind, source: ./certs, target: /certs, read_only: true }], ulimits: { nproc: 9 } }
  c: { image: "c:1", volumes: ["./other:/certs:ro"], ulimits: { nproc: { soft: 5, hard: 9 } } }
`);
    expect(
      out.diagnostics
        .filter(({ severity }) => severity !== 'info')
        .map(({ message, path, related = [] }) => [message, path, related.map((other) => other.path)]),
    ).toEqual([
      [
        'services.a.volumes[0] and services.b.volumes[0]: ./certs is not there.',
        ['services', 'a', 'volumes', 0],
        [['services', 'b', 'volumes', 0]],
      ],
      ['services.c.volumes[0]: ./other is not there.', ['services', 'c', 'volumes', 0], []],
      [
        'services.a.ulimits and services.b.ulimits: Pods have no ulimits; containers get those of the node’s container runtime.',
        ['services', 'a', 'ulimits'],
        [['services', 'b', 'ulimits']],
      ],
      [
        'services.c.ulimits (nproc.hard and nproc.soft): Pods have no ulimits; containers get those of the node’s container runtime.',
        ['services', 'c', 'ulimits'],
        [],
      ],
    ]);
    expect(out.fate('services.b.volumes[0].source')).toBe('unsupported');
  });

  it('is told of at each line where it is no loss', () => {
    const out = convertText('services: { a: { image: "a:1", attach: false }, b: { image: "b:1", attach: false } }');
    expect(out.codes().filter((code) => code === 'convert/ignored')).toHaveLength(2);
  });

  it('is not told of where nobody wrote it', () => {
    expect(said('stop_grace_period: 5s')).toEqual([]);
  });
});
