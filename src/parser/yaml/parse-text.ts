/** YAML text to syntax trees, by the `yaml` library. */

import { type Document, isAlias, isMap, isScalar, isSeq, type ParsedNode, parseAllDocuments } from 'yaml';
import type { SyntaxContent, SyntaxFault, SyntaxNode } from './syntax-tree.ts';

export interface ParsedText {
  readonly roots: readonly SyntaxNode[];
  readonly fault: SyntaxFault | undefined;
}

export function parseText(text: string): ParsedText {
  const options = { keepSourceTokens: false, prettyErrors: false, uniqueKeys: false, merge: true, version: '1.2' as const };
  const documents = parseAllDocuments(text, options) as Document.Parsed[];
  const anchors = new Map<string, SyntaxContent>();
  const roots: SyntaxNode[] = [];
  for (const document of documents) {
    const error = document.errors[0];
    if (document.contents !== null) roots.push(convert(text, anchors, document.contents));
    if (error !== undefined) {
      const [start, end] = error.pos;
      return { roots, fault: { code: 'syntax', start, end, message: error.message, help: 'mend the YAML here' } };
    }
  }
  return { roots, fault: undefined };
}

function convert(text: string, anchors: Map<string, SyntaxContent>, node: ParsedNode | null): SyntaxNode {
  if (node === null) return { kind: 'scalar', start: 0, end: 0, tag: undefined, anchored: false, plain: true, text: '' };
  const [start, end] = node.range;
  if (isAlias(node))
    return { kind: 'alias', start, end, tag: undefined, anchored: false, name: node.source, target: anchors.get(node.source) };
  const base = { start, end, tag: node.tag?.replace(/^tag:yaml.org,2002:/, '!!'), anchored: node.anchor !== undefined };
  if (isScalar(node)) {
    const plain = node.type === 'PLAIN';
    const scalar: SyntaxContent = { kind: 'scalar', ...base, plain, text: plain ? (node.source ?? '') : String(node.value) };
    if (node.anchor !== undefined) anchors.set(node.anchor, scalar);
    return scalar;
  }
  if (isSeq(node)) {
    const items: SyntaxNode[] = [];
    const list: SyntaxContent = { kind: 'list', ...base, items };
    if (node.anchor !== undefined) anchors.set(node.anchor, list);
    for (const item of node.items) items.push(convert(text, anchors, item as ParsedNode));
    return node.flow === true ? list : { ...list, end: items.at(-1)?.end ?? end };
  }
  if (!isMap(node)) throw new Error('unknown node of the YAML library');
  const pairs: { key: SyntaxNode; value: SyntaxNode }[] = [];
  const map: SyntaxContent = { kind: 'map', ...base, pairs };
  if (node.anchor !== undefined) anchors.set(node.anchor, map);
  for (const pair of node.items) {
    pairs.push({ key: convert(text, anchors, pair.key as ParsedNode), value: convert(text, anchors, pair.value as ParsedNode | null) });
  }
  return node.flow === true ? map : { ...map, end: pairs.at(-1)?.value.end || (pairs.at(-1)?.key.end ?? end) };
}
