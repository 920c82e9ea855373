/**
 * Checks the finished objects of a project: against their schemas, then for what a schema cannot say and an API server would refuse or a cluster
 * would choke on. The rules are those of Kubernetes 1.34, less what an older cluster does not know. A fault that is found here is a bug of kubeferry: what a user's files make impossible is
 * told at its place in them, by the concern that would have to write it. In time linear in the size of the objects.
 */

import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { KubeObject, ObjectRef } from '../objects.ts';
import { indexPods } from '../pod-index.ts';
import { checkRole, checkRoleBinding } from './access.ts';
import { checkAutoscaler, checkDisruptionBudget } from './availability.ts';
import { checkClaimSpec, checkVolume } from './claims.ts';
import { type Fault, fault, repeated, toDiagnostic } from './fault.ts';
import { checkMetadata } from './metadata.ts';
import { checkNetworkPolicy } from './network-policy.ts';
import { checkConfigMap, checkSecret } from './object-data.ts';
import { objectReferences } from './object-references.ts';
import { objectSet } from './object-set.ts';
import { podReferences } from './pod-references.ts';
import { checkHttpRoute, checkIngress } from './routes.ts';
import { schemaFaults } from './schemas.ts';
import { selections } from './selections.ts';
import { checkService } from './service.ts';
import { checkWorkload } from './workload.ts';
import { SCHEMA_MINOR, youngFields } from './young-fields.ts';

/**
 * `existing` are objects that settings or `external: true` say to be in the cluster; `minor` is the 34 of 1.34.
 */
export function checkObjects(
  objects: readonly KubeObject[],
  existing: readonly ObjectRef[] = [],
  minor: number = SCHEMA_MINOR,
): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const report = (object: KubeObject, faults: Iterable<Fault>) => {
    for (const found of faults) diagnostics.push(toDiagnostic(object, found));
  };
  // The later checks rely on the types that the schema gives to fields.
  const sound = objects.filter((object) => {
    const faults = schemaFaults(object);
    report(object, faults);
    return faults.length === 0;
  });
  for (const object of sound) report(object, [...checkMetadata(object), ...checkOfKind(object), ...youngFields(object, minor)]);
  const set = objectSet(objects, existing);
  const pods = indexPods(sound);
  for (const object of sound)
    report(object, [...podReferences(object, set), ...objectReferences(object, set), ...selections(object, pods)]);
  for (const { index, faults } of setFaults(sound)) {
    const object = sound[index];
    if (object !== undefined) report(object, faults);
  }
  return diagnostics;
}

function checkOfKind(object: KubeObject): Iterable<Fault> {
  switch (object.kind) {
    case 'Service':
      return checkService(object);
    case 'ConfigMap':
      return checkConfigMap(object);
    case 'Secret':
      return checkSecret(object);
    case 'PersistentVolumeClaim':
      return checkClaimSpec(object.spec, 'spec');
    case 'PersistentVolume':
      return checkVolume(object);
    case 'Ingress':
      return checkIngress(object);
    case 'HTTPRoute':
      return checkHttpRoute(object);
    case 'NetworkPolicy':
      return checkNetworkPolicy(object);
    case 'Role':
      return checkRole(object);
    case 'RoleBinding':
      return checkRoleBinding(object);
    case 'HorizontalPodAutoscaler':
      return checkAutoscaler(object);
    case 'PodDisruptionBudget':
      return checkDisruptionBudget(object);
    default:
      return checkWorkload(object);
  }
}

interface FaultsOf {
  readonly index: number;
  readonly faults: readonly Fault[];
}

/** What may be there only once: an object of a kind and name, a port of the nodes. */
function* setFaults(objects: readonly KubeObject[]): Iterable<FaultsOf> {
  for (const { index } of repeated(objects, ({ kind, metadata }) => `${kind}/${metadata.name}`))
    yield { index, faults: [fault('name', 'metadata.name', 'is the name of another object of its kind')] };
  const nodePorts = objects.flatMap((object, index) =>
    object.kind === 'Service' ? (object.spec.ports ?? []).map((port) => ({ ...port, index })) : [],
  );
  const keyOf = ({ nodePort = 0, protocol = 'TCP' }: (typeof nodePorts)[number]) =>
    nodePort === 0 ? undefined : `${nodePort}/${protocol}`;
  for (const { key, index } of repeated(nodePorts, keyOf))
    yield {
      index: nodePorts[index]?.index ?? 0,
      faults: [fault('node-port', 'spec.ports', `takes ${key} of the nodes, which another port has`)],
    };
}
