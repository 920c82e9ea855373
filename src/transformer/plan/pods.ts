/**
 * Which services share a Pod: those that share a namespace in Compose (`network_mode`, `ipc`, `pid`: `service:x`), since only containers of one
 * Pod can, and those that a setting puts together. A service that runs to completion may be a guest in the Pods of those that wait for it.
 */

import type { Path } from '../../model/path.ts';
import type { Service } from '../../model/service.ts';
import type { Settings } from '../../model/settings.ts';
import type { ProjectContext } from '../project-context.ts';
import { askedAt, asker } from './asked-at.ts';
import { guestsOf } from './guests.ts';
import { isLeftOut } from './left-out.ts';
import { completedServices } from './order.ts';

export interface PodGroup {
  readonly lead: string;
  /** The lead first, the others sorted, guests included. */
  readonly members: readonly string[];
  /** Members that run to completion here, before the others, and perhaps in further Pods as well. */
  readonly guests: readonly string[];
  /** Why the other members are here, a sentence each; empty where there are none but guests. */
  readonly because: string;
  readonly from: readonly Path[];
}

const SHARED_NAMESPACES = ['network_mode', 'ipc', 'pid'] as const;

/** A service that must be in the Pod of another one. */
interface Link {
  readonly to: string;
  readonly from: Path;
  readonly because: string;
}

/** One group per Pod, sorted by lead. */
export function planPods({ project, settings }: ProjectContext): readonly PodGroup[] {
  const names = Object.keys(project.services)
    .filter((name) => !isLeftOut({ project, settings }, name))
    .sort();
  const links = linksOf({ project, settings }, names);
  const leadOf = leadsOf(names, links);
  const guests = guestsOf({ project, settings }, leadOf);
  const groups = new Map<string, string[]>();
  for (const name of names) {
    for (const lead of guests.get(name) ?? [leadOf.get(name) ?? name]) {
      const group = groups.get(lead);
      if (group === undefined) groups.set(lead, [name]);
      else group.push(name);
    }
  }
  const ties: Ties = { links, isGuest: (name) => guests.has(name) };
  return [...groups.keys()].sort().map((lead) => groupOf(lead, groups.get(lead) ?? [], ties));
}

interface Ties {
  readonly links: ReadonlyMap<string, readonly Link[]>;
  isGuest(name: string): boolean;
}

function groupOf(lead: string, members: readonly string[], { links, isGuest }: Ties): PodGroup {
  const followed = members.flatMap((member) => links.get(member) ?? []);
  if (members.length === 1 && followed.length === 0) return { lead, members, guests: members.filter(isGuest), because: '', from: [] };
  return {
    lead,
    members: [lead, ...members.filter((member) => member !== lead)],
    guests: members.filter(isGuest),
    because: [...new Set(followed.map((link) => link.because))].join(' '),
    from: followed.map((link) => link.from),
  };
}

function linksOf({ project, settings }: Pick<ProjectContext, 'project' | 'settings'>, names: readonly string[]) {
  const present = new Set(names);
  const podOf = (name: string) => settings.services.get(name)?.pod;
  const ending = completedServices({ project });
  const firsts = firstOfPods([...names.filter((name) => !ending.has(name)), ...names.filter((name) => ending.has(name))], podOf);
  return new Map(
    names.map((name): readonly [string, readonly Link[]] => {
      const shared = namespaceLinks(name, project.services[name] ?? {});
      const asked = podLinks(settings, name, firsts.get(podOf(name) ?? ''));
      return [name, shared.concat(asked).filter(({ to }) => to !== name && present.has(to))];
    }),
  );
}

function namespaceLinks(name: string, service: Service): readonly Link[] {
  return SHARED_NAMESPACES.flatMap((key): readonly Link[] => {
    const value = service[key];
    if (typeof value !== 'string' || !value.startsWith('service:')) return [];
    const to = value.slice('service:'.length);
    const because = `${name} shares the ${key === 'network_mode' ? 'network' : key} namespace of ${to}, so both are containers of one Pod.`;
    return [{ to, from: ['services', name, key], because }];
  });
}

/** By the name of a Pod: the service of that name, otherwise the first one that is to be in it. What runs to its end leads last. */
function firstOfPods(names: readonly string[], podOf: (name: string) => string | undefined): ReadonlyMap<string, string> {
  const firsts = new Map<string, string>();
  for (const name of names) {
    const pod = podOf(name);
    if (pod !== undefined && (!firsts.has(pod) || pod === name)) firsts.set(pod, name);
  }
  return firsts;
}

function podLinks(settings: Settings, name: string, to: string | undefined): readonly Link[] {
  if (to === undefined) return [];
  const because = `${asker(settings, name, 'pod')} puts ${name} into the Pod of ${to}.`;
  return askedAt(settings, name, 'pod').map((from) => ({ to, from, because }));
}

/** By service: the lead of all that are tied together, which is the first that follows no other. */
function leadsOf(names: readonly string[], links: ReadonlyMap<string, readonly Link[]>): ReadonlyMap<string, string> {
  const neighbours = new Map<string, Set<string>>();
  const tie = (name: string, other: string) => neighbours.set(name, (neighbours.get(name) ?? new Set()).add(other));
  for (const [name, list] of links) {
    for (const { to } of list) {
      tie(name, to);
      tie(to, name);
    }
  }
  const leads = new Map<string, string>();
  for (const name of names) {
    if (leads.has(name)) continue;
    if (!neighbours.has(name)) {
      leads.set(name, name);
      continue;
    }
    const group = reachable(name, neighbours);
    const lead = group.find((member) => links.get(member)?.length === 0) ?? name;
    for (const member of group) leads.set(member, lead);
  }
  return leads;
}

function reachable(name: string, neighbours: ReadonlyMap<string, ReadonlySet<string>>): readonly string[] {
  const found = new Set([name]);
  for (const member of found) for (const neighbour of neighbours.get(member) ?? []) found.add(neighbour);
  return [...found].sort();
}
