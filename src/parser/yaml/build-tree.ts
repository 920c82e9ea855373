/** Turns what stands in a YAML text into source nodes: scalars resolved, keys checked, aliases followed, merge keys carried out. */

import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Span } from '../../model/origins.ts';
import type { MergeTag, SourceMap, SourceNode, SourceScalar } from '../source-tree.ts';
import { isExcessiveAliasing, MAX_DEPTH, MAX_DIAGNOSTICS } from './budget.ts';
import { type Anchored, type Build, broughtBy, nullAt, originOf, type Slot, spanOf } from './build-state.ts';
import * as faults from './faults.ts';
import { withoutResetsInside, withoutTags } from './merge-tags.ts';
import { resolveScalar } from './scalars.ts';
import type { SyntaxAlias, SyntaxContent, SyntaxList, SyntaxMap, SyntaxNode, SyntaxPair, SyntaxScalar } from './syntax-tree.ts';

export function buildDocument(build: Build, root: SyntaxNode): SourceNode {
  return buildNode(build, root, { key: undefined, depth: 0 });
}

function buildNode(build: Build, node: SyntaxNode, slot: Slot): SourceNode {
  if (node.kind === 'alias') return followAlias(build, node, slot);
  return node.anchored ? buildAnchored(build, node, slot).node : buildContent(build, node, slot);
}

/** Builds a node and keeps it for its aliases, with its size and height so that they need not walk it again. */
function buildAnchored(build: Build, target: SyntaxContent, slot: Slot): Anchored {
  const before = { size: build.written + build.aliased, deepest: build.deepest };
  build.deepest = slot.depth;
  build.open.add(target);
  const node = buildContent(build, target, slot);
  build.open.delete(target);
  const anchored: Anchored = { node, size: build.written + build.aliased - before.size, height: build.deepest - slot.depth };
  build.anchors.set(target, anchored);
  build.deepest = Math.max(build.deepest, before.deepest);
  return anchored;
}

function buildContent(build: Build, node: SyntaxContent, slot: Slot): SourceNode {
  build.written += 1;
  build.deepest = Math.max(build.deepest, slot.depth);
  const tag = build.overriding === 0 && node.tag !== undefined ? mergeTagOf(node.tag) : undefined;
  build.hasMergeTags ||= tag !== undefined;
  // Docker Compose never looks at what a `!reset` stands before.
  if (tag === 'reset') return { ...nullAt(build, node, slot), tag };
  if (node.kind === 'scalar') return withTag(buildScalar(build, node, slot), tag);
  if (tag === 'override') build.overriding += 1;
  const built = node.kind === 'list' ? buildList(build, node, slot) : buildMap(build, node, slot);
  if (tag === 'override') build.overriding -= 1;
  return withTag(built, tag);
}

function mergeTagOf(tag: string): MergeTag | undefined {
  if (tag === '!reset') return 'reset';
  return tag === '!override' ? 'override' : undefined;
}

function withTag<T extends SourceNode>(node: T, tag: MergeTag | undefined): T {
  return tag === undefined ? node : { ...node, tag };
}

function buildScalar(build: Build, node: SyntaxScalar, slot: Slot): SourceScalar {
  const resolved = resolveScalar(node);
  if (resolved === undefined) report(build, faults.unfitTag(spanOf(build, node), node.tag ?? ''));
  const { type, value } = resolved ?? ({ type: 'str', value: node.text } as const);
  return { kind: 'scalar', origin: originOf(build, node, slot), type, value, text: node.text };
}

function buildList(build: Build, node: SyntaxList, slot: Slot): SourceNode {
  const inner: Slot = { key: undefined, depth: slot.depth + 1 };
  const items: SourceNode[] = [];
  for (const item of node.items) {
    const built = buildNode(build, item, inner);
    if (built.tag === 'reset') report(build, faults.resetItem(spanOf(build, item)));
    else items.push(built);
  }
  return { kind: 'list', origin: originOf(build, node, slot), items };
}

/** A mapping in the making. */
interface OpenMap {
  readonly entries: Map<string, SourceNode>;
  readonly depth: number;
}

function buildMap(build: Build, node: SyntaxMap, slot: Slot): SourceMap {
  const open: OpenMap = { entries: new Map(), depth: slot.depth + 1 };
  const seen = new Map<string, SyntaxNode>();
  let tag: MergeTag | undefined;
  for (const pair of node.pairs) {
    const raw = rawKey(pair.key);
    const first = seen.get(raw);
    if (first !== undefined) {
      report(build, faults.duplicateKey(raw, spanOf(build, pair.key), spanOf(build, first)));
      continue;
    }
    seen.set(raw, pair.key);
    if (isMergeKey(pair.key)) tag = mergeInto(build, open, pair);
    else addEntry(build, open, pair);
  }
  return withTag({ kind: 'map', origin: originOf(build, node, slot), entries: open.entries }, tag);
}

