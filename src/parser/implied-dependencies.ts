/** Adds the dependencies that a service has without `depends_on`: on what it links to, mounts from, or shares a namespace with. */

import { added, boolNode, itemsAt, mapAt, mapNode, stringAt, stringNode, stringOf, withEntries } from './source-edit.ts';
import type { SourceMap, SourceNode } from './source-tree.ts';

const NAMESPACES = ['network_mode', 'ipc', 'pid', 'uts', 'cgroup'];
const SERVICE = 'service:';
const CONTAINER = 'container:';

interface Implied {
  readonly service: string;
  /** Where it is implied. */
  readonly by: SourceNode;
  readonly restart: boolean;
}

/** A dependency that is written stays as it is (compose-go, loader/normalize.go). */
export function implyDependencies(service: SourceMap): SourceMap {
  const implied = [...fromLinks(service), ...fromNamespaces(service), ...fromMounts(service)];
  if (implied.length === 0) return service;
  const written = mapAt(service, 'depends_on') ?? mapNode(added(service.origin));
  const entries = new Map(written.entries);
  for (const dependency of implied) if (!entries.has(dependency.service)) entries.set(dependency.service, started(dependency));
  return withEntries(service, [['depends_on', { ...written, entries }]]);
}

function started({ by, restart }: Implied): SourceNode {
  const origin = added(by.origin);
  return mapNode(origin, [
    ['condition', stringNode('service_started', origin)],
    ['restart', boolNode(restart, origin)],
    ['required', boolNode(true, origin)],
  ]);
}

/** Only `service:alias` has an alias to cut off. */
function fromLinks(service: SourceMap): readonly Implied[] {
  return itemsAt(service, 'links').flatMap((by) => {
    const link = stringOf(by);
    if (link === undefined) return [];
    const [name = '', ...others] = link.split(':');
    return [{ service: others.length === 1 ? name : link, by, restart: true }];
  });
}

function fromNamespaces(service: SourceMap): readonly Implied[] {
  return NAMESPACES.flatMap((key) => {
    const by = service.entries.get(key);
    const shared = stringAt(service, key);
    return by !== undefined && shared?.startsWith(SERVICE) ? [{ service: shared.slice(SERVICE.length), by, restart: true }] : [];
  });
}

function fromMounts(service: SourceMap): readonly Implied[] {
  return itemsAt(service, 'volumes_from').flatMap((by) => {
    const from = stringOf(by);
    return from === undefined || from.startsWith(CONTAINER) ? [] : [{ service: from.split(':')[0] ?? '', by, restart: false }];
  });
}
