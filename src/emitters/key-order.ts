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

interface Order {
  readonly first: readonly string[];
  readonly last: readonly string[];
  readonly listed: ReadonlySet<string>;
}

const OBJECT_ORDER = order(OBJECT);
const POD_ORDER = order(POD, POD_LAST);
const CONTAINER_ORDER = order(CONTAINER);
const WORKLOAD_ORDER = order(WORKLOAD);
const METADATA_ORDER = order(METADATA);

export function orderedKeys(object: object): readonly string[] {
  const keys = Object.keys(object);
  const found = orderOf(object);
  if (found === undefined) return keys;
  const has = (key: string) => Object.hasOwn(object, key);
  return [...found.first.filter(has), ...keys.filter((key) => !found.listed.has(key)), ...found.last.filter(has)];
}

function order(first: readonly string[], last: readonly string[] = []): Order {
  return { first, last, listed: new Set([...first, ...last]) };
}

function orderOf(object: object): Order | undefined {
  const has = (key: string) => Object.hasOwn(object, key);
  if (has('apiVersion') && has('kind')) return OBJECT_ORDER;
  if (has('containers')) return POD_ORDER;
  if (has('image') && has('name')) return CONTAINER_ORDER;
  if (has('template') || has('jobTemplate')) return WORKLOAD_ORDER;
  return has('labels') || has('annotations') ? METADATA_ORDER : undefined;
}
