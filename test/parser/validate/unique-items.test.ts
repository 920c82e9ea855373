/** The lists that may hold nothing twice are those that the Compose schema says so of. */

import { describe, expect, it } from 'vitest';
import { composeSchema, type JsonSchema } from '../../../src/build/compose-schema.ts';
import { UNIQUE_LISTS } from '../../../src/parser/validate/unique-items.ts';

function uniqueLists(root: JsonSchema): readonly string[] {
  const found = new Set<string>();
  const walk = (schema: JsonSchema, path: readonly string[]): void => {
    const { $ref, oneOf, uniqueItems, items, properties, patternProperties } = schema;
    if (uniqueItems === true) found.add(path.join('.'));
    if (typeof $ref === 'string') walk(resolve(root, $ref), path);
    for (const branch of (oneOf ?? []) as readonly JsonSchema[]) walk(branch, path);
    if (items !== undefined) walk(items as JsonSchema, [...path, '*']);
    for (const [key, child] of Object.entries((properties ?? {}) as Record<string, JsonSchema>)) walk(child, [...path, key]);
    for (const child of Object.values((patternProperties ?? {}) as Record<string, JsonSchema>)) walk(child, [...path, '*']);
  };
  walk(root, []);
  return [...found].sort();
}

function resolve(root: JsonSchema, reference: string): JsonSchema {
  return reference
    .slice('#/'.length)
    .split('/')
    .reduce<JsonSchema>((place, key) => place[key] as JsonSchema, root);
}

describe('the list of unique lists', () => {
  it('is that of the schema', () => {
    expect([...UNIQUE_LISTS].sort()).toEqual(uniqueLists(composeSchema()));
  });
});
