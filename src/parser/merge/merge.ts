/** Puts two trees together as Docker Compose does: a file over the files before it, or a service over the one that it extends. */

import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Outcome } from '../../diagnostics/outcome.ts';
import type { Path } from '../../model/path.ts';
import { stepInto } from '../pattern-tree.ts';
import type { SourceNode } from '../source-tree.ts';
import { markOverride } from './mark-override.ts';
import { type MergePass, mergeNodes, type Spot } from './merge-nodes.ts';
import { STRATEGIES } from './strategies.ts';

/**
 * An override file over what was read before. What it brings has `via: 'override'` and keeps its own place; mappings and lists that have parts
 * of both stand where the base has them.
 */
export function merge(base: SourceNode, override: SourceNode): Outcome<SourceNode> {
  if (base.kind === 'map' && base.entries.size === 0) return { value: override, diagnostics: [] };
  return mergeAt([], { base, override: markOverride(override), position: 'base' });
}

/** A service over the service that it extends: the same rules, but the extending one is where the result stands. */
export function mergeService(base: SourceNode, override: SourceNode): Outcome<SourceNode> {
  return mergeAt(['services', '*'], { base, override, position: 'override' });
}

/** A file over what it includes: its own definitions win over included ones and are no override. */
export function mergeIncluded(included: SourceNode, local: SourceNode): Outcome<SourceNode> {
  return mergeAt([], { base: included, override: local, position: 'override' });
}

interface Sides {
  readonly base: SourceNode;
  readonly override: SourceNode;
  readonly position: MergePass['position'];
}

function mergeAt(path: Path, { base, override, position }: Sides): Outcome<SourceNode> {
  const diagnostics: Diagnostic[] = [];
  const rules = path.reduce<Spot['rules']>(stepInto, STRATEGIES);
  const value = mergeNodes(base, override, { path, rules, pass: { diagnostics, position } });
  return { value, diagnostics };
}
