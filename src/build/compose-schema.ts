/** The JSON schema of Compose files: the published one, with what Docker Compose knows beyond it. */

import { readFileSync } from 'node:fs';

export type JsonSchema = { readonly [keyword: string]: unknown };

interface Patch {
  /** Keys from the root of the schema to the place that is set. */
  readonly at: readonly string[];
  readonly value: unknown;
  readonly because: string;
}

const SERVICE = ['definitions', 'service', 'properties'];
const BUILD = [...SERVICE, 'build', 'oneOf', '1', 'properties'];
const WATCH = ['definitions', 'development', 'properties', 'watch', 'items', 'properties'];
const SERVICE_MODEL = [...SERVICE, 'models', 'oneOf', '1', 'patternProperties', '^[a-zA-Z0-9._-]+$'];

/** What the schema of compose-go, the loader of Docker Compose, has and the one that we start from has not. */
const PATCHES: readonly Patch[] = [
  {
    at: [...SERVICE, 'pre_start'],
    value: { type: 'array', items: { $ref: '#/definitions/pre_start_hook' } },
    because: 'Commands that run before the container starts, with the image of their own (Compose specification, "pre_start").',
  },
  {
    at: ['definitions', 'pre_start_hook'],
    value: {
      type: 'object',
      properties: {
        command: { $ref: '#/definitions/command' },
        image: { type: 'string' },
        user: { type: 'string' },
        privileged: { type: ['boolean', 'string'] },
        working_dir: { type: 'string' },
        environment: { $ref: '#/definitions/list_or_dict' },
        per_replica: { type: ['boolean', 'string'] },
      },
      additionalProperties: false,
      patternProperties: { '^x-': {} },
    },
    because: 'The shape of a pre_start hook; unlike the other hooks it needs no command, the image may have one.',
  },
  {
    at: [...BUILD, 'no_cache_filter'],
    value: { $ref: '#/definitions/string_or_list' },
    because: 'Stages that are built without the cache.',
  },
  { at: [...BUILD, 'provenance'], value: { type: ['string', 'boolean'] }, because: 'Attestations of the image builder.' },
  { at: [...BUILD, 'sbom'], value: { type: ['string', 'boolean'] }, because: 'Attestations of the image builder.' },
  { at: [...WATCH, 'initial_sync'], value: { type: ['boolean', 'string'] }, because: 'Part of the Compose Develop specification.' },
  { at: [...SERVICE_MODEL, 'type'], value: ['object', 'null'], because: 'A model may be named without settings: `models: {llm: }`.' },
];

/** The file is not among the exports of the package that carries it, so it is read by its path. */
const PUBLISHED = 'node_modules/dclint/schemas/compose.schema.json';

export function composeSchema(): JsonSchema {
  const schema = JSON.parse(readFileSync(PUBLISHED, 'utf8')) as Record<string, unknown>;
  // It names a draft by an address that no validator knows; what it uses means the same in draft 2020-12.
  delete schema['$schema'];
  for (const patch of PATCHES) apply(schema, patch);
  return schema;
}

function apply(schema: Record<string, unknown>, { at, value }: Patch): void {
  const key = at.at(-1) ?? '';
  let place = schema;
  for (const step of at.slice(0, -1)) {
    const next = place[step];
    if (typeof next !== 'object' || next === null) throw new Error(`The Compose schema has no ${at.join('/')} to patch`);
    place = next as Record<string, unknown>;
  }
  place[key] = value;
}
