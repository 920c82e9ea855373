/** Excuses what cannot be judged without the value of a variable: errors of such scalars are left out, and what they would have become. */

import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Span } from '../model/origins.ts';
import { mapEntries, mapItems } from './source-edit.ts';
import type { SourceMap, SourceNode } from './source-tree.ts';

export interface Excused {
  readonly diagnostics: readonly Diagnostic[];
  readonly root: SourceMap;
}

/** `opaque` are the scalars that a variable without a value is part of. */
export function excuseOpaque(diagnostics: readonly Diagnostic[], root: SourceMap, opaque: readonly Span[]): Excused {
  if (opaque.length === 0) return { diagnostics, root };
  const covering = findCovering(opaque);
  const blamed: Blamed = { all: new Set(), ofType: new Set() };
  const kept = diagnostics.filter(({ severity, code, at }) => {
    const scalar = severity !== 'error' || code === 'compose/required-variable' || at === undefined ? undefined : covering(at);
    if (scalar !== undefined) blamed.all.add(keyOf(scalar));
    if (scalar !== undefined && code === 'schema/type') blamed.ofType.add(keyOf(scalar));
    return scalar === undefined;
  });
  if (blamed.all.size === 0) return { diagnostics, root };
  return { diagnostics: kept, root: mapEntries(root, (node) => prune(node, blamed)) };
}

interface Blamed {
  readonly all: Set<string>;
  /** Those that are no value of any type that their place may have. */
  readonly ofType: Set<string>;
}

/**
 * Takes away the list items and mappings that came, or should have come, of such a scalar: all that is made of a short form has its span.
 * The value of a key stays as the text that it is, but where a list or a mapping is due.
 */
function prune(node: SourceNode, blamed: Blamed): SourceNode | undefined {
  if (node.kind === 'scalar') return blamed.ofType.has(keyOf(node.origin)) ? undefined : node;
  if (blamed.all.has(keyOf(node.origin))) return undefined;
  return node.kind === 'list'
    ? mapItems(node, (item) => (blamed.all.has(keyOf(item.origin)) ? undefined : prune(item, blamed)))
    : mapEntries(node, (child) => prune(child, blamed));
}

function keyOf({ file, start, end }: Span): string {
  return `${start}-${end} ${file}`;
}

/** Scalars do not overlap: of one file, the last that starts at or before a place is the only one that can hold it. */
function findCovering(spans: readonly Span[]): (at: Span) => Span | undefined {
  const byFile = new Map<string, Span[]>();
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const known = byFile.get(span.file);
    if (known === undefined) byFile.set(span.file, [span]);
    else known.push(span);
  }
  return ({ file, start, end }) => {
    const candidate = lastBefore(byFile.get(file) ?? [], start);
    return candidate !== undefined && end <= candidate.end ? candidate : undefined;
  };
}

function lastBefore(sorted: readonly Span[], start: number): Span | undefined {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.start ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  return sorted[low - 1];
}
