/** Builds ConfigMaps, and the annotations by which a change of one rolls the Pods that use it. */

import { shorten } from '../kube/names.ts';
import type { ConfigMap } from '../kube/objects.gen.ts';
import type { Path } from '../model/path.ts';
import { configHash } from './config-hash.ts';
import { type Contribution, diagnose, object, podMetadata } from './contribution.ts';
import { type DataEntry, type ObjectData, toObjectData } from './object-data.ts';

export interface ConfigMapRequest {
  readonly name: string;
  readonly entries: readonly DataEntry[];
  readonly annotations?: Readonly<Record<string, string>>;
  readonly from: readonly Path[];
}

function configMap({ name, entries, annotations }: ConfigMapRequest): ConfigMap {
  const { text, binary } = toObjectData(entries);
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name, ...(annotations === undefined ? {} : { annotations }) },
    ...(Object.keys(text).length === 0 ? {} : { data: text }),
    ...(Object.keys(binary).length === 0 ? {} : { binaryData: binary }),
  };
}

/** `kubectl apply` without `--server-side` keeps the whole object in an annotation, which may take 256 KiB. */
const APPLY_LIMIT = 256 * 1024;

export function* configMapObject(request: ConfigMapRequest): Iterable<Contribution> {
  yield object(configMap(request), ...request.from);
  yield* toldSize('ConfigMap', request);
}

export function* toldSize(kind: 'ConfigMap' | 'Secret', { name, entries, from }: ConfigMapRequest): Iterable<Contribution> {
  const size = entries.reduce((sum, { bytes }) => sum + bytes.length, 0);
  const [path] = from;
  if (size <= APPLY_LIMIT || path === undefined) return;
  yield diagnose({
    code: 'convert/large-configmap',
    severity: 'info',
    path,
    message: `The ${kind} ${name} takes ${Math.ceil(size / 1024)} KiB, more than \`kubectl apply\` can note in an annotation.`,
    help: 'Apply it with `kubectl apply --server-side`.',
  });
}

/** Rolls the Pods of the service when the data changes. Only for what may be shown: the hash of a password can be guessed at. */
export function rollOnChange(kind: 'ConfigMap' | 'Secret', name: string, data: ObjectData): Contribution {
  const key = `checksum/${shorten(`${kind.toLowerCase()}-${name}`, 63)}`;
  return podMetadata({ annotations: { [key]: configHash({ ...data.text, ...data.binary }) } });
}
