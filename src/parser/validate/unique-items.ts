/** Lists that may not hold the same item twice. */

import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { formatPath, type Path } from '../../model/path.ts';
import { patternTree } from '../pattern-tree.ts';
import type { SourceList, SourceNode } from '../source-tree.ts';
import { visitPlaces } from '../visit-places.ts';
import { type Place, problemAt, seeAlso } from './problem.ts';

/** By the keyword `uniqueItems` of the Compose schema, in all forms that a place may have. */
export const UNIQUE_LISTS = [
  'networks.*.labels',
  'secrets.*.labels',
  'configs.*.labels',
  'volumes.*.labels',
  'include.*.env_file',
  'include.*.path',
  'services.*.annotations',
  'services.*.build.additional_contexts',
  'services.*.build.args',
  'services.*.build.extra_hosts',
  'services.*.build.labels',
  'services.*.build.no_cache_filter',
  'services.*.build.ssh',
  'services.*.cap_add',
  'services.*.cap_drop',
  'services.*.depends_on',
  'services.*.deploy.labels',
  'services.*.deploy.resources.reservations.devices.*.capabilities',
  'services.*.deploy.resources.reservations.devices.*.device_ids',
  'services.*.deploy.resources.reservations.devices.*.options',
  'services.*.develop.watch.*.exec.environment',
  'services.*.develop.watch.*.ignore',
  'services.*.develop.watch.*.include',
  'services.*.device_cgroup_rules',
  'services.*.dns',
  'services.*.dns_opt',
  'services.*.dns_search',
  'services.*.environment',
  'services.*.expose',
  'services.*.external_links',
  'services.*.extra_hosts',
  'services.*.gpus.*.capabilities',
  'services.*.gpus.*.device_ids',
  'services.*.gpus.*.options',
  'services.*.group_add',
  'services.*.labels',
  'services.*.links',
  'services.*.models',
  'services.*.networks',
  'services.*.networks.*.aliases',
  'services.*.networks.*.link_local_ips',
  'services.*.ports',
  'services.*.post_start.*.environment',
  'services.*.pre_start.*.environment',
  'services.*.pre_stop.*.environment',
  'services.*.profiles',
  'services.*.security_opt',
  'services.*.sysctls',
  'services.*.tmpfs',
  'services.*.volumes',
  'services.*.volumes.*.volume.labels',
  'services.*.volumes_from',
];

/** Of one list. */
const MOST = 100;

const UNIQUE = patternTree<true>(Object.fromEntries(UNIQUE_LISTS.map((pattern) => [pattern, true])));

export function checkUniqueItems(root: SourceNode): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  visitPlaces(root, UNIQUE, (node, _, path) => {
    if (node.kind === 'list' && node.items.length > 1) for (const diagnostic of repeated(node, path)) found.push(diagnostic);
  });
  return found;
}

function repeated(list: SourceList, path: Path): readonly Diagnostic[] {
  const first = new Map<string, Place>();
  const found: Diagnostic[] = [];
  for (const [i, node] of list.items.entries()) {
    const place = { node, path: [...path, i] };
    const identity = identify(node);
    const before = first.get(identity);
    if (before === undefined) first.set(identity, place);
    else if (found.push(repetition(place, before)) === MOST) break;
  }
  return found;
}

function repetition(place: Place, first: Place): Diagnostic {
  const message = `this item of \`${formatPath(place.path.slice(0, -1))}\` repeats an earlier one`;
  return problemAt(place, {
    code: 'schema/unique-items',
    message,
    help: 'Remove one of them.',
    related: [seeAlso('the first one', first)],
  });
}

/** Equal texts for values that are equal as JSON: key order and `1` against `1.0` do not count. */
function identify(node: SourceNode): string {
  if (node.kind === 'list') return `[${node.items.map(identify).join()}]`;
  if (node.kind === 'scalar') return JSON.stringify(typeof node.value === 'bigint' ? Number(node.value) : node.value);
  const members = [...node.entries].map(([key, value]) => `${JSON.stringify(key)}:${identify(value)}`);
  return `{${members.sort().join()}}`;
}
