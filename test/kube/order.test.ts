import { expect, it } from 'vitest';
import type { KubeObject } from '../../src/kube/objects.ts';
import { compareObjects } from '../../src/kube/order.ts';

it('objects stand in the order in which they need each other, then by name', () => {
  const object = (kind: string, name: string) => ({ apiVersion: 'v1', kind, metadata: { name } }) as KubeObject;
  const mixed = [
    'Deployment b',
    'Service a',
    'Deployment a',
    'Namespace z',
    'Ingress a',
    'Secret a',
    'ConfigMap a',
    'PersistentVolumeClaim a',
    'Job a',
  ];
  const sorted = mixed.map((text) => object(...(text.split(' ') as [string, string]))).sort(compareObjects);
  expect(sorted.map(({ kind, metadata }) => `${kind} ${metadata.name}`)).toEqual([
    'Namespace z',
    'Secret a',
    'ConfigMap a',
    'PersistentVolumeClaim a',
    'Service a',
    'Deployment a',
    'Deployment b',
    'Job a',
    'Ingress a',
  ]);
});
