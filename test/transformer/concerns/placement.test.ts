import { describe, expect, it } from 'vitest';
import { convertText } from '../conversion.ts';

const one = (fields: string) => convertText(`services:\n  app: {image: "app:1", ${fields}}\n`);
const requirements = (constraints: string) =>
  one(`deploy: {placement: {constraints: [${constraints}]}}`).pod('app').affinity?.nodeAffinity
    ?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms[0]?.matchExpressions;

describe('platform', () => {
  it.each([
    ['linux/amd64', { 'kubernetes.io/os': 'linux', 'kubernetes.io/arch': 'amd64' }, 'mapped'],
    ['linux/x86_64', { 'kubernetes.io/os': 'linux', 'kubernetes.io/arch': 'amd64' }, 'mapped'],
    ['aarch64', { 'kubernetes.io/os': 'linux', 'kubernetes.io/arch': 'arm64' }, 'mapped'],
    ['linux/arm64/v8', { 'kubernetes.io/os': 'linux', 'kubernetes.io/arch': 'arm64' }, 'mapped'],
    ['linux/arm/v7', { 'kubernetes.io/os': 'linux', 'kubernetes.io/arch': 'arm' }, 'approximated'],
    ['windows', { 'kubernetes.io/os': 'windows' }, 'mapped'],
    ['wasi/wasm', undefined, 'unsupported'],
    ['linux/not an arch', undefined, 'unsupported'],
    ['', undefined, 'mapped'],
  ])('%s', (platform, nodeSelector, fate) => {
    const out = one(`platform: "${platform}"`);
    expect(out.pod('app').nodeSelector).toEqual(nodeSelector);
    expect(out.fate('services.app.platform')).toBe(fate);
  });
});

describe('runtime', () => {
  it.each([
    ['nvidia', 'nvidia', 'approximated'],
    ['io.containerd.kata.v2', 'io.containerd.kata.v2', 'approximated'],
    ['runc', undefined, 'mapped'],
    ['', undefined, 'mapped'],
    ['_', undefined, 'unsupported'],
  ])('%s', (runtime, runtimeClassName, fate) => {
    const out = one(`runtime: "${runtime}"`);
    expect(out.pod('app').runtimeClassName).toBe(runtimeClassName);
    expect(out.fate('services.app.runtime')).toBe(fate);
  });
});

describe('placement constraints', () => {
  it.each([
    ['node.labels.disk == ssd', { key: 'disk', operator: 'In', values: ['ssd'] }],
    ['node.labels.disk!=ssd', { key: 'disk', operator: 'NotIn', values: ['ssd'] }],
    ['node.hostname == n1', { key: 'kubernetes.io/hostname', operator: 'In', values: ['n1'] }],
    ['node.platform.os == linux', { key: 'kubernetes.io/os', operator: 'In', values: ['linux'] }],
    ['node.platform.arch == x86_64', { key: 'kubernetes.io/arch', operator: 'In', values: ['amd64'] }],
    ['node.role == worker', { key: 'node-role.kubernetes.io/control-plane', operator: 'DoesNotExist' }],
    ['node.role != manager', { key: 'node-role.kubernetes.io/control-plane', operator: 'DoesNotExist' }],
    ['node.role == manager', { key: 'node-role.kubernetes.io/control-plane', operator: 'Exists' }],
  ])('%s', (text, requirement) => {
    expect(requirements(`"${text}"`)).toEqual([requirement]);
  });

  it('must all hold, each once', () => {
    expect(requirements('"node.labels.a == 1", "node.labels.b == 2", "node.labels.a == 1"')).toHaveLength(2);
  });

  it('let a Pod onto the control plane, whose nodes are tainted', () => {
    expect(one('deploy: {placement: {constraints: ["node.role == manager"]}}').pod('app').tolerations).toEqual([
      { key: 'node-role.kubernetes.io/control-plane', operator: 'Exists', effect: 'NoSchedule' },
    ]);
  });

  it.each([
    'node.id == 2ivku8v2gvtg4',
    'engine.labels.os == ubuntu',
    'node.labels.x',
    'node.labels.x == two words',
    'node.labels.a b == c',
  ])('%s has no place', (text) => {
    const out = one(`deploy: {placement: {constraints: ["${text}"]}}`);
    expect(out.pod('app').affinity).toBeUndefined();
    expect(out.fate('services.app.deploy.placement.constraints[0]')).toBe('unsupported');
  });

  it('of all members of a Pod hold', () => {
    const out = convertText(`services:
  app: {image: "app:1", deploy: {placement: {constraints: ["node.labels.a == 1"]}}}
  side: {image: "side:1", network_mode: "service:app", deploy: {placement: {constraints: ["node.labels.b == 2"]}}}
`);
    const terms = out.pod('app').affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms;
    expect(terms?.map(({ matchExpressions }) => matchExpressions?.map(({ key }) => key))).toEqual([['a', 'b']]);
    expect(out.codes()).not.toContain('convert/unmapped');
  });
});

describe('spread', () => {
  const spread = (key: string) => ({ topologyKey: key, maxSkew: 1, whenUnsatisfiable: 'ScheduleAnyway' });

  it.each([
    ['{spread: node.labels.zone}', [spread('topology.kubernetes.io/zone')]],
    ['{spread: node.labels.rack}', [spread('rack')]],
    ['{spread: node.labels.zone}, {spread: node.labels.availability-zone}', [spread('topology.kubernetes.io/zone')]],
    ['{spread: node.labels.constructor}', [spread('constructor')]],
  ])('over %s', (preferences, expected) => {
    const out = one(`deploy: {placement: {preferences: [${preferences}]}}`);
    expect(out.pod('app').topologySpreadConstraints).toMatchObject(expected);
    expect(out.pod('app').topologySpreadConstraints).toHaveLength(expected.length);
  });

  it.each(['engine.labels.x', 'node.labels.a b'])('over %s is not possible', (target) => {
    const out = one(`deploy: {placement: {preferences: [{spread: "${target}"}]}}`);
    expect(out.fate('services.app.deploy.placement.preferences[0].spread')).toBe('unsupported');
  });

  it('selects the Pods of the workload itself', () => {
    const out = one('deploy: {placement: {max_replicas_per_node: 1}}');
    expect(out.pod('app').affinity?.podAntiAffinity?.requiredDuringSchedulingIgnoredDuringExecution).toEqual([
      {
        labelSelector: { matchLabels: { 'app.kubernetes.io/name': 'app', 'app.kubernetes.io/part-of': 'project' } },
        topologyKey: 'kubernetes.io/hostname',
      },
    ]);
  });

  it('is limited by node where several fit', () => {
    const out = one('deploy: {replicas: 6, placement: {max_replicas_per_node: 2}}');
    expect(out.pod('app').topologySpreadConstraints).toMatchObject([{ maxSkew: 2, whenUnsatisfiable: 'DoNotSchedule' }]);
  });

  it.each(['max_replicas_per_node: 1', 'preferences: [{spread: node.labels.zone}]'])('is of no concern to a DaemonSet: %s', (placement) => {
    const pod = one(`deploy: {mode: global, placement: {${placement}}}`).pod('app');
    expect([pod.affinity, pod.topologySpreadConstraints]).toEqual([undefined, undefined]);
  });
});
