/** The objects of a project together with what is in the cluster already, to be found by kind and name. */

import type { ConfigMap, Secret, Service } from '../objects.gen.ts';
import type { KubeObject, ObjectRef } from '../objects.ts';

export interface ObjectSet {
  readonly objects: readonly KubeObject[];
  has(kind: string, name: string): boolean;
  /** Of a ConfigMap or Secret; undefined where the cluster has it and nobody here knows its keys. */
  keysOf(kind: 'ConfigMap' | 'Secret', name: string): ReadonlySet<string> | undefined;
  service(name: string): Service | undefined;
}

export function objectSet(objects: readonly KubeObject[], existing: readonly ObjectRef[]): ObjectSet {
  const idOf = (kind: string, name: string) => `${kind}/${name}`;
  const keys = new Map<string, ReadonlySet<string>>();
  const services = new Map<string, Service>();
  const names = new Set([...existing, ...CLUSTER].map(({ kind, name }) => idOf(kind, name)));
  for (const object of objects) {
    const { name } = object.metadata;
    names.add(idOf(object.kind, name));
    if (object.kind === 'ConfigMap' || object.kind === 'Secret') keys.set(idOf(object.kind, name), dataKeys(object));
    else if (object.kind === 'Service') services.set(name, object);
    else if (object.kind === 'ExternalSecret') {
      const secret = idOf('Secret', object.spec.target?.name ?? name);
      names.add(secret);
      if (object.spec.dataFrom === undefined) keys.set(secret, new Set((object.spec.data ?? []).map(({ secretKey }) => secretKey)));
    }
  }
  return {
    objects,
    has: (kind, name) => names.has(idOf(kind, name)),
    keysOf: (kind, name) => keys.get(idOf(kind, name)),
    service: (name) => services.get(name),
  };
}

/** What every namespace has by itself. */
const CLUSTER = [
  { kind: 'ServiceAccount', name: 'default' },
  { kind: 'ConfigMap', name: 'kube-root-ca.crt' },
] as const;

function dataKeys(object: ConfigMap | Secret): ReadonlySet<string> {
  const binary = object.kind === 'ConfigMap' ? object.binaryData : object.stringData;
  return new Set([...Object.keys(object.data ?? {}), ...Object.keys(binary ?? {})]);
}
