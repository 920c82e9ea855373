/** A model as plain data, and a walk over it that knows which keys are the specification's and which the user's. */

export type Plain = null | boolean | number | bigint | string | readonly Plain[] | PlainObject;
export interface PlainObject {
  readonly [key: string]: Plain | undefined;
}

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

export function isDictionary(key: string): boolean {
  return DICTIONARIES.has(key);
}

export function isObject(value: Plain | undefined): value is PlainObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export interface Member {
  readonly key: string;
  /** The key is one of the specification, or an extension; not a name that the user chose. */
  readonly isNamed: boolean;
}

export type ChangeMember = (value: Plain, member: Member) => Plain | undefined;

/** Changes every member of every mapping, inner ones first; `undefined` takes it away. What extensions hold is left alone. */
export function rewriteMembers(object: PlainObject, change: ChangeMember, isNamed = true): PlainObject {
  const changed: Record<string, Plain> = Object.create(null);
  for (const [key, value] of Object.entries(object)) {
    if (value === undefined) continue;
    const isExtension = isNamed && key.startsWith('x-');
    const inner = isExtension ? value : rewriteValue(value, change, !(isNamed && isDictionary(key)));
    const next = change(inner, { key, isNamed });
    if (next !== undefined) changed[key] = next;
  }
  return changed;
}

function rewriteValue(value: Plain, change: ChangeMember, isNamed: boolean): Plain {
  if (Array.isArray(value)) return value.map((item: Plain) => rewriteValue(item, change, true));
  return isObject(value) ? rewriteMembers(value, change, isNamed) : value;
}
