/** How the tests of the YAML layer look at what was read. */

import type { Diagnostic } from '../../../src/diagnostics/diagnostic.ts';
import type { Span } from '../../../src/model/origins.ts';
import type { Path } from '../../../src/model/path.ts';
import type { SourceNode } from '../../../src/parser/source-tree.ts';
import { readYaml, type YamlFile } from '../../../src/parser/yaml/read-yaml.ts';

/** Reads a text that must have no fault, and returns its documents as plain data. */
export function documentsOf(text: string | Uint8Array): unknown[] {
  const { documents, diagnostics } = readYaml('compose.yaml', text);
  if (diagnostics.length > 0) throw new Error(diagnostics.map(({ message }) => message).join('; '));
  return documents.map(plain);
}

export function documentOf(text: string | Uint8Array): unknown {
  return documentsOf(text)[0];
}

function plain(node: SourceNode): unknown {
  if (node.kind === 'list') return node.items.map(plain);
  if (node.kind === 'map') return Object.fromEntries([...node.entries].map(([key, value]) => [key, plain(value)]));
  return node.value;
}

/** The node at a path of the first document; a fault of the test when there is none. */
export function nodeAt(file: YamlFile, path: Path): SourceNode {
  let node = file.documents[0];
  for (const segment of path) {
    if (node?.kind === 'map') node = node.entries.get(String(segment));
    else if (node?.kind === 'list') node = node.items[Number(segment)];
  }
  if (node === undefined) throw new Error(`nothing at ${path.join('.')}`);
  return node;
}

/** The piece of text that a span covers. */
export function textAt(file: YamlFile, span: Span | undefined): string | undefined {
  return span === undefined ? undefined : file.text.slice(span.start, span.end);
}

/** The one diagnostic of a text, with the piece of text it points to. */
export function faultOf(text: string): { readonly code: string; readonly at: string | undefined; readonly diagnostic: Diagnostic } {
  const file = readYaml('compose.yaml', text);
  const [diagnostic, ...rest] = file.diagnostics;
  if (diagnostic === undefined || rest.length > 0) throw new Error(`${file.diagnostics.length} diagnostics`);
  return { code: diagnostic.code, at: textAt(file, diagnostic.at), diagnostic };
}
