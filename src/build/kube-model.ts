/** The shape of the objects of Kubernetes, read from the client library's generated models: 1.34, since the library follows the API's minor. */

import { readFileSync } from 'node:fs';
import { CUSTOM_MODELS } from './kube-custom.ts';
import { ENUMS } from './kube-enums.ts';
import { KINDS } from './kube-kinds.ts';

export type FieldType =
  | { readonly kind: 'string' | 'integer' | 'number' | 'boolean' | 'int-or-string' | 'any' }
  | { readonly kind: 'enum'; readonly values: readonly string[] }
  | { readonly kind: 'list' | 'map'; readonly of: FieldType }
  | { readonly kind: 'model'; readonly name: string };

export interface Field {
  readonly name: string;
  readonly type: FieldType;
  readonly required: boolean;
}

export type Model = readonly Field[];

const FOLDER = 'node_modules/@kubernetes/client-node/dist/gen/models';

/** What only the server fills in, and so is never part of a manifest. */
const SERVER_SIDE: ReadonlyMap<string, readonly string[]> = new Map([
  [
    'ObjectMeta',
    'creationTimestamp deletionGracePeriodSeconds deletionTimestamp generation managedFields resourceVersion selfLink uid'.split(' '),
  ],
  ...KINDS.map(({ kind }): [string, readonly string[]] => [kind, ['status']]),
]);

/** Models by their name without version, with all that they refer to. */
export function kubeModels(): ReadonlyMap<string, Model> {
  const models = new Map<string, Model>();
  const files = new Map<string, string>();
  const pending = KINDS.map(({ kind, model }) => model ?? kind);
  for (let file = pending.pop(); file !== undefined; file = pending.pop()) {
    const name = plainName(file);
    if (models.has(name)) {
      if (files.get(name) !== file) throw new Error(`${name} is both ${file} and ${files.get(name)}`);
      continue;
    }
    const references: string[] = [];
    const model = CUSTOM_MODELS.has(file) ? customModel(file, references) : clientModel(file, references);
    models.set(name, model);
    files.set(name, file);
    pending.push(...references);
  }
  return new Map([...models].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** `V1PodSpec` and `CoreV1PodSpec` are both a `PodSpec`. */
function plainName(file: string): string {
  return file.replace(/^(?:Core|Rbac)?V\d(?=[A-Z])/, '');
}

interface Attribute {
  readonly name: string;
  readonly baseName: string;
  readonly type: string;
  readonly format: string;
}

/** The script has the names and types of the wire, the declaration says which are required. */
function clientModel(file: string, references: string[]): Model {
  const script = readFileSync(`${FOLDER}/${file}.js`, 'utf8');
  const declaration = readFileSync(`${FOLDER}/${file}.d.ts`, 'utf8');
  const list = /attributeTypeMap = (\[[\s\S]*?\n\]);/.exec(script)?.[1];
  if (list === undefined) throw new Error(`${file}.js has no attribute map`);
  const owner = plainName(file);
  const left = SERVER_SIDE.get(owner) ?? [];
  return (JSON.parse(list) as readonly Attribute[])
    .filter(({ baseName }) => !left.includes(baseName))
    .map(({ name, baseName, type, format }) => ({
      name: baseName,
      type: refine(`${owner}.${baseName}`, parseType(typeWithFormat(type, format), references)),
      required: declaration.includes(`\n    '${name}': `),
    }));
}

function customModel(name: string, references: string[]): Model {
  return Object.entries(CUSTOM_MODELS.get(name) ?? {}).map(([key, type]) => ({
    name: key.replace('?', ''),
    type: refine(`${name}.${key.replace('?', '')}`, parseType(type, references)),
    required: !key.endsWith('?'),
  }));
}

function typeWithFormat(type: string, format: string): string {
  return format.startsWith('int') && format !== 'int-or-string' ? type.replace('number', 'integer') : type;
}

/** Reads a type as the models write it: `Array<V1Container>`, `{ [key: string]: string; }`. Adds what it refers to. */
function parseType(text: string, references: string[]): FieldType {
  const list = /^Array<(.*)>$/.exec(text)?.[1];
  if (list !== undefined) return { kind: 'list', of: parseType(list, references) };
  const map = /^\{ \[key: string\]: (.*); \}$/.exec(text)?.[1];
  if (map !== undefined) return { kind: 'map', of: parseType(map, references) };
  if (text === 'IntOrString') return { kind: 'int-or-string' };
  if (text === 'Date' || text === 'V1MicroTime') return { kind: 'string' };
  if (text === 'string' || text === 'integer' || text === 'number' || text === 'boolean' || text === 'any') return { kind: text };
  references.push(text);
  return { kind: 'model', name: plainName(text) };
}

/** Puts the closed set of values in the place of `string`, where the API has one; the elements of a list are meant by the list's name. */
function refine(place: string, type: FieldType): FieldType {
  // A claim inside another object is a template, without a type of its own.
  if (place === 'StatefulSetSpec.volumeClaimTemplates')
    return { kind: 'list', of: { kind: 'model', name: 'PersistentVolumeClaimTemplate' } };
  const values = ENUMS.get(place);
  if (values === undefined) return type;
  if (type.kind === 'list') return { kind: 'list', of: { kind: 'enum', values } };
  return { kind: 'enum', values };
}
