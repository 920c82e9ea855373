/** The models of Kubernetes as a strict JSON schema: unknown members are errors. */

import type { JsonSchema } from './compose-schema.ts';
import { KINDS } from './kube-kinds.ts';
import { type FieldType, kubeModels, type Model } from './kube-model.ts';

/** One schema whose definitions are the models; kinds are found under their own names. */
export function kubeSchema(): JsonSchema {
  const kinds = new Map(KINDS.map((kind) => [kind.kind, kind]));
  const definitions: Record<string, JsonSchema> = {};
  for (const [name, model] of kubeModels()) {
    const kind = kinds.get(name);
    const object = objectSchema(model, kind === undefined ? [] : ['apiVersion', 'kind', 'metadata', ...kind.required]);
    const fixed = kind === undefined ? {} : { apiVersion: { const: kind.apiVersion }, kind: { const: kind.kind } };
    definitions[name] = { ...object, properties: { ...(object['properties'] as JsonSchema), ...fixed } };
  }
  return { $id: 'kubernetes', definitions };
}

function objectSchema(model: Model, alsoRequired: readonly string[]): JsonSchema {
  const required = new Set([...alsoRequired, ...model.filter((field) => field.required).map(({ name }) => name)]);
  return {
    type: 'object',
    properties: Object.fromEntries(model.map(({ name, type }) => [name, typeSchema(type)])),
    additionalProperties: false,
    ...(required.size === 0 ? {} : { required: [...required] }),
  };
}

function typeSchema(type: FieldType): JsonSchema {
  switch (type.kind) {
    case 'model':
      return { $ref: `#/definitions/${type.name}` };
    case 'list':
      return { type: 'array', items: typeSchema(type.of) };
    case 'map':
      return { type: 'object', additionalProperties: typeSchema(type.of) };
    case 'enum':
      return { enum: type.values };
    case 'int-or-string':
      return { type: ['integer', 'string'] };
    case 'any':
      return {};
    default:
      return { type: type.kind };
  }
}
