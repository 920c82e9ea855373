/** Adds the dependencies that a service has without `depends_on`: on what it links to, mounts from, or shares a namespace with. */

import { added, boolNode, itemsAt, mapAt, mapNode, stringNode, stringOf } from './source-edit.ts';
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

/** The dependencies with those that are implied; undefined when none is. One that is written stays as it is (compose-go, loader/normalize.go). */
export function implyDependencies(service: SourceMap): SourceMap | undefined {
  const implied: Implied[] = [];
  addFromLinks(service, implied);
  addFromNamespaces(service, implied);
  addFromMounts(service, implied);
  if (implied.length === 0) return undefined;
  const written = mapAt(service, 'depends_on') ?? mapNode(added(service.origin));
  const entries = new Map(written.entries);
  for (const dependency of implied) if (!entries.has(dependency.service)) entries.set(dependency.service, started(dependency));
  return { ...written, entries };
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
function addFromLinks(service: SourceMap, implied: Implied[]): void {
  for (const by of itemsAt(service, 'links')) {
    const link = stringOf(by);
    if (link === undefined) continue;
    const [name = '', ...others] = link.split(':');
    implied.push({ service: others.length === 1 ? name : link, by, restart: true });
  }
}

function addFromNamespaces({ entries }: SourceMap, implied: Implied[]): void {
  for (const key of NAMESPACES) {
    const by = entries.get(key);
    const shared = stringOf(by);
    if (by !== undefined && shared?.startsWith(SERVICE)) implied.push({ service: shared.slice(SERVICE.length), by, restart: true });
  }
}

function addFromMounts(service: SourceMap, implied: Implied[]): void {
  for (const by of itemsAt(service, 'volumes_from')) {
    const from = stringOf(by);
    if (from !== undefined && !from.startsWith(CONTAINER)) implied.push({ service: from.split(':')[0] ?? '', by, restart: false });
  }
}
