/** Replaces the variables in every string value of a document, and casts the strings whose place asks for another type. Keys stay as they are. */

import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Span } from '../../model/origins.ts';
import type { Path, Segment } from '../../model/path.ts';
import { type PatternTree, stepInto } from '../pattern-tree.ts';
import type { UnsetMode, VariableUse } from '../request.ts';
import { mapChildren } from '../source-edit.ts';
import type { SourceNode, SourceScalar } from '../source-tree.ts';
import { subSpan } from '../sub-span.ts';
import { CASTS, type Cast, castScalar } from './casts.ts';
import { type Lookup, type SubstituteResult, substitute, type TemplateProblem } from './template.ts';
import { type UnsetUse, unsetWarnings } from './unset-warnings.ts';
import { variablesOfScalar } from './variables.ts';

export interface Interpolation {
  readonly value: SourceNode;
  readonly diagnostics: readonly Diagnostic[];
  /** Every reference to a variable, with the value that the lookup gave. */
  readonly variables: readonly VariableUse[];
  /** The scalars in which a variable without a value stands as its own text. */
  readonly opaque: readonly Span[];
}

export interface InterpolateOptions {
  readonly lookup: Lookup;
  readonly unset?: UnsetMode;
}

interface Run {
  /** Of the scalar that is looked at: one list for the whole walk. */
  readonly path: Segment[];
  readonly lookup: Lookup;
  readonly unsetMode: UnsetMode;
  readonly opaque: Span[];
  readonly diagnostics: Diagnostic[];
  readonly variables: VariableUse[];
  readonly unset: UnsetUse[];
  /** Characters of the values that variables took part in. */
  grown: number;
}

/** For all values of a document together: each may be long, but not all of many. */
const MAX_GROWN = 4 * 1024 * 1024;

/** Interpolates one document (Compose specification, "Interpolation"; casts as compose-go makes them). The reader bounds its depth. */
export function interpolate(root: SourceNode, { lookup, unset = 'blank' }: InterpolateOptions): Interpolation {
  const run: Run = { path: [], lookup, unsetMode: unset, opaque: [], diagnostics: [], variables: [], unset: [], grown: 0 };
  const value = visit(run, root, CASTS);
  return { value, diagnostics: [...run.diagnostics, ...unsetWarnings(run.unset)], variables: run.variables, opaque: run.opaque };
}

function visit(run: Run, node: SourceNode, casts: PatternTree<Cast> | undefined): SourceNode {
  if (node.kind === 'scalar') return node.type === 'str' && typeof node.value === 'string' ? visitString(run, node, casts?.rule) : node;
  return mapChildren(node, (child, segment) => {
    run.path.push(segment);
    const next = visit(run, child, casts === undefined ? undefined : stepInto(casts, segment));
    run.path.pop();
    return next;
  });
}

function visitString(run: Run, scalar: SourceScalar, cast: Cast | undefined): SourceNode {
  const filled = String(scalar.value).includes('$') ? fill(run, scalar) : scalar;
  if (filled === undefined) return scalar;
  if (cast === undefined) return filled;
  const { value, diagnostic } = castScalar(filled, { cast, path: [...run.path] });
  if (diagnostic !== undefined) run.diagnostics.push(diagnostic);
  return value;
}

/** The scalar with its variables replaced; undefined when there is no good value for it. */
function fill(run: Run, scalar: SourceScalar): SourceScalar | undefined {
  if (run.grown > MAX_GROWN) return undefined;
  const result = substitute(String(scalar.value), run.lookup, run.unsetMode);
  if (run.unsetMode === 'opaque' && lacksValue(result)) run.opaque.push(scalar.origin);
  for (const use of variablesOfScalar(scalar)) run.variables.push(withValue(use, run.lookup(use.name)));
  for (const { name, start, end } of result.unset) run.unset.push({ name, path: [...run.path], origin: subSpan(scalar, { start, end }) });
  run.grown += result.value.length;
  const problem = result.problem ?? (run.grown > MAX_GROWN ? tooMuch(scalar) : undefined);
  if (problem !== undefined) {
    run.diagnostics.push(report(problem, scalar, [...run.path]));
    return undefined;
  }
  const { value } = result;
  return hasVariables(result) ? { ...scalar, value, template: result.parts } : { ...scalar, value };
}

function tooMuch({ text }: SourceScalar): TemplateProblem {
  const message = `the values of this file take more than ${MAX_GROWN / 1024 / 1024} MiB when their variables are filled in`;
  return { kind: 'invalid', start: 0, end: text.length, message, help: 'Use long variables in fewer places.' };
}

function lacksValue({ unset, problem }: SubstituteResult): boolean {
  return unset.length > 0 || problem?.kind === 'required';
}

function hasVariables({ parts }: SubstituteResult): boolean {
  return parts.some((part) => part.kind === 'variable');
}

function withValue(use: VariableUse, value: string | undefined): VariableUse {
  return value === undefined ? use : { ...use, value };
}

function report(problem: TemplateProblem, scalar: SourceScalar, path: Path): Diagnostic {
  const { kind, message, help } = problem;
  const code = kind === 'required' ? 'compose/required-variable' : 'compose/invalid-interpolation';
  return { code, severity: 'error', message, help, path, at: subSpan(scalar, problem) };
}
