/** The order of keys in which people write Kubernetes objects; what is not listed keeps its order and comes after. */

const OBJECT = ['apiVersion', 'kind', 'metadata', 'immutable', 'type', 'spec'] as const;
const METADATA = ['name', 'namespace', 'labels', 'annotations'] as const;
const CONTAINER = [
  'name',
  'image',
  'imagePullPolicy',
  'restartPolicy',
  'command',
  'args',
  'workingDir',
  'tty',
  'stdin',
  'ports',
  'envFrom',
  'env',
  'resources',
  'startupProbe',
  'readinessProbe',
  'livenessProbe',
  'lifecycle',
  'volumeMounts',
  'securityContext',
] as const;
const POD = [
  'restartPolicy',
  'serviceAccountName',
  'automountServiceAccountToken',
  'enableServiceLinks',
  'hostNetwork',
  'dnsPolicy',
  'hostPID',
  'hostIPC',
  'hostUsers',
  'hostname',
  'shareProcessNamespace',
  'terminationGracePeriodSeconds',
  'runtimeClassName',
  'imagePullSecrets',
  'securityContext',
  'initContainers',
  'containers',
] as const;
const POD_LAST = ['volumes'] as const;
const WORKLOAD = [
  'schedule',
  'concurrencyPolicy',
  'backoffLimit',
  'completions',
  'parallelism',
  'replicas',
  'serviceName',
  'selector',
  'strategy',
  'updateStrategy',
] as const;

export function orderedKeys(object: object): readonly string[] {
  const keys = Object.keys(object);
  const [first, last] = listsFor(object);
  if (first.length === 0) return keys;
  const known = new Set([...first, ...last]);
  return [...present(first, object), ...keys.filter((key) => !known.has(key)), ...present(last, object)];
}

function present(list: readonly string[], object: object): readonly string[] {
  return list.filter((key) => Object.hasOwn(object, key));
}

function listsFor(object: object): readonly [readonly string[], readonly string[]] {
  const has = (key: string) => Object.hasOwn(object, key);
  if (has('apiVersion') && has('kind')) return [OBJECT, []];
  if (has('containers')) return [POD, POD_LAST];
  if (has('image') && has('name')) return [CONTAINER, []];
  if (has('template') || has('jobTemplate')) return [WORKLOAD, []];
  if (has('labels') || has('annotations')) return [METADATA, []];
  return [[], []];
}
