/** Fills in what the long forms leave out (compose-go, transform/defaults.go). What is added has the origin `default`. */

import { patternTree } from './pattern-tree.ts';
import { rewriteTree } from './rewrite-tree.ts';
import { added, asMap, boolNode, stringAt, stringNode, withEntries } from './source-edit.ts';
import type { SourceMap, SourceNode } from './source-tree.ts';

type Missing = readonly [key: string, value: SourceNode];

/** By place: the members to add where they are missing. */
const DEFAULTS = patternTree<(map: SourceMap) => readonly Missing[]>({
  'services.*.build': (build) => [['context', stringNode('.', added(build.origin))]],
  'services.*.secrets.*': secretTarget,
  'services.*.ports.*': portDefaults,
  'services.*.deploy.resources.reservations.devices.*': allDevices,
  'services.*.gpus.*': allDevices,
  'services.*.volumes.*.bind': (bind) => [['create_host_path', boolNode(true, added(bind.origin))]],
});

export function setDefaults(root: SourceMap): SourceMap {
  return asMap(rewriteTree(root, DEFAULTS, (node, missing) => (node.kind === 'map' ? complete(node, missing(node)) : node)));
}

function complete(map: SourceMap, missing: readonly Missing[]): SourceMap {
  const absent = missing.filter(([key]) => !map.entries.has(key));
  return absent.length === 0 ? map : withEntries(map, absent);
}

function secretTarget(secret: SourceMap): readonly Missing[] {
  const source = stringAt(secret, 'source');
  return source === undefined ? [] : [['target', stringNode(`/run/secrets/${source}`, added(secret.origin))]];
}

function portDefaults({ entries, origin }: SourceMap): readonly Missing[] {
  if (entries.has('protocol') && entries.has('mode')) return [];
  return [
    ['protocol', stringNode('tcp', added(origin))],
    ['mode', stringNode('ingress', added(origin))],
  ];
}

function allDevices({ entries, origin }: SourceMap): readonly Missing[] {
  return entries.has('device_ids') ? [] : [['count', stringNode('all', added(origin))]];
}
