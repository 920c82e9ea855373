/** What is known of a file while its source nodes are built, and how their origins are made. */

import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Origin, Span, Via } from '../../model/origins.ts';
import type { SourceNode, SourceScalar } from '../source-tree.ts';
import type { SyntaxContent, SyntaxNode } from './syntax-tree.ts';

/** What an anchor stands for, and what following it costs. */
export interface Anchored {
  readonly node: SourceNode;
  /** Nodes in it, with those that its own aliases bring in. */
  readonly size: number;
  readonly height: number;
  /** What it is from the second place on, once that is known. */
  again?: SourceNode;
}

/** The state of one file. Anchors hold for all its documents, as in go-yaml. */
export interface Build {
  readonly file: string;
  readonly diagnostics: Diagnostic[];
  readonly anchors: Map<SyntaxContent, Anchored>;
  /** Anchored nodes that are being built: an alias to one of them would never end. */
  readonly open: Set<SyntaxContent>;
  /** Nodes written out, and nodes brought in by aliases. */
  written: number;
  aliased: number;
  /** Deepest level reached inside the anchored node that is being built. */
  deepest: number;
  /** How many `!override` are open: below one, Docker Compose gives tags no meaning. */
  overriding: number;
  /** Whether any node has a merge tag that counts. */
  hasMergeTags: boolean;
  /** Set once aliases have brought in too much: they are not followed any more. */
  exhausted: boolean;
}

/** Where a node goes: below which key, on which level. */
export interface Slot {
  readonly key: Span | undefined;
  readonly depth: number;
}

export function startBuild(file: string): Build {
  const counters = { written: 0, aliased: 0, deepest: 0, overriding: 0, hasMergeTags: false, exhausted: false };
  return { file, diagnostics: [], anchors: new Map(), open: new Set(), ...counters };
}

export function spanOf(build: Build, node: SyntaxNode): Span {
  return { file: build.file, start: node.start, end: node.end };
}

export function originOf(build: Build, node: SyntaxNode, slot: Slot): Origin {
  const { start, end } = node;
  if (slot.key === undefined) return { file: build.file, start, end, via: 'written' };
  return { file: build.file, start, end, via: 'written', key: slot.key };
}

/** The node as it comes to another place: it still stands where it was written, `use` tells what brought it here. */
export function broughtBy(node: SourceNode, via: Via, place: { readonly use: Span; readonly key: Span | undefined }): SourceNode {
  const { file, start, end } = node.origin;
  const origin: Origin =
    place.key === undefined ? { file, start, end, via, use: place.use } : { file, start, end, via, ...place, key: place.key };
  return { ...node, origin };
}

/** What stands in for a node that cannot be had. */
export function nullAt(build: Build, node: SyntaxNode, slot: Slot): SourceScalar {
  return { kind: 'scalar', origin: originOf(build, node, slot), type: 'null', value: null, text: '' };
}
