/** Reads the `include` list of a document: paths, or mappings with `path`, `project_directory` and `env_file`. */

import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Outcome } from '../diagnostics/outcome.ts';
import type { Span } from '../model/origins.ts';
import type { Path } from '../model/path.ts';
import { isNull, spanOf, stringOf } from './source-edit.ts';
import type { SourceMap, SourceNode } from './source-tree.ts';
import { describeValue } from './validate/describe-value.ts';

export interface NamedPath {
  readonly text: string;
  readonly at: Span;
}

export interface IncludeEntry {
  readonly at: Span;
  /** The first is the main file, the others override it. Never empty. */
  readonly paths: readonly [NamedPath, ...NamedPath[]];
  readonly projectDirectory: NamedPath | undefined;
  readonly envFiles: readonly NamedPath[];
}

/** An entry that is none is reported and left out. */
export function readIncludeEntries(include: SourceNode): Outcome<readonly IncludeEntry[]> {
  if (isNull(include)) return { value: [], diagnostics: [] };
  const diagnostics: Diagnostic[] = [];
  if (include.kind !== 'list') {
    diagnostics.push(invalid(`\`include\` must be a list, not ${describeValue(include, ['include'])}`, include, ['include']));
    return { value: [], diagnostics };
  }
  const entries = include.items.map((item, index) => readEntry(item, ['include', index], diagnostics));
  return { value: entries.filter((entry) => entry !== undefined), diagnostics };
}

function readEntry(item: SourceNode, path: Path, diagnostics: Diagnostic[]): IncludeEntry | undefined {
  const at = spanOf(item.origin);
  if (item.kind === 'map') return readLongEntry(item, path, diagnostics);
  const [first, ...others] = pathsOf(item);
  if (first !== undefined && item.kind === 'scalar') return { at, paths: [first, ...others], projectDirectory: undefined, envFiles: [] };
  diagnostics.push(invalid('an entry of `include` is a path, or a mapping with `path`', item, path));
  return undefined;
}

function readLongEntry(item: SourceMap, path: Path, diagnostics: Diagnostic[]): IncludeEntry | undefined {
  const [first, ...others] = pathsOf(item.entries.get('path'));
  if (first === undefined) {
    diagnostics.push(invalid('this entry of `include` names no file', item, path));
    return undefined;
  }
  const [projectDirectory] = pathsOf(item.entries.get('project_directory'));
  return { at: spanOf(item.origin), paths: [first, ...others], projectDirectory, envFiles: pathsOf(item.entries.get('env_file')) };
}

/** A string or a list of strings. The empty string names nothing. */
function pathsOf(node: SourceNode | undefined): readonly NamedPath[] {
  if (node === undefined) return [];
  if (node.kind === 'list') return node.items.flatMap(pathsOf);
  const text = stringOf(node);
  return text === undefined || text === '' ? [] : [{ text, at: spanOf(node.origin) }];
}

function invalid(message: string, node: SourceNode, path: Path): Diagnostic {
  return {
    code: 'compose/invalid-include',
    severity: 'error',
    message,
    help: 'Write `- path/to/compose.yaml`, or `- path: path/to/compose.yaml`.',
    path,
    at: node.origin,
  };
}
