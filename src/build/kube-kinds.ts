/** The kinds of object that are written, each with the model that it is read from. */

export interface Kind {
  readonly apiVersion: string;
  readonly kind: string;
  /** The file of the client library; a custom model of the kind's name unless given. */
  readonly model?: string;
  /** The member that holds what the object is about, without which it makes no sense. */
  readonly required: readonly string[];
}

const builtIn = (apiVersion: string, kind: string, ...required: readonly string[]): Kind => {
  const version = apiVersion.split('/').at(-1) ?? '';
  return { apiVersion, kind, model: `${version.toUpperCase()}${kind}`, required };
};

export const KINDS: readonly Kind[] = [
  builtIn('apps/v1', 'DaemonSet', 'spec'),
  builtIn('apps/v1', 'Deployment', 'spec'),
  builtIn('apps/v1', 'StatefulSet', 'spec'),
  builtIn('autoscaling/v2', 'HorizontalPodAutoscaler', 'spec'),
  builtIn('batch/v1', 'CronJob', 'spec'),
  builtIn('batch/v1', 'Job', 'spec'),
  builtIn('networking.k8s.io/v1', 'Ingress', 'spec'),
  builtIn('networking.k8s.io/v1', 'NetworkPolicy', 'spec'),
  builtIn('policy/v1', 'PodDisruptionBudget', 'spec'),
  builtIn('rbac.authorization.k8s.io/v1', 'Role', 'rules'),
  builtIn('rbac.authorization.k8s.io/v1', 'RoleBinding', 'subjects'),
  builtIn('storage.k8s.io/v1', 'StorageClass'),
  builtIn('v1', 'ConfigMap'),
  builtIn('v1', 'Namespace'),
  builtIn('v1', 'PersistentVolume', 'spec'),
  builtIn('v1', 'PersistentVolumeClaim', 'spec'),
  builtIn('v1', 'Pod', 'spec'),
  builtIn('v1', 'Secret'),
  builtIn('v1', 'Service', 'spec'),
  builtIn('v1', 'ServiceAccount'),
  { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'HTTPRoute', required: ['spec'] },
  { apiVersion: 'external-secrets.io/v1', kind: 'ExternalSecret', required: ['spec'] },
];
