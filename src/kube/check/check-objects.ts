/**
 * Checks the finished objects of a project: against their schemas, then for what a schema cannot say and an API server would refuse or a cluster
 * would choke on. The rules are those of Kubernetes 1.34, less what an older cluster does not know. A fault that is found here is a bug of kubeferry: what a user's files make impossible is
 * told at its place in them, by the concern that would have to write it. In time linear in the size of the objects.
 */

import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Service } from '../objects.gen.ts';
import type { KubeObject, ObjectRef } from '../objects.ts';
import { indexPods } from '../pod-index.ts';
import { checkRole, checkRoleBinding } from './access.ts';
import { checkAutoscaler, checkDisruptionBudget } from './availability.ts';
import { checkClaimSpec, checkVolume } from './claims.ts';
import { type Report, repeated, toDiagnostic } from './fault.ts';
import { checkMetadata } from './metadata.ts';
import { checkNetworkPolicy } from './network-policy.ts';
import { checkConfigMap, checkSecret } from './object-data.ts';
import { objectReferences } from './object-references.ts';
import { objectSet } from './object-set.ts';
import { podReferences } from './pod-references.ts';
import { checkHttpRoute, checkIngress } from './routes.ts';
import { checkSchema } from './schemas.ts';
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
  const reportOn =
    (object: KubeObject): Report =>
    (slug, field, fact) =>
      diagnostics.push(toDiagnostic(object, { slug, field, fact }));
  // The later checks rely on the types that the schema gives to fields.
  const sound = objects.filter((object) => checkSchema(object, reportOn(object)));
  const checkVersion = youngFields(minor);
  for (const object of sound) {
    const report = reportOn(object);
    checkMetadata(object, report);
    checkOfKind(object, report);
    checkVersion?.(object, report);
  }
  const set = objectSet(objects, existing);
  const pods = indexPods(sound);
  for (const object of sound) {
    const report = reportOn(object);
    podReferences(object, set, report);
    objectReferences(object, set, report);
    selections(object, pods, report);
  }
  checkUnique(sound, reportOn);
  return diagnostics;
}

function checkOfKind(object: KubeObject, report: Report): void {
  if (object.kind === 'Service') checkService(object, report);
  else if (object.kind === 'ConfigMap') checkConfigMap(object, report);
  else if (object.kind === 'Secret') checkSecret(object, report);
  else if (object.kind === 'PersistentVolumeClaim') checkClaimSpec(object.spec, 'spec', report);
  else if (object.kind === 'PersistentVolume') checkVolume(object, report);
  else if (object.kind === 'Ingress') checkIngress(object, report);
  else if (object.kind === 'HTTPRoute') checkHttpRoute(object, report);
  else if (object.kind === 'NetworkPolicy') checkNetworkPolicy(object, report);
  else if (object.kind === 'Role') checkRole(object, report);
  else if (object.kind === 'RoleBinding') checkRoleBinding(object, report);
  else if (object.kind === 'HorizontalPodAutoscaler') checkAutoscaler(object, report);
  else if (object.kind === 'PodDisruptionBudget') checkDisruptionBudget(object, report);
  else checkWorkload(object, report);
}

/** What may be there only once: an object of a kind and name, a port of the nodes. */
function checkUnique(objects: readonly KubeObject[], reportOn: (object: KubeObject) => Report): void {
  for (const { member } of repeated(objects, ({ kind, metadata }) => `${kind}/${metadata.name}`)) {
    const report = reportOn(member);
    report('name', 'metadata.name', 'is the name of another object of its kind');
  }
  const nodePorts = objects.flatMap((object) => (object.kind === 'Service' ? nodePortsOf(object) : NO_PORTS));
  for (const { key, member } of repeated(nodePorts, (port) => port.key)) {
    const report = reportOn(member.service);
    report('node-port', 'spec.ports', `takes ${key} of the nodes, which another port has`);
  }
}

interface NodePort {
  /** `30080/TCP` */
  readonly key: string;
  readonly service: Service;
}

const NO_PORTS: readonly NodePort[] = [];

function nodePortsOf(service: Service): readonly NodePort[] {
  const { ports = [] } = service.spec;
  return ports.flatMap(({ nodePort = 0, protocol = 'TCP' }) => (nodePort === 0 ? [] : [{ key: `${nodePort}/${protocol}`, service }]));
}
