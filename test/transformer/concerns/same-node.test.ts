import { describe, expect, it } from 'vitest';
import { convertText } from '../conversion.ts';

const TERM = (...names: readonly string[]) => ({
  labelSelector: {
    matchLabels: { 'app.kubernetes.io/part-of': 'project' },
    matchExpressions: [{ key: 'app.kubernetes.io/name', operator: 'In', values: names }],
  },
  topologyKey: 'kubernetes.io/hostname',
});

const convert = (services: string, mode = 'ReadWriteOnce') =>
  convertText(`services: { ${services} }\nvolumes: { data: { x-kubeferry: { accessMode: ${mode} } } }`);

const terms = (out: ReturnType<typeof convert>, workload: string) =>
  out.pod(workload).affinity?.podAffinity?.requiredDuringSchedulingIgnoredDuringExecution;

describe('a claim that one node holds at a time', () => {
  it('brings all Pods that mount it to one node', () => {
    const out = convert('b: { image: b:1, volumes: ["data:/x"] }, a: { image: a:1, volumes: ["data:/x:ro"] }, c: { image: c:1 }');
    expect(terms(out, 'a')).toEqual([TERM('a', 'b')]);
    expect(terms(out, 'b')).toEqual([TERM('a', 'b')]);
    expect(terms(out, 'c')).toBeUndefined();
    expect(out.find('PersistentVolumeClaim', 'data').spec.accessModes).toEqual(['ReadWriteOnce']);
    expect(out.said('convert/same-node')).toEqual([
      'The claim data asks for ReadWriteOnce, as a setting says: the Pods of a and b all run on one node, and none of them runs when that node fails.',
    ]);
    expect(out.codes()).not.toContain('convert/shared-volume');
  });

  it('brings the replicas of one workload to one node', () => {
    const out = convert('a: { image: a:1, volumes: ["data:/x"], deploy: { replicas: 3 }, x-kubeferry: { workload: deployment } }');
    expect(terms(out, 'a')).toEqual([TERM('a')]);
  });

  it('leaves alone what one Pod mounts', () => {
    const out = convert('a: { image: a:1, volumes: ["data:/x"] }');
    expect(terms(out, 'a')).toBeUndefined();
    expect(out.codes()).not.toContain('convert/same-node');
  });

  it.each([
    ['on every node', 'a: { image: a:1, volumes: ["data:/x"], deploy: { mode: global } }', 'ReadWriteOnce', 'those of one node wait'],
    [
      'by one Pod only',
      'a: { image: a:1, volumes: ["data:/x"] }, b: { image: b:1, volumes: ["data:/x"] }',
      'ReadWriteOncePod',
      'one of them wait',
    ],
  ])('says when it can never be mounted: %s', (_where, services, mode, said) => {
    const out = convert(services, mode);
    expect(terms(out, 'a')).toBeUndefined();
    expect(out.said('convert/one-pod-at-a-time')).toEqual([expect.stringContaining(said)]);
  });

  it.each([
    ['several services', 'a: { image: a:1, volumes: ["vol:/x"] }, b: { image: b:1, volumes: ["vol:/x"] }', true, true],
    ['replicas', 'a: { image: a:1, volumes: ["vol:/x:ro"], deploy: { replicas: 2 } }', false, true],
    ['every node', 'a: { image: a:1, volumes: ["vol:/x"], deploy: { mode: global } }', false, false],
  ])('is offered where ReadWriteMany is asked for: %s', (_what, services, pod, node) => {
    const [said = ''] = convertText(`services: { ${services} }\nvolumes: { vol: }`).said('convert/shared-volume');
    expect([said.includes('into one Pod'), said.includes('accessMode: ReadWriteOnce')]).toEqual([pod, node]);
  });
});
