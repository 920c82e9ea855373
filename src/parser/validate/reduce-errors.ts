/** Turns the errors of the schema validator, which speaks of every branch that it tried, into one fault for each mistake. */

import type { SchemaError } from '../../generated/compose-validator.js';

/** An error as it is after reduction: the alternatives of a union that the value fits none of are joined into one type error. */
export type ReducedError = Pick<SchemaError, 'keyword' | 'instancePath' | 'schemaPath' | 'params'>;

/**
 * The validator reports what it found in each branch of a union, then the union itself. What a branch found deeper in the value, or against
 * anything but its type, comes from the branch that the value was meant for; if there is nothing of that kind, the value has none of the types.
 */
export function reduceErrors(errors: readonly SchemaError[]): readonly ReducedError[] {
  const kept: ReducedError[] = [];
  for (const error of errors) {
    const isUnion = error.keyword === 'oneOf' || error.keyword === 'anyOf';
    for (const reduced of isUnion ? reduceUnion(error, takeBranches(kept, error)) : [error]) kept.push(reduced);
  }
  return withoutConsequences(kept);
}

/** Removes the errors at or below the union's place from the end of the list, and returns them. */
function takeBranches(kept: ReducedError[], union: SchemaError): readonly ReducedError[] {
  let start = kept.length;
  while (start > 0 && isWithin(kept[start - 1]?.instancePath ?? '', union.instancePath)) start--;
  return kept.splice(start);
}

function reduceUnion(union: SchemaError, branches: readonly ReducedError[]): readonly ReducedError[] {
  const telling = withoutConsequences(branches).filter((error) => error.keyword !== 'type' || error.instancePath !== union.instancePath);
  if (telling.length > 0) return telling;
  const types = [...new Set(branches.flatMap((error) => typesOf(error)))];
  return [{ keyword: 'type', instancePath: union.instancePath, schemaPath: union.schemaPath, params: { type: types } }];
}

/** A value of the wrong type breaks the other rules of its place too, which says nothing new. */
function withoutConsequences(errors: readonly ReducedError[]): readonly ReducedError[] {
  const wrongType = new Set(errors.filter((error) => error.keyword === 'type').map(rulesOf));
  return errors.filter((error) => error.keyword === 'type' || !wrongType.has(rulesOf(error)));
}

/** Identifies a value together with the part of the schema that it was held against. */
function rulesOf({ instancePath, schemaPath }: ReducedError): string {
  return `${instancePath}\n${schemaPath.slice(0, schemaPath.lastIndexOf('/'))}`;
}

export function typesOf({ params }: Pick<ReducedError, 'params'>): readonly string[] {
  const { type } = params;
  return Array.isArray(type) ? type.map(String) : typeof type === 'string' ? type.split(',') : [];
}

function isWithin(path: string, place: string): boolean {
  return path === place || path.startsWith(`${place}/`);
}
