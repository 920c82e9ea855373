/**
 * The places of the Compose model, drawn from the schema: one pattern for each leaf of the canonical long form. Short forms are left out, since
 * the loader turns them into the long one.
 */

import type { JsonSchema } from './compose-schema.ts';

type Form = 'members' | 'list' | 'scalar' | 'null';

/** Where the canonical model has another form than the richest that the schema allows, by the end of the pattern. */
const CANONICAL: readonly (readonly [end: RegExp, forms: readonly Form[], because: string])[] = [
  [/\.external$/, ['scalar'], 'the old `external: {name: x}` becomes `external: true` and a name'],
  [/\.extra_hosts$/, ['list'], 'hosts are printed as `host=address`'],
  [/\.ulimits\.\*$/, ['members', 'scalar'], 'one number for both limits stays one number'],
];

const RICHEST: readonly Form[] = ['members', 'list', 'scalar'];

export function composePaths(schema: JsonSchema): readonly string[] {
  const paths = new Set<string>();
  const walk = (node: JsonSchema, path: string): void => {
    const found = forms(node, schema);
    const wanted = canonicalForms(found, path);
    if (wanted.includes('scalar') || wanted.includes('null')) paths.add(path);
    for (const form of wanted) {
      for (const { key, child } of found.get(form) ?? []) walk(child, path === '' ? key : `${path}.${key}`);
    }
  };
  walk(schema, '');
  return [...paths].sort();
}

function canonicalForms(found: ReadonlyMap<Form, unknown>, path: string): readonly Form[] {
  const special = CANONICAL.find(([end]) => end.test(path));
  if (special !== undefined) return special[1].filter((form) => found.has(form));
  const richest = RICHEST.find((form) => found.has(form));
  return [...(richest === undefined ? [] : [richest]), ...(found.has('null') ? ['null' as const] : [])];
}

interface Child {
  /** The key, or `*` for any key and any index. */
  readonly key: string;
  readonly child: JsonSchema;
}

/** The forms that a place may take, each with what stands below it. */
function forms(node: JsonSchema, root: JsonSchema): ReadonlyMap<Form, readonly Child[]> {
  const found = new Map<Form, readonly Child[]>();
  for (const alternative of alternatives(node, root)) {
    for (const type of [alternative['type'] ?? 'string'].flat()) {
      if (type === 'object') found.set('members', members(alternative));
      else if (type === 'array') found.set('list', [{ key: '*', child: (alternative['items'] ?? {}) as JsonSchema }]);
      else if (type === 'null') found.set('null', []);
      else found.set('scalar', []);
    }
  }
  return found;
}

function alternatives(node: JsonSchema, root: JsonSchema): readonly JsonSchema[] {
  const reference = node['$ref'];
  if (typeof reference === 'string') return alternatives(resolve(reference, root), root);
  const oneOf = node['oneOf'] as readonly JsonSchema[] | undefined;
  return oneOf === undefined ? [node] : oneOf.flatMap((each) => alternatives(each, root));
}

function resolve(reference: string, root: JsonSchema): JsonSchema {
  let place: unknown = root;
  for (const key of reference.slice('#/'.length).split('/')) place = (place as JsonSchema)[key];
  return place as JsonSchema;
}

/** Named members, and `*` for free keys. Extensions (`x-…`) may stand nearly everywhere and are no places of their own. */
function members(node: JsonSchema): readonly Child[] {
  const named = Object.entries((node['properties'] ?? {}) as Record<string, JsonSchema>).map(([key, child]) => ({ key, child }));
  const free = Object.entries((node['patternProperties'] ?? {}) as Record<string, JsonSchema>).filter(([pattern]) => pattern !== '^x-');
  const open = named.length === 0 && free.length === 0 ? [{ key: '*', child: {} }] : [];
  return [...named, ...free.map(([, child]) => ({ key: '*', child })), ...open];
}

/** The text of `src/model/paths.gen.ts`. */
export function pathsModule(schema: JsonSchema): string {
  const paths = composePaths(schema);
  return [
    '/**',
    ' * Every leaf of the Compose model in canonical long form; `*` stands for any key and any list index. Extensions (`x-…`) are not listed:',
    ' * they may stand in nearly every object and have one meaning everywhere. Made by `npm run generate:committed`.',
    ' */',
    '',
    'export const COMPOSE_PATHS = [',
    ...paths.map((path) => `  '${path}',`),
    '] as const;',
    '',
    'export type ComposePath = (typeof COMPOSE_PATHS)[number];',
    '',
  ].join('\n');
}
