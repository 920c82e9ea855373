/** The order in which objects are written: what others need comes first, as `kubectl apply` works through a folder file by file. */

import type { KubeObject } from './objects.ts';

const INSTALL_ORDER: readonly string[] = [
  'Namespace',
  'ServiceAccount',
  'Secret',
  'ExternalSecret',
  'ConfigMap',
  'PersistentVolume',
  'PersistentVolumeClaim',
  'Role',
  'RoleBinding',
  'Service',
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'Job',
  'CronJob',
  'Ingress',
  'HTTPRoute',
  'NetworkPolicy',
];

export function compareObjects(a: KubeObject, b: KubeObject): number {
  const rank = INSTALL_ORDER.indexOf(a.kind) - INSTALL_ORDER.indexOf(b.kind);
  if (rank !== 0) return rank;
  const [first, second] = [a.metadata?.name ?? '', b.metadata?.name ?? ''];
  return first < second ? -1 : first > second ? 1 : 0;
}
