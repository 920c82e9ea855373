import { describe, expect, it } from 'vitest';
import { emit } from '../../src/emitters/emit.ts';
import type { Pack, PackFile, Render } from '../../src/emitters/emitter.ts';
import type { EmitRequest } from '../../src/emitters/pack-data.ts';
import { packData } from '../../src/emitters/pack-data.ts';
import type { KubeObject } from '../../src/kube/objects.ts';
import type { BundleObject } from '../../src/transformer/bundle.ts';

function item(kind: 'ConfigMap' | 'Secret' | 'Service', name: string, owner?: string): BundleObject {
  const object: KubeObject =
    kind === 'Service' ? { apiVersion: 'v1', kind, metadata: { name }, spec: {} } : { apiVersion: 'v1', kind, metadata: { name } };
  return { object, from: [], ...(owner === undefined ? {} : { owner }) };
}

function deployment(name: string): BundleObject {
  const selector = { matchLabels: { app: name } };
  const template = { metadata: { labels: { app: name } }, spec: { containers: [{ name, image: name }] } };
  return { object: { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name }, spec: { selector, template } }, from: [], owner: name };
}

function request(objects: readonly BundleObject[]): EmitRequest {
  const decisions = [
    { about: 'service web: workload', service: 'web', owner: 'web', choice: 'Deployment', because: 'It runs.', from: [] },
    { about: 'networks', choice: 'NetworkPolicies', because: 'So.', from: [] },
  ];
  return {
    bundle: { project: 'shop', objects, expected: [], images: [], decisions, ledger: [] },
    composeFiles: ['compose.yaml'],
    notes: ['Look.'],
  };
}

function pack(files: readonly PackFile[], render: Readonly<Record<string, Render>>): Pack {
  return { name: 'test', files, render: new Map(Object.entries(render)) };
}

const OBJECTS = [
  item('Secret', 'login', 'web'),
  item('ConfigMap', 'shared'),
  item('Service', 'web', 'web'),
  deployment('web'),
  deployment('api'),
];

describe('packData', () => {
  const data = packData(request(OBJECTS));

  it('has each object in one place: with its workload, shared, or a secret', () => {
    const named = (objects: readonly { readonly kind: string; readonly name: string }[]) =>
      objects.map(({ kind, name }) => `${kind} ${name}`);
    expect(named(data.secrets)).toEqual(['Secret login']);
    expect(named(data.shared)).toEqual(['ConfigMap shared']);
    expect(data.workloads.map(({ name, objects }) => [name, ...named(objects)])).toEqual([
      ['api', 'Deployment api'],
      ['web', 'Service web', 'Deployment web'],
    ]);
  });

  it('tells of each workload why it is what it is', () => {
    expect(data.workloads.map(({ name, kind, decisions }) => [name, kind, decisions])).toEqual([
      ['api', 'Deployment', []],
      ['web', 'Deployment', ['Deployment: It runs.']],
    ]);
  });
});

describe('emit', () => {
  const all: PackFile = { each: 'project', path: 'all.txt', template: 'all', secret: false };
  const each: PackFile = { each: 'workload', path: 'w/{name}.txt', template: 'each', secret: false };

  it('writes files once for the project and once for each workload, sorted', () => {
    const files = emit(request(OBJECTS), pack([each, all], { all: () => 'A', each: (data) => `W ${'name' in data ? data.name : ''}` }));
    expect(files.map(({ path, text }) => `${path}: ${text}`)).toEqual(['all.txt: A', 'w/api.txt: W api', 'w/web.txt: W web']);
  });

  it('leaves out what a template leaves empty', () => {
    expect(emit(request(OBJECTS), pack([all], { all: () => ' \n' }))).toEqual([]);
  });

  it('marks files of secrets', () => {
    expect(emit(request([]), pack([{ ...all, secret: true }], { all: () => 'x' }))).toEqual([{ path: 'all.txt', text: 'x', secret: true }]);
  });

  it.each([
    ['names a template that is not there', [all], {}, 'no template all'],
    ['writes one path twice', [all, { ...all, template: 'other' }], { all: () => 'a', other: () => 'b' }, 'writes all.txt twice'],
  ])('takes it for a fault when a pack %s', (_, files, render, message) => {
    expect(() => emit(request([]), pack(files, render))).toThrow(message);
  });
});
