import { describe, expect, it } from 'vitest';
import { orderedKeys } from '../../src/emitters/key-order.ts';

describe('orderedKeys', () => {
  it.each([
    ['an object', { spec: {}, metadata: {}, kind: 'Pod', apiVersion: 'v1' }, 'apiVersion kind metadata spec'],
    ['a ConfigMap', { data: {}, metadata: {}, kind: 'ConfigMap', apiVersion: 'v1' }, 'apiVersion kind metadata data'],
    ['metadata', { annotations: {}, labels: {}, namespace: 'a', name: 'b' }, 'name namespace labels annotations'],
    ['a container', { volumeMounts: [], args: [], command: [], image: 'i', name: 'n' }, 'name image command args volumeMounts'],
    [
      'a Pod, its own fields before its containers and its volumes last',
      { volumes: [], containers: [], affinity: {}, initContainers: [], hostNetwork: true },
      'hostNetwork initContainers containers affinity volumes',
    ],
    ['a workload', { template: {}, strategy: {}, selector: {}, replicas: 1 }, 'replicas selector strategy template'],
    ['anything else', { b: 1, a: 2 }, 'b a'],
  ])('of %s', (_, value, expected) => {
    expect(orderedKeys(value).join(' ')).toBe(expected);
  });

  it('has every key once', () => {
    const value = { image: 'i', name: 'n', own: 1, constructor: 2 };
    expect([...orderedKeys(value)].sort()).toEqual(Object.keys(value).sort());
  });
});
