/** Holds a merged tree against the Compose schema and says what is wrong with it, every mistake once and at its own place. */

import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { validate } from '../../generated/compose-validator.js';
import type { SourceNode } from '../source-tree.ts';
import { describeOnce } from './describe-once.ts';
import { resolvePointer } from './fault.ts';
import { checkNumbers, isNotFinite } from './numbers.ts';
import { reduceErrors } from './reduce-errors.ts';
import { toJson } from './to-json.ts';
import { checkUniqueItems } from './unique-items.ts';
import { checkUniqueKeys } from './unique-keys.ts';

/**
 * What Docker Compose rejects between merging and the canonical form: the schema, and what the check for doubles before it cannot do without.
 * Accepts exactly what Docker Compose accepts.
 */
export function validateSchema(root: SourceNode): Diagnostic[] {
  return [...againstSchema(root), ...checkUniqueItems(root), ...checkUniqueKeys(root), ...checkNumbers(root)];
}

function againstSchema(root: SourceNode): readonly Diagnostic[] {
  if (validate(toJson(root))) return [];
  const errors = reduceErrors(validate.errors ?? []).filter((error) => error.keyword !== 'uniqueItems');
  const faults = errors.map(({ keyword, instancePath, params }) => ({ keyword, params, ...resolvePointer(root, instancePath) }));
  return describeOnce(faults.filter((fault) => !isNotFinite(fault.node)));
}
