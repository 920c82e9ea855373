/** The models of Kubernetes as TypeScript: the text of `src/kube/objects.gen.ts`. */

import { KINDS, type Kind } from './kube-kinds.ts';
import { type Field, type FieldType, kubeModels, type Model } from './kube-model.ts';

export function objectsModule(): string {
  const kinds = new Map(KINDS.map((kind) => [kind.kind, kind]));
  const interfaces = [...kubeModels()].map(([name, model]) => interfaceText({ name, model, kind: kinds.get(name) }));
  return [
    '/** The objects of Kubernetes 1.34 that are written, with literal types for what selects them. Made by `npm run generate:committed`. */',
    'export type IntOrString = number | string;',
    'export type NamedMeta = ObjectMeta & { readonly name: string };',
    `export type KubeObject =\n  | ${KINDS.map(({ kind }) => kind).join('\n  | ')};`,
    ...interfaces,
    '',
  ].join('\n\n');
}

interface Interface {
  readonly name: string;
  readonly model: Model;
  readonly kind: Kind | undefined;
}

function interfaceText({ name, model, kind }: Interface): string {
  const fields = model.map((field) => `  readonly ${kind === undefined ? fieldText(field) : rootFieldText(field, kind)};`);
  return [`export interface ${name} {`, ...fields, '}'].join('\n');
}

function rootFieldText(field: Field, { apiVersion, kind, required }: Kind): string {
  if (field.name === 'apiVersion') return `apiVersion: '${apiVersion}'`;
  if (field.name === 'kind') return `kind: '${kind}'`;
  if (field.name === 'metadata') return 'metadata: NamedMeta';
  return fieldText({ ...field, required: field.required || required.includes(field.name) });
}

function fieldText({ name, type, required }: Field): string {
  const key = /^[A-Za-z]+[0-9]?[A-Za-z]*$/.test(name) ? name : `'${name}'`;
  return `${key}${required ? '' : '?'}: ${typeText(type)}`;
}

function typeText(type: FieldType): string {
  switch (type.kind) {
    case 'model':
      return type.name;
    case 'list':
      return type.of.kind === 'enum' ? `readonly (${typeText(type.of)})[]` : `readonly ${typeText(type.of)}[]`;
    case 'map':
      return `Readonly<Record<string, ${typeText(type.of)}>>`;
    case 'enum':
      return type.values.map((value) => `'${value}'`).join(' | ');
    case 'int-or-string':
      return 'IntOrString';
    case 'integer':
      return 'number';
    case 'any':
      return 'unknown';
    default:
      return type.kind;
  }
}
