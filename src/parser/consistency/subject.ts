/** What a check of consistency looks at: one service, and the project around it. */

import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Path, Segment } from '../../model/path.ts';
import type { SourceMap, SourceNode } from '../source-tree.ts';
import type { Place } from '../validate/problem.ts';

export interface Surroundings {
  readonly root: SourceNode;
  /** Enabled services, in the order of the document. */
  readonly services: ReadonlyMap<string, SourceMap>;
  /** Names of the services whose profiles are not active. */
  readonly disabled: ReadonlySet<string>;
  /** Part of the project could not be read, so that nothing can be called undefined. */
  readonly hasGaps: boolean;
  /** Finds the name that was probably meant. */
  readonly closestName: (name: string, candidates: Iterable<string>) => string | undefined;
}

export interface Subject {
  readonly name: string;
  readonly node: SourceMap;
  readonly project: Surroundings;
}

export type ServiceCheck = (service: Subject) => readonly Diagnostic[];
export type ProjectCheck = (project: Surroundings) => readonly Diagnostic[];

/** The place below a service at keys and indexes; undefined when something on the way is missing or null. */
export function placeIn({ name, node }: Subject, ...steps: readonly Segment[]): Place | undefined {
  const found = steps.reduce<SourceNode | undefined>(childOf, node);
  if (found === undefined || (found.kind === 'scalar' && found.value === null)) return undefined;
  return { node: found, path: ['services', name, ...steps] };
}

export function childOf(node: SourceNode | undefined, step: Segment): SourceNode | undefined {
  if (node?.kind === 'map') return node.entries.get(String(step));
  return node?.kind === 'list' ? node.items[Number(step)] : undefined;
}

export interface Member extends Place {
  readonly key: Segment;
}

/** The members or items at a place, each with a place of its own: all, or those that are meant. */
export function placesIn(place: Place | undefined, isMeant: (key: Segment, node: SourceNode) => boolean = () => true): readonly Member[] {
  if (place === undefined || place.node.kind === 'scalar') return [];
  const members: Member[] = [];
  for (const [key, node] of place.node.kind === 'map' ? place.node.entries : place.node.items.entries()) {
    if (isMeant(key, node)) members.push({ key, node, path: [...place.path, key] });
  }
  return members;
}

/** The text of a string or number; undefined for anything else, the empty string included, since Go cannot tell it from nothing. */
export function textOf(node: SourceNode | undefined): string | undefined {
  if (node?.kind !== 'scalar' || node.value === null) return undefined;
  const text = String(node.value);
  return text === '' ? undefined : text;
}

export function numberOf(node: SourceNode | undefined): number | undefined {
  const text = textOf(node);
  const number = text === undefined ? Number.NaN : Number(text);
  return Number.isNaN(number) ? undefined : number;
}

/** The members of a section of the top level; none when it is missing. */
export function entriesOf(root: SourceNode, section: string): ReadonlyMap<string, SourceNode> {
  const node = childOf(root, section);
  return node?.kind === 'map' ? node.entries : new Map();
}

export function servicePath({ name }: Subject): Path {
  return ['services', name];
}
