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

/** The same value with ordered keys; members without a value are left out. */
export function orderKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(orderKeys);
  if (typeof value !== 'object' || value === null) return value;
  const keys = Object.keys(value);
  const [first, last] = listsFor(new Set(keys));
  const rest = keys.filter((key) => !first.includes(key) && !last.includes(key));
  const present = [...first.filter((key) => keys.includes(key)), ...rest, ...last.filter((key) => keys.includes(key))];
  const members = new Map<string, unknown>(Object.entries(value));
  return Object.fromEntries(
    present.flatMap((key) => (members.get(key) === undefined ? [] : [[key, orderKeys(members.get(key))] as const])),
  );
}

function listsFor(keys: ReadonlySet<string>): readonly [readonly string[], readonly string[]] {
  if (keys.has('apiVersion') && keys.has('kind')) return [OBJECT, []];
  if (keys.has('containers')) return [POD, POD_LAST];
  if (keys.has('image') && keys.has('name')) return [CONTAINER, []];
  if (keys.has('template') || keys.has('jobTemplate')) return [WORKLOAD, []];
  if (keys.has('labels') || keys.has('annotations')) return [METADATA, []];
  return [[], []];
}
