import { describe, expect, it } from 'vitest';
import { checkObjects } from '../../../src/kube/check/check-objects.ts';
import { CONTAINERS, DATA, METADATA, PODS, PROBES, REFERENCES, RESOURCES, ROUTES, SERVICES, VOLUMES, WORKLOADS } from './cases.ts';
import { deployment, faultsOf, listOf, pod, secret } from './objects.ts';

describe.each([
  ['names, labels and annotations', METADATA],
  ['containers', CONTAINERS],
  ['volumes and mounts', VOLUMES],
  ['resources and rights', RESOURCES],
  ['probes and hooks', PROBES],
  ['Pods', PODS],
  ['workloads', WORKLOADS],
  ['Services', SERVICES],
  ['data and storage', DATA],
  ['routes and policies', ROUTES],
  ['references and selections', REFERENCES],
])('of %s', (_, cases) => {
  it.each(cases)('%s', (_what, objects, expected) => {
    expect(faultsOf(listOf(objects))).toEqual(expected);
  });
});

describe('a fault', () => {
  it('is said to be ours, with the object and the field', () => {
    expect(checkObjects([deployment({ container: { image: '' } })])).toEqual([
      {
        code: 'kube/image',
        severity: 'error',
        message: 'Deployment web: spec.template.spec.containers[0].image is empty.',
        help: 'This is a fault of kubeferry; please report it with the part of the compose file that it concerns.',
      },
    ]);
  });

  it('of the schema keeps the checks from looking further into the object', () => {
    expect(faultsOf([deployment({ container: { image: '', ports: [{ containerPort: '80' }] } })])).toEqual([
      'kube/schema Deployment web: spec.template.spec.containers[0].ports[0].containerPort',
    ]);
  });

  it('shows no value of a Secret or of the environment', () => {
    const objects = [
      secret({ 'a/b': 'hunter2', ok: 'hunter2'.repeat(200_000) }),
      deployment({ container: { env: [{ name: 'A=', value: 'hunter2', valueFrom: {} }] } }),
    ];
    const diagnostics = checkObjects(objects);
    expect(diagnostics.length).toBeGreaterThan(3);
    expect(JSON.stringify(diagnostics)).not.toContain('hunter2');
  });
});

describe('what is in the cluster already', () => {
  const needs = [pod({ serviceAccountName: 'runner', imagePullSecrets: [{ name: 'registry' }] })];

  it('is not missed', () => {
    const existing = [
      { apiVersion: 'v1', kind: 'ServiceAccount', name: 'runner' },
      { apiVersion: 'v1', kind: 'Secret', name: 'registry' },
    ];
    expect(faultsOf(needs, existing)).toEqual([]);
  });

  it('is told by kind', () => {
    expect(faultsOf(needs, [{ apiVersion: 'v1', kind: 'Secret', name: 'runner' }])).toHaveLength(2);
  });
});

describe('a field that is younger than the cluster', () => {
  const FIRST = 'Deployment web: spec.template.spec.containers[0]';

  it.each([
    ['a pause before the end', { lifecycle: { preStop: { sleep: { seconds: 1 } } } }, 30, `${FIRST}.lifecycle.preStop.sleep`],
    [
      'a profile of AppArmor',
      { securityContext: { appArmorProfile: { type: 'Unconfined' } } },
      30,
      `${FIRST}.securityContext.appArmorProfile`,
    ],
    ['a name with a space', { env: [{ name: 'a b' }] }, 32, `${FIRST}.env[0].name`],
  ] as const)('is found: %s', (_, fields, since, at) => {
    const found = (minor: number) => checkObjects([deployment({ container: fields })], [], minor).map(({ message }) => message);
    expect(found(since - 1)).toEqual([`${at} needs Kubernetes 1.${since}.`]);
    expect(found(since)).toEqual([]);
  });

  it('is none where an old value stands in it', () => {
    const old = deployment({ container: { env: [{ name: 'A' }], image: 'a' }, pod: {} });
    expect(checkObjects([old], [], 29)).toEqual([]);
  });
});
