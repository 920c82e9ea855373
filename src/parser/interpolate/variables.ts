/** Lists the variables that a document refers to, without looking any of them up. */

import type { VariableUse } from '../request.ts';
import type { SourceNode, SourceScalar } from '../source-tree.ts';
import { subSpan } from '../sub-span.ts';
import type { Range } from './braces.ts';
import { MAX_DEPTH, prepareTemplate, type Reference, scanTemplate, type Template } from './scan.ts';

/** Every reference in the string values below `root`, in document order, an outer one before those in its argument. */
export function variablesOf(root: SourceNode): readonly VariableUse[] {
  const uses: VariableUse[] = [];
  collect(root, uses);
  return uses;
}

/** The references of one scalar; none for a scalar that is no string. */
export function variablesOfScalar(scalar: SourceScalar): readonly VariableUse[] {
  const { value } = scalar;
  if (typeof value !== 'string' || !value.includes('$')) return [];
  return references(prepareTemplate(value), { start: 0, end: value.length }, 0).map((reference) => describe(scalar, value, reference));
}

function collect(node: SourceNode, uses: VariableUse[]): void {
  if (node.kind === 'scalar') for (const use of variablesOfScalar(node)) uses.push(use);
  else for (const child of node.kind === 'list' ? node.items : node.entries.values()) collect(child, uses);
}

function references(template: Template, range: Range, depth: number): readonly Reference[] {
  if (depth > MAX_DEPTH) return [];
  return scanTemplate(template, range).flatMap((piece) =>
    piece.kind === 'reference' ? [piece, ...references(template, piece.argument, depth + 1)] : [],
  );
}

function describe(scalar: SourceScalar, text: string, reference: Reference): VariableUse {
  const { name, operator } = reference;
  const argument = text.slice(reference.argument.start, reference.argument.end);
  return {
    name,
    required: operator === '?' || operator === ':?',
    origin: subSpan(scalar, reference),
    ...(operator === '-' || operator === ':-' ? { default: argument } : {}),
    ...(operator === '+' || operator === ':+' ? { alternate: argument } : {}),
  };
}
