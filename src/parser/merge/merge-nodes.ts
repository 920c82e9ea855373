/** The default rules of merging: mappings merge key by key, lists append, scalars replace, null keeps what was there. */

import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Origin } from '../../model/origins.ts';
import { formatPath, type Path } from '../../model/path.ts';
import { type PatternTree, stepInto } from '../pattern-tree.ts';
import { isNull } from '../source-edit.ts';
import type { SourceList, SourceMap, SourceNode } from '../source-tree.ts';

/** How the values of one kind of place merge, where the default rules do not hold. */
export type Strategy = (base: SourceNode, override: SourceNode, spot: Spot) => SourceNode;

/** What holds for a whole merge. */
export interface MergePass {
  readonly diagnostics: Diagnostic[];
  /** Whose place a mapping or list that was put together from both has. */
  readonly position: 'base' | 'override';
}

/** Where a merge stands: the path, and the strategies from there downwards. */
export interface Spot {
  readonly path: Path;
  readonly rules: PatternTree<Strategy> | undefined;
  readonly pass: MergePass;
}

export function mergeNodes(base: SourceNode, override: SourceNode, spot: Spot): SourceNode {
  const strategy = spot.rules?.rule;
  if (strategy !== undefined) return strategy(base, override, spot);
  if (isNull(override)) return base;
  if (base.kind === 'scalar') return override;
  if (base.kind === 'map') return override.kind === 'map' ? mergeMaps(base, override, spot) : refuse(base, override, spot);
  return override.kind === 'list' ? appendLists(base, override, spot) : refuse(base, override, spot);
}

/** Keys of the base stay where they are, new ones follow. */
export function mergeMaps(base: SourceMap, override: SourceMap, spot: Spot): SourceMap {
  const entries = new Map(base.entries);
  for (const [key, value] of override.entries) {
    const before = entries.get(key);
    entries.set(key, before === undefined ? value : mergeNodes(before, value, below(spot, key)));
  }
  return { kind: 'map', origin: positionOf(base, override, spot), entries };
}

function appendLists(base: SourceList, override: SourceList, spot: Spot): SourceList {
  return { kind: 'list', origin: positionOf(base, override, spot), items: [...base.items, ...override.items] };
}

/** Two values that cannot be merged: says so at both places and keeps the base. */
export function refuse(base: SourceNode, override: SourceNode, spot: Spot): SourceNode {
  const name = formatPath(spot.path);
  spot.pass.diagnostics.push({
    code: 'compose/cannot-override',
    severity: 'error',
    message: `cannot override \`${name}\`: it is ${describe(base)}, and ${describe(override)} cannot be merged into that`,
    help: `Write \`${name}\` in the same form in both places, or put \`!override\` before the new value to replace the old one whole.`,
    path: spot.path,
    at: override.origin,
    related: [{ message: 'the value that was to be overridden', at: base.origin }],
  });
  return base;
}

/** An override that Docker Compose passes over without a word: it has no form that could be merged, so the base stays. */
export function passOver(base: SourceNode, override: SourceNode, spot: Spot): SourceNode {
  const name = formatPath(spot.path);
  spot.pass.diagnostics.push({
    code: 'compose/ignored-override',
    severity: 'warning',
    message: `this \`${name}\` has no effect: ${describe(override)} cannot be merged into ${describe(base)}`,
    help: `Write \`${name}\` in the same form in both places, or put \`!override\` before the new value to replace the old one whole.`,
    path: spot.path,
    at: override.origin,
    related: [{ message: 'the value that stays', at: base.origin }],
  });
  return base;
}

export function positionOf(base: SourceNode, override: SourceNode, spot: Spot): Origin {
  return spot.pass.position === 'base' ? base.origin : override.origin;
}

function below(spot: Spot, key: string): Spot {
  return { ...spot, path: [...spot.path, key], rules: stepInto(spot.rules, key) };
}

function describe(node: SourceNode): string {
  if (node.kind === 'map') return 'a mapping';
  if (node.kind === 'list') return 'a list';
  return isNull(node) ? 'an empty value' : 'a single value';
}
