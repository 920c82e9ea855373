/** `env_file`: its variables are part of the environment, or a ConfigMap where a setting asks for that. */

import type { PlannedContext, ServiceContext } from '../concern.ts';
import { configMapObject, rollOnChange } from '../config-map.ts';
import { type Contribution, container, ignored, mapped } from '../contribution.ts';
import { type DataEntry, toObjectData, utf8 } from '../object-data.ts';
import type { EnvFilePlan } from '../plan/env-files.ts';

export function* envFiles(context: ServiceContext): Iterable<Contribution> {
  const { service, at, files, plan } = context;
  for (const [i, { path, required }] of (service.env_file ?? []).entries()) {
    const place = at('env_file', i);
    const file = plan.storage.envFiles.get(path);
    if (required === false && files.kind(path) === undefined) yield ignored(place, 'The file is optional and not there.');
    else if (file === undefined) yield mapped(place, 'Its variables are part of the environment.');
    else {
      yield container({ envFrom: [{ configMapRef: { name: file.name } }] }, place);
      yield rollOnChange('ConfigMap', file.name, toObjectData(entriesOf(file)));
    }
  }
}

/** Whether a variable reaches the container through the ConfigMap of its env file. */
export function isFromConfigMap({ plan, loaded, at }: ServiceContext, variable: string, value: string): boolean {
  if (plan.storage.envFiles.size === 0) return false;
  const origin = loaded.origins.locate(at('environment', variable));
  return origin?.via === 'env-file' && plan.storage.envFiles.get(origin.file)?.data.get(variable) === value;
}

export function* envFileMaps({ plan }: PlannedContext): Iterable<Contribution> {
  for (const file of plan.storage.envFiles.values()) yield* configMapObject({ name: file.name, entries: entriesOf(file), from: file.from });
}

function entriesOf({ data }: EnvFilePlan): readonly DataEntry[] {
  return [...data].map(([key, value]) => ({ key, bytes: utf8(value) }));
}
