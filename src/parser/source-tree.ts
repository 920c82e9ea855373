/** A YAML document as the parser's passes see it: plain nodes, each with the place it came from. Nodes are never changed; passes make new ones. */

import type { Origin, TemplatePart } from '../model/origins.ts';
import type { Path, Segment } from '../model/path.ts';
import type { ScalarType, ScalarValue } from '../model/scalar.ts';

export type { ScalarType, ScalarValue } from '../model/scalar.ts';

/** `!reset` deletes what stands at its path so far, `!override` replaces it whole (Compose merge, "Reset value" and "Replace value"). */
export type MergeTag = 'reset' | 'override';

export interface SourceScalar {
  readonly kind: 'scalar';
  readonly origin: Origin;
  readonly type: ScalarType;
  readonly value: ScalarValue;
  /** The scalar as it stands in the file, quotes, escapes and folding undone: `0x1F`, `yes`, `1.10`. */
  readonly text: string;
  /** The pieces before interpolation, where variables took part. */
  readonly template?: readonly TemplatePart[];
  readonly tag?: MergeTag;
}

export interface SourceList {
  readonly kind: 'list';
  readonly origin: Origin;
  readonly items: readonly SourceNode[];
  readonly tag?: MergeTag;
}

export interface SourceMap {
  readonly kind: 'map';
  readonly origin: Origin;
  readonly entries: ReadonlyMap<string, SourceNode>;
  readonly tag?: MergeTag;
}

export type SourceNode = SourceScalar | SourceList | SourceMap;

/** The node at a path; undefined where the path leads through something else than mappings and lists. */
export function getIn(root: SourceNode, path: Path): SourceNode | undefined {
  let node: SourceNode | undefined = root;
  for (const segment of path) node = node === undefined ? undefined : childAt(node, segment);
  return node;
}

export function childAt(node: SourceNode, segment: Segment): SourceNode | undefined {
  if (node.kind === 'map') return node.entries.get(String(segment));
  return node.kind === 'list' && typeof segment === 'number' ? node.items[segment] : undefined;
}

/** The tree as plain data. A key such as `__proto__` becomes an ordinary member. */
export function toPlain(node: SourceNode): unknown {
  switch (node.kind) {
    case 'map': {
      const members = noMembers();
      node.entries.forEach((value, key) => {
        setMember(members, key, toPlain(value));
      });
      return members;
    }
    case 'list':
      return node.items.map(toPlain);
    case 'scalar':
      return node.value;
  }
}

/** The prototype of mappings, which adds nothing to that of all objects. */
const OF_MAPPINGS: object = Object.create(Object.prototype);

/**
 * An object for members that users name. V8 knows a limited number of names that an object may begin with, for all objects of one prototype together:
 * thousands of mappings with names of their own would make every object of the program slow that begins as `{}`.
 */
export function noMembers(): Record<string, unknown> {
  return Object.create(OF_MAPPINGS);
}

/** Sets a member of its own whatever the key is: an assignment to `__proto__` would set the prototype. */
export function setMember(members: Record<string, unknown>, key: string, value: unknown): void {
  if (key === '__proto__') Object.defineProperty(members, key, { value, writable: true, enumerable: true, configurable: true });
  else members[key] = value;
}