/** What Docker Compose compares keys by: the text before it is resolved, the name of an alias, nothing for a collection. */
function rawKey(key: SyntaxNode): string {
  return key.kind === 'scalar' ? key.text : key.kind === 'alias' ? key.name : '';
}

function isMergeKey(key: SyntaxNode): boolean {
  return key.kind === 'scalar' && key.text === '<<' && (key.tag === '!!merge' || (key.tag === undefined && key.plain));
}

function addEntry(build: Build, map: OpenMap, pair: SyntaxPair): void {
  const span = spanOf(build, pair.key);
  const built = buildNode(build, pair.value, { key: span, depth: map.depth });
  const key = pair.key.kind === 'alias' ? pair.key.target : pair.key;
  const resolved = key?.kind === 'scalar' ? resolveScalar(key) : undefined;
  if (resolved?.type === 'str' && typeof resolved.value === 'string') map.entries.set(resolved.value, built);
  else if (key === undefined) report(build, faults.unknownAnchor(span, rawKey(pair.key)));
  else report(build, faults.nonStringKey(span, { type: resolved?.type ?? key.kind, text: rawKey(key) }));
}

/**
 * Adds what `<<` brings in and is not there yet: earlier sources win, and keys of the mapping itself win wherever they stand.
 * A tag on the value acts on the whole mapping, since to Docker Compose the path of `<<` is that of the mapping (compose-go, reset.go).
 */
function mergeInto(build: Build, map: OpenMap, pair: SyntaxPair): MergeTag | undefined {
  const key = spanOf(build, pair.key);
  const faultsBefore = build.diagnostics.length;
  const value = buildNode(build, pair.value, { key, depth: map.depth });
  const faultless = build.diagnostics.length === faultsBefore && !build.exhausted;
  for (const source of value.kind === 'list' ? value.items : [value]) {
    const use = value.origin.use ?? source.origin.use ?? key;
    if (source.kind === 'map')
      addMerged(build, map, { source: value.kind === 'list' || map.depth === 1 ? withoutTags(source) : source, use });
    else if (source.tag !== 'reset' && faultless) report(build, faults.mergeValue(source.origin.use ?? source.origin));
  }
  return value.tag === undefined ? undefined : 'override';
}

function addMerged(build: Build, map: OpenMap, { source, use }: { readonly source: SourceMap; readonly use: Span }): void {
  // Mappings merged into one another are copied at every level.
  if (!spend(build, source.entries.size, use)) return;
  for (const [name, node] of source.entries) {
    if (!map.entries.has(name)) map.entries.set(name, broughtBy(node, 'merge-key', { use, key: node.origin.key }));
  }
}

function followAlias(build: Build, alias: SyntaxAlias, slot: Slot): SourceNode {
  const use = spanOf(build, alias);
  const missing = nullAt(build, alias, slot);
  const { target } = alias;
  if (target === undefined) {
    report(build, faults.unknownAnchor(use, alias.name));
    return missing;
  }
  if (build.open.has(target)) {
    report(build, faults.aliasCycle(alias.name, use, spanOf(build, target)));
    return missing;
  }
  const known = build.anchors.get(target);
  const anchored = known ?? buildAnchored(build, target, slot);
  if (!spend(build, anchored.size, use)) return missing;
  const depth = slot.depth + anchored.height;
  if (depth > MAX_DEPTH) {
    report(build, faults.tooDeepAlias(alias.name, use));
    return missing;
  }
  build.deepest = Math.max(build.deepest, depth);
  // Nothing was built yet of an anchor inside a `!reset`: this is its first place.
  return broughtBy(known === undefined ? anchored.node : nodeAgain(anchored), 'alias', { use, key: slot.key });
}

function nodeAgain(anchored: Anchored): SourceNode {
  anchored.again ??= withoutResetsInside(anchored.node);
  return anchored.again;
}

/** Counts nodes that an alias or a merge key brings in; false once they are too many, which is reported once. */
function spend(build: Build, nodes: number, at: Span): boolean {
  if (build.exhausted) return false;
  build.aliased += nodes;
  build.exhausted = isExcessiveAliasing(build.aliased, build.written);
  if (build.exhausted) report(build, faults.excessiveAliasing(at));
  return !build.exhausted;
}

function report(build: Build, diagnostic: Diagnostic): void {
  if (build.diagnostics.length < MAX_DIAGNOSTICS) build.diagnostics.push(diagnostic);
}
