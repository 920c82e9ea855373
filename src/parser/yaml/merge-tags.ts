/** Where `!reset` and `!override` lose their effect on the way through aliases and merge keys, as they do in Docker Compose (compose-go, reset.go). */

import type { MergeTag, SourceMap, SourceNode } from '../source-tree.ts';

/**
 * An anchored value at the second place and later: what is marked `!reset` inside was taken out at the first place, and only there
 * does it delete anything. A tag on the anchored value itself counts everywhere.
 */
export function withoutResetsInside(node: SourceNode): SourceNode {
  return withoutTagsInside(node, new Set<MergeTag>(['reset']));
}

/** A mapping merged from a list, or into the root: its path holds an index or the `<<`, so that no tag in it finds what it is meant for. */
export function withoutTags(map: SourceMap): SourceMap {
  const inside = withoutTagsInside(map, new Set<MergeTag>(['reset', 'override']));
  return inside.kind === 'map' ? inside : map;
}

/** The node itself where there is no such tag inside. */
function withoutTagsInside(node: SourceNode, tags: ReadonlySet<MergeTag>): SourceNode {
  if (node.kind === 'list') {
    const items = node.items.map((item) => withoutOverride(withoutTagsInside(item, tags), tags));
    return items.every((item, i) => item === node.items[i]) ? node : { ...node, items };
  }
  if (node.kind === 'scalar') return node;
  let changed = false;
  const entries = new Map<string, SourceNode>();
  for (const [key, value] of node.entries) {
    const kept = withoutOverride(withoutTagsInside(value, tags), tags);
    changed ||= kept !== value || kept.tag === 'reset';
    if (kept.tag !== 'reset') entries.set(key, kept);
  }
  return changed ? { ...node, entries } : node;
}

function withoutOverride(node: SourceNode, tags: ReadonlySet<MergeTag>): SourceNode {
  if (node.tag !== 'override' || !tags.has('override')) return node;
  const { tag, ...plain } = node;
  return plain;
}
