/** Lists of names that stand for a mapping: `depends_on`, `networks`, `models`. */

import { startedDependency, toMapping, withoutSettings } from '../merge/to-mapping.ts';
import { added, boolNode, isNull, mapEntries, stringNode, withEntries } from '../source-edit.ts';
import type { SourceMap, SourceNode } from '../source-tree.ts';
import type { ShortSyntax } from './short-syntax.ts';

/** `[front]` is `{front: null}`. */
export const expandNames: ShortSyntax = (node) => toMapping(node, withoutSettings) ?? node;

/** `[db]` is a dependency on the start of `db`. A dependency is required unless it says otherwise. */
export const expandDependsOn: ShortSyntax = (node) => {
  if (node.kind === 'map') return mapEntries(node, complete);
  return toMapping(node, startedDependency) ?? node;
};

function complete(dependency: SourceNode): SourceNode {
  if (dependency.kind !== 'map') return dependency;
  const origin = added(dependency.origin);
  const missing: [string, SourceNode][] = [];
  if (isMissing(dependency, 'condition')) missing.push(['condition', stringNode('service_started', origin)]);
  if (isMissing(dependency, 'required')) missing.push(['required', boolNode(true, origin)]);
  return missing.length === 0 ? dependency : withEntries(dependency, missing);
}

function isMissing(dependency: SourceMap, key: string): boolean {
  return isNull(dependency.entries.get(key));
}
