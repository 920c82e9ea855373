/** Objects that are without fault, to be spoiled by the tests of the checks, and how faults are shown. */

import { checkObjects } from '../../../src/kube/check/check-objects.ts';
import type { KubeObject, ObjectRef } from '../../../src/kube/objects.ts';

type Fields = Readonly<Record<string, unknown>>;

const LABELS = { app: 'web' };

/** Literals of tests are wrong on purpose, which their types would not allow. */
export const object = (apiVersion: string, kind: KubeObject['kind'], fields: Fields): KubeObject => {
  const { metadata, ...rest } = fields as { readonly metadata?: Fields };
  return { apiVersion, kind, metadata: { name: 'web', ...metadata }, ...rest } as unknown as KubeObject;
};

export const container = (fields: Fields = {}) => ({ name: 'web', image: 'example.com/web:1', ...fields });
export const podTemplate = (pod: Fields = {}) => ({ metadata: { labels: LABELS }, spec: { containers: [container()], ...pod } });

export interface Parts {
  readonly name?: string;
  readonly metadata?: Fields;
  readonly spec?: Fields;
  readonly pod?: Fields;
  readonly container?: Fields;
}

function templateOf({ pod, container: fields }: Parts) {
  return podTemplate({ ...(fields === undefined ? {} : { containers: [container(fields)] }), ...pod });
}

const named = ({ name, metadata }: Parts) => ({ metadata: { ...(name === undefined ? {} : { name }), ...metadata } });

export const deployment = (parts: Parts = {}) =>
  object('apps/v1', 'Deployment', {
    ...named(parts),
    spec: { selector: { matchLabels: LABELS }, template: templateOf(parts), ...parts.spec },
  });

/** Its Pods alone; they may have annotations. */
export const pod = (fields: object, annotations: Fields = {}) => {
  const template = podTemplate({ ...fields });
  return deployment({ spec: { template: { ...template, metadata: { labels: LABELS, annotations } } } });
};

export const statefulSet = (parts: Parts = {}) =>
  object('apps/v1', 'StatefulSet', {
    ...named(parts),
    spec: { selector: { matchLabels: LABELS }, template: templateOf(parts), ...parts.spec },
  });

export const daemonSet = (parts: Parts = {}) =>
  object('apps/v1', 'DaemonSet', {
    ...named(parts),
    spec: { selector: { matchLabels: LABELS }, template: templateOf(parts), ...parts.spec },
  });

export const job = (parts: Parts = {}) =>
  object('batch/v1', 'Job', {
    ...named(parts),
    spec: { template: templateOf({ ...parts, pod: { restartPolicy: 'Never', ...parts.pod } }), ...parts.spec },
  });

export const cronJob = (spec: Fields = {}, parts: Parts = {}) =>
  object('batch/v1', 'CronJob', {
    ...named(parts),
    spec: {
      schedule: '0 3 * * *',
      jobTemplate: { spec: { template: templateOf({ ...parts, pod: { restartPolicy: 'OnFailure', ...parts.pod } }) } },
      ...spec,
    },
  });

/** Stands before a Deployment of the same name that has its port. */
export const service = (spec: Fields = {}, parts: Parts = {}) =>
  object('v1', 'Service', {
    ...named(parts),
    spec: { selector: LABELS, ports: [{ name: 'http', port: 80, targetPort: 'http' }], ...spec },
  });

export const web = () => deployment({ container: { ports: [{ name: 'http', containerPort: 8080 }] } });

export const configMap = (data: Fields = {}, name = 'settings') => object('v1', 'ConfigMap', { metadata: { name }, data });
export const secret = (stringData: Fields = {}, name = 'credentials') => object('v1', 'Secret', { metadata: { name }, stringData });
export const account = (name = 'runner') => object('v1', 'ServiceAccount', { metadata: { name } });
export const claim = (spec: Fields = {}, name = 'data') =>
  object('v1', 'PersistentVolumeClaim', {
    metadata: { name },
    spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } }, ...spec },
  });
export const volume = (spec: Fields = {}) =>
  object('v1', 'PersistentVolume', {
    spec: { accessModes: ['ReadWriteMany'], capacity: { storage: '1Gi' }, nfs: { server: 'files', path: '/data' }, ...spec },
  });

const backend = { service: { name: 'web', port: { number: 80 } } };
export const ingressPath = (fields: Fields = {}) => ({ path: '/', pathType: 'Prefix', backend, ...fields });
export const ingress = (spec: Fields = {}) =>
  object('networking.k8s.io/v1', 'Ingress', { spec: { rules: [{ host: 'shop.example.com', http: { paths: [ingressPath()] } }], ...spec } });
export const route = (spec: Fields = {}) =>
  object('gateway.networking.k8s.io/v1', 'HTTPRoute', {
    spec: { parentRefs: [{ name: 'gateway' }], rules: [{ backendRefs: [{ name: 'web', port: 80 }] }], ...spec },
  });
export const networkPolicy = (spec: Fields = {}) => object('networking.k8s.io/v1', 'NetworkPolicy', { spec: { podSelector: {}, ...spec } });

export const role = (rule: Fields = {}) =>
  object('rbac.authorization.k8s.io/v1', 'Role', { rules: [{ apiGroups: ['batch'], resources: ['jobs'], verbs: ['get'], ...rule }] });
export const roleBinding = (fields: Fields = {}) =>
  object('rbac.authorization.k8s.io/v1', 'RoleBinding', {
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'web' },
    subjects: [{ kind: 'ServiceAccount', name: 'runner' }],
    ...fields,
  });
export const autoscaler = (spec: Fields = {}) =>
  object('autoscaling/v2', 'HorizontalPodAutoscaler', {
    spec: { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' }, maxReplicas: 3, ...spec },
  });
export const disruptionBudget = (spec: Fields = {}) =>
  object('policy/v1', 'PodDisruptionBudget', { spec: { selector: { matchLabels: LABELS }, maxUnavailable: 1, ...spec } });
export const externalSecret = (keys: readonly string[], name = 'credentials') =>
  object('external-secrets.io/v1', 'ExternalSecret', {
    metadata: { name },
    spec: { data: keys.map((secretKey) => ({ secretKey, remoteRef: { key: 'shop' } })) },
  });
export const namespace = (name: string) => object('v1', 'Namespace', { metadata: { name } });

/** `kube/port Deployment web: spec…ports[0].name` of each fault; what follows the field is left out. */
export function faultsOf(objects: readonly KubeObject[], existing: readonly ObjectRef[] = []): readonly string[] {
  return checkObjects(objects, existing).map(({ code, message }) => `${code} ${/^\S+ \S+: [^ ]+/.exec(message)?.[0] ?? message}`);
}

/** One object, or several, with the faults that are to be found in them. */
export type Case = readonly [what: string, objects: KubeObject | readonly KubeObject[], faults: readonly string[]];

export function listOf(objects: KubeObject | readonly KubeObject[]): readonly KubeObject[] {
  return 'kind' in objects ? [objects] : objects;
}
