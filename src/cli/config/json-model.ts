/** What Docker Compose leaves out of a model in JSON: `models`, and extensions that are not at the top level. */

import type { Plain, PlainObject } from './printed-model.ts';

/** Mappings whose keys are the user's own: `x-web` may be the name of a service, or of a label. */
const DICTIONARIES = new Set([
  'additional_contexts',
  'annotations',
  'args',
  'aux_addresses',
  'configs',
  'depends_on',
  'driver_opts',
  'environment',
  'extra_hosts',
  'labels',
  'models',
  'networks',
  'options',
  'secrets',
  'services',
  'storage_opt',
  'sysctls',
  'ulimits',
  'volumes',
]);

export function jsonModel({ models: _, ...model }: PlainObject): PlainObject {
  return mapMembers(model, (value, key) => (isExtension(key) ? value : withoutExtensions(value, DICTIONARIES.has(key))));
}

function withoutExtensions(value: Plain, isDictionary: boolean): Plain {
  if (Array.isArray(value)) return value.map((item: Plain) => withoutExtensions(item, false));
  if (typeof value !== 'object' || value === null) return value;
  return mapMembers(value as PlainObject, (member, key) =>
    isExtension(key) && !isDictionary ? undefined : withoutExtensions(member, !isDictionary && DICTIONARIES.has(key)),
  );
}

function isExtension(key: string): boolean {
  return key.startsWith('x-');
}

function mapMembers(object: PlainObject, change: (value: Plain, key: string) => Plain | undefined): PlainObject {
  const changed: Record<string, Plain> = Object.create(null);
  for (const [key, value] of Object.entries(object)) {
    const next = value === undefined ? undefined : change(value, key);
    if (next !== undefined) changed[key] = next;
  }
  return changed;
}
