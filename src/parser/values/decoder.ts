/** Decoders give each value the form in which Docker Compose keeps and prints it, and put decoders of parts together. */

import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Segment } from '../../model/path.ts';
import type { Consumed } from '../request.ts';
import { isNull, mapEntries, mapItems } from '../source-edit.ts';
import type { ScalarValue, SourceNode } from '../source-tree.ts';

export interface Decoding {
  /** Of the node that is decoded. One list for the whole model: who keeps it keeps a copy. */
  readonly path: Segment[];
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
    return mapEntries(node, (child, key) => {
      const isNothing = isNull(child);
      const decode = isNothing ? withoutValue : byKey.get(key);
      const stays = decode === undefined || (isNothing && key.startsWith('x-'));
      return stays ? child : decodeChild(decode, child, at(decoding, key));
    });
  };
}

const withoutValue: Decoder = (node, decoding) => leaveOut(node, decoding, 'It has no value.');

/** A mapping whose keys the user chooses. A key counts even without a value. */
export function mapOf(decode: Decoder): Decoder {
  return (node, decoding) => {
    if (node.kind !== 'map') return node;
    return mapEntries(node, (child, key) => (isNull(child) ? child : (decodeChild(decode, child, at(decoding, key)) ?? child)));
  };
}

export function listOf(decode: Decoder): Decoder {
  return (node, decoding) => {
    if (node.kind !== 'list') return node;
    return mapItems(node, (item, index) => decodeChild(decode, item, at(decoding, index)) ?? item);
  };
}

/** Decodes what stands one step further down, and steps back. */
function decodeChild(decode: Decoder, child: SourceNode, decoding: Decoding): SourceNode | undefined {
  const decoded = decode(child, decoding);
  decoding.path.pop();
  return decoded;
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
  if (node.origin.via !== 'default') consume({ path: [...path], origin: node.origin, because });
  return undefined;
}

/** Steps down to a member or item. */
function at(decoding: Decoding, segment: Segment): Decoding {
  decoding.path.push(segment);
  return decoding;
}

/** Reports a value that cannot be what its place asks for, and keeps it. */
export function invalid(
  node: SourceNode,
  { path, report }: Decoding,
  fault: { readonly message: string; readonly help: string },
): SourceNode {
  report({ code: 'compose/invalid-value', severity: 'error', ...fault, path: [...path], at: node.origin });
  return node;
}
