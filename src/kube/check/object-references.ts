/** What objects other than Pods refer to: Services behind routes, the Service of a StatefulSet, roles, the target of an autoscaler. */

import type { HTTPRoute, Ingress, RoleBinding } from '../objects.gen.ts';
import type { KubeObject } from '../objects.ts';
import type { Report } from './fault.ts';
import type { ObjectSet } from './object-set.ts';

export function objectReferences(object: KubeObject, set: ObjectSet, report: Report): void {
  for (const { kind, name, port, at } of needsOf(object)) {
    if (name === undefined) continue;
    if (!set.has(kind, name)) report('reference', at, `needs the ${kind} ${name}, which is neither here nor said to be in the cluster`);
    else if (port !== undefined && !hasPort(set, name, port))
      report('reference', at, `needs port ${port} of the Service ${name}, which has no such port`);
  }
}

interface Need {
  readonly kind: string;
  readonly name: string | undefined;
  /** Of a Service. */
  readonly port?: number | string | undefined;
  readonly at: string;
}

function needsOf(object: KubeObject): readonly Need[] {
  switch (object.kind) {
    case 'StatefulSet':
      return [{ kind: 'Service', name: object.spec.serviceName, at: 'spec.serviceName' }];
    case 'Ingress':
      return ofIngress(object);
    case 'HTTPRoute':
      return ofRoute(object);
    case 'RoleBinding':
      return ofBinding(object);
    case 'HorizontalPodAutoscaler':
      return [{ ...object.spec.scaleTargetRef, at: 'spec.scaleTargetRef' }];
    case 'PersistentVolumeClaim':
      return [{ kind: 'PersistentVolume', name: object.spec.volumeName, at: 'spec.volumeName' }];
    case 'PersistentVolume':
      return [{ kind: 'Secret', name: object.spec.csi?.nodeStageSecretRef?.name, at: 'spec.csi.nodeStageSecretRef' }];
    case 'ServiceAccount':
      return (object.imagePullSecrets ?? []).map(({ name }, i) => ({ kind: 'Secret', name, at: `imagePullSecrets[${i}]` }));
    default:
      return [];
  }
}

function ofIngress({ spec: { defaultBackend, rules = [] } }: Ingress): readonly Need[] {
  const paths = rules.flatMap(({ http }, i) =>
    (http?.paths ?? []).map(({ backend }, j) => ({ backend, at: `spec.rules[${i}].http.paths[${j}].backend` })),
  );
  const backends = defaultBackend === undefined ? paths : [{ backend: defaultBackend, at: 'spec.defaultBackend' }, ...paths];
  return backends.map(({ backend: { service }, at }) => ({
    kind: 'Service',
    name: service?.name,
    port: service?.port?.number ?? service?.port?.name,
    at,
  }));
}

function ofRoute({ spec: { rules = [] } }: HTTPRoute): readonly Need[] {
  return rules.flatMap(({ backendRefs = [] }, i) =>
    backendRefs.map(({ name, port }, j) => ({ kind: 'Service', name, port, at: `spec.rules[${i}].backendRefs[${j}]` })),
  );
}

function ofBinding({ roleRef, subjects }: RoleBinding): readonly Need[] {
  const accounts = subjects
    .map(({ kind, name }, i) => ({ kind, name, at: `subjects[${i}]` }))
    .filter(({ kind }) => kind === 'ServiceAccount');
  return roleRef.kind === 'Role' ? [{ kind: 'Role', name: roleRef.name, at: 'roleRef' }, ...accounts] : accounts;
}

/** What is in the cluster already is trusted to have the port. */
function hasPort(set: ObjectSet, service: string, wanted: number | string): boolean {
  const ports = set.service(service)?.spec.ports;
  if (set.service(service) === undefined) return true;
  return (ports ?? []).some(({ port, name }) => wanted === port || wanted === name);
}
