/** Decoders give each value the form in which Docker Compose keeps and prints it, and put decoders of parts together. */

import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Path } from '../../model/path.ts';
import type { Consumed } from '../request.ts';
import { isNull, mapItems } from '../source-edit.ts';
import type { ScalarValue, SourceMap, SourceNode } from '../source-tree.ts';

export interface Decoding {
  readonly path: Path;
  readonly report: (diagnostic: Diagnostic) => void;
  readonly consume: (consumed: Consumed) => void;
}

/** Gives the decoded node; undefined for one that says nothing, which is left out of the mapping that it is a member of. */
export type Decoder = (node: SourceNode, decoding: Decoding) => SourceNode | undefined;

/** A mapping whose keys the specification names. Members without a value are left out; extensions and members without a decoder stay. */
export function members(decoders: Readonly<Record<string, Decoder>>): Decoder {
  const byKey = new Map(Object.entries(decoders));
  return (node, decoding) => {
    if (node.kind !== 'map') return node;
    return decodeEntries(node, decoding, (child, key, below) => {
      if (key.startsWith('x-')) return child;
      if (isNull(child)) return leaveOut(child, below, 'It has no value.');
      const decode = byKey.get(key);
      return decode === undefined ? child : decode(child, below);
    });
  };
}

/** A mapping whose keys the user chooses. A key counts even without a value. */
export function mapOf(decode: Decoder): Decoder {
  return (node, decoding) => {
    if (node.kind !== 'map') return node;
    return decodeEntries(node, decoding, (child, _, below) => (isNull(child) ? child : (decode(child, below) ?? child)));
  };
}

type DecodeEntry = (child: SourceNode, key: string, below: Decoding) => SourceNode | undefined;

function decodeEntries(map: SourceMap, decoding: Decoding, decode: DecodeEntry): SourceMap {
  let changed = false;
  const entries = new Map<string, SourceNode>();
  for (const [key, child] of map.entries) {
    const value = decode(child, key, at(decoding, key));
    changed ||= value !== child;
    if (value !== undefined) entries.set(key, value);
  }
  return changed ? { ...map, entries } : map;
}

export function listOf(decode: Decoder): Decoder {
  return (node, decoding) => {
    if (node.kind !== 'list') return node;
    let index = 0;
    return mapItems(node, (item) => decode(item, at(decoding, index++)) ?? item);
  };
}

/** One value is a list of one. */
export function oneOrMany(list: Decoder): Decoder {
  return (node, decoding) => list(node.kind === 'scalar' ? { kind: 'list', origin: node.origin, items: [node] } : node, decoding);
}

/** For values of which Go's zero means the same as no value: Docker Compose does not print it. */
export function unlessZero(decode: Decoder, zero: ScalarValue): Decoder {
  return (node, decoding) => {
    const decoded = decode(node, decoding);
    if (decoded?.kind !== 'scalar' || decoded.value !== zero) return decoded;
    return leaveOut(
      node,
      decoding,
      zero === '' ? 'An empty text is the same as no value here.' : `\`${zero}\` is the same as no value here.`,
    );
  };
}

/** For members that Docker Compose itself does not read. */
export function unread(because: string): Decoder {
  return (node, decoding) => leaveOut(node, decoding, because);
}

/** Leaves a member out, and keeps account of it if a person wrote it. */
function leaveOut(node: SourceNode, { path, consume }: Decoding, because: string): undefined {
  if (node.origin.via !== 'default') consume({ path, origin: node.origin, because });
  return undefined;
}

export function at(decoding: Decoding, segment: string | number): Decoding {
  return { ...decoding, path: [...decoding.path, segment] };
}

/** Reports a value that cannot be what its place asks for, and keeps it. */
export function invalid(
  node: SourceNode,
  { path, report }: Decoding,
  fault: { readonly message: string; readonly help: string },
): SourceNode {
  report({ code: 'compose/invalid-value', severity: 'error', ...fault, path, at: node.origin });
  return node;
}
