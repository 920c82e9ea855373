/** What each host name of a project stands for. */

import type { Path } from '../../../model/path.ts';
import type { HostIndex } from './host-index.ts';
import type { HostKind } from './host-names.ts';

/** What a name stands for: to everyone on some networks, or (of a link) to one service alone. */
export interface Meaning {
  readonly target: string;
  readonly kind: HostKind | 'link';
  readonly networks: readonly string[];
  readonly only?: string;
  readonly from: Path;
}

export function wordsIn(hosts: HostIndex): readonly string[] {
  return [...new Set([...hosts.names.keys(), ...[...hosts.links.values()].flatMap((own) => [...own.keys()])])].sort();
}

/** Aliases and links were written to be names; a container's name, host name or address counts only where some text uses it as one. */
export function meaningsOf(host: string, hosts: HostIndex): readonly Meaning[] {
  const used = new Set((hosts.usesOfName.get(host) ?? []).flatMap(({ targets }) => targets));
  const shared = (hosts.names.get(host) ?? [])
    .filter(({ kind, service }) => !hosts.absent.has(service) && (kind === 'service' || kind === 'alias' || used.has(service)))
    .map(({ service: target, kind, networks, from }): Meaning => ({ target, kind, networks, from }));
  const linked = (hosts.linksOf.get(host) ?? []).map(
    ({ by, target, from }): Meaning => ({ target, kind: 'link', networks: [], only: by, from }),
  );
  return [...shared, ...linked];
}
