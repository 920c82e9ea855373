/** Trees for tests: written as YAML, read back as plain values, with the text that a diagnostic points at. */

import { expect } from 'vitest';
import type { Diagnostic } from '../../../src/diagnostics/diagnostic.ts';
import type { Span } from '../../../src/model/origins.ts';
import type { SourceNode } from '../../../src/parser/source-tree.ts';
import { readYaml } from '../../../src/parser/yaml/read-yaml.ts';

export function tree(text: string, file = 'compose.yaml'): SourceNode {
  const { documents, diagnostics } = readYaml(file, text);
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  const [root] = documents;
  if (root === undefined) throw new Error('The text of the test has no document');
  return root;
}

/** Values without places. A bigint reads as its digits. */
export function plain(node: SourceNode): unknown {
  if (node.kind === 'list') return node.items.map(plain);
  if (node.kind === 'scalar') return typeof node.value === 'bigint' ? String(node.value) : node.value;
  return Object.fromEntries([...node.entries].map(([key, value]) => [key, plain(value)]));
}

export function spanText(sources: Readonly<Record<string, string>>, span: Span | undefined): string | undefined {
  return span === undefined ? undefined : sources[span.file]?.slice(span.start, span.end);
}

/** What a reader of the report sees: code, message and the text pointed at. */
export function shown(diagnostics: readonly Diagnostic[], text: string, file = 'compose.yaml'): readonly string[] {
  return diagnostics.map(({ code, message, at }) => `${code}: ${message} <- ${spanText({ [file]: text }, at)}`);
}
