/** `!reset` and `!override`: what a file deletes from the files before it (Compose specification, "Reset value" and "Replace value"). */

import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { formatPath, type Path } from '../../model/path.ts';
import type { SourceMap, SourceNode } from '../source-tree.ts';

export interface CollectedResets {
  /** The file's own tree without tags: what is tagged `!reset` is gone, what is tagged `!override` stays. */
  readonly value: SourceNode;
  /** The places to delete from the base before this tree is merged over it. */
  readonly resets: readonly Path[];
  readonly diagnostics: readonly Diagnostic[];
}

export function collectResets(root: SourceNode): CollectedResets {
  const found: Found = { resets: [], diagnostics: [] };
  const value = take(root, { path: [], found, inList: false });
  return { value: value ?? { kind: 'map', origin: root.origin, entries: new Map() }, ...found };
}

interface Found {
  readonly resets: Path[];
  readonly diagnostics: Diagnostic[];
}

interface Spot {
  readonly path: Path;
  readonly found: Found;
  readonly inList: boolean;
}

/** The node without tags; undefined when it is to go. Tags inside a tagged value have no meaning and are only dropped. */
function take(node: SourceNode, spot: Spot): SourceNode | undefined {
  if (node.tag === undefined) return takeChildren(node, spot);
  if (spot.inList) spot.found.diagnostics.push(withoutEffect(node, spot.path));
  else spot.found.resets.push(spot.path);
  return node.tag === 'reset' ? undefined : untagged(node);
}

function takeChildren(node: SourceNode, spot: Spot): SourceNode {
  if (node.kind === 'scalar') return node;
  if (node.kind === 'list') {
    const items = node.items.map((item, i) => take(item, { ...spot, path: [...spot.path, i], inList: true }));
    return { ...node, items: items.filter((item) => item !== undefined) };
  }
  const entries = new Map<string, SourceNode>();
  for (const [key, value] of node.entries) {
    const kept = take(value, { ...spot, path: [...spot.path, key] });
    if (kept !== undefined) entries.set(key, kept);
  }
  return { ...node, entries };
}

function untagged(node: SourceNode): SourceNode {
  const { tag: _, ...rest } = node;
  if (rest.kind === 'list') return { ...rest, items: rest.items.map(untagged) };
  if (rest.kind === 'map') return { ...rest, entries: new Map([...rest.entries].map(([key, value]) => [key, untagged(value)])) };
  return rest;
}

function withoutEffect(node: SourceNode, path: Path): Diagnostic {
  return {
    code: 'compose/reset-in-list',
    severity: 'warning',
    message: `\`!${node.tag}\` at \`${formatPath(path)}\` does not reach into the list of the file before`,
    help: 'Put the tag before the whole list (`!override`) and repeat the items that are to stay.',
    path,
    at: node.origin,
  };
}

/** The base without what stands at the paths. A path that leads nowhere, or through a list, changes nothing. */
export function applyResets(base: SourceNode, paths: readonly Path[]): SourceNode {
  const doomed = paths.length === 0 ? undefined : asTree(paths);
  return doomed === undefined || base.kind !== 'map' ? base : prune(base, doomed);
}

/** Keys to follow; `true` where the value goes. */
type Doomed = Map<string, Doomed | true>;

function asTree(paths: readonly Path[]): Doomed {
  const root: Doomed = new Map();
  for (const path of paths) {
    let place = root;
    for (const [i, segment] of path.entries()) {
      const key = String(segment);
      const below = place.get(key);
      if (below === true) break;
      if (i === path.length - 1) place.set(key, true);
      else {
        const next: Doomed = below ?? new Map();
        place.set(key, next);
        place = next;
      }
    }
  }
  return root;
}

function prune(map: SourceMap, doomed: Doomed): SourceMap {
  const entries = new Map<string, SourceNode>();
  for (const [key, value] of map.entries) {
    const fate = doomed.get(key);
    if (fate === true) continue;
    entries.set(key, fate === undefined || value.kind !== 'map' ? value : prune(value, fate));
  }
  return { ...map, entries };
}
