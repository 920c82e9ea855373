/** Holds a merged tree against the Compose schema and says what is wrong with it, every mistake once and at its own place. */

import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { validate } from '../../generated/compose-validator.js';
import type { SourceNode } from '../source-tree.ts';
import { describeOnce } from './describe-once.ts';
import { resolvePointer } from './fault.ts';
import { checkNumbers, isNotFinite } from './numbers.ts';
import { problemAt } from './problem.ts';
import { reduceErrors } from './reduce-errors.ts';
import { toJson } from './to-json.ts';
import { checkUniqueItems } from './unique-items.ts';
import { checkUniqueKeys } from './unique-keys.ts';

/**
 * What Docker Compose rejects between merging and the canonical form: the schema, and what the check for doubles before it cannot do without.
 * Accepts exactly what Docker Compose accepts.
 */
export function validateSchema(root: SourceNode): Diagnostic[] {
  const json = toJson(root);
  const numbers = json.hasOddNumbers ? checkNumbers(root) : [];
  return [...againstSchema(root, json.value), ...checkUniqueItems(root), ...checkUniqueKeys(root), ...numbers];
}

/** A file with more mistakes than these is no compose file, or meant to keep us busy. */
const MOST_FAULTS = 1000;
/** The validator has a few errors for each fault. */
const MOST_ERRORS = 20 * MOST_FAULTS;

function againstSchema(root: SourceNode, json: unknown): readonly Diagnostic[] {
  if (validate(json)) return [];
  const errors = reduceErrors((validate.errors ?? []).slice(0, MOST_ERRORS));
  const faults = errors
    .slice(0, MOST_FAULTS)
    .map(({ keyword, instancePath, params }) => ({ keyword, params, ...resolvePointer(root, instancePath) }));
  const described = describeOnce(faults.filter((fault) => !isNotFinite(fault.node)));
  return errors.length > MOST_FAULTS ? [...described, tooMany(root)] : described;
}

function tooMany(root: SourceNode): Diagnostic {
  const message = `more than ${MOST_FAULTS} places do not fit the Compose schema; the others are not listed`;
  const help = 'Correct those that are listed and run again; when that is most of the file, it may be no compose file.';
  return problemAt({ node: root, path: [] }, { code: 'schema/too-many', message, help });
}
