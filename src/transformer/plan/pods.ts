/**
 * Which services share a Pod: those that share a namespace in Compose (`network_mode`, `ipc`, `pid`: `service:x`), since only containers of one
 * Pod can, and those that a setting puts together.
 */

import type { Path } from '../../model/path.ts';
import type { Service } from '../../model/service.ts';
import type { ProjectContext } from '../concern.ts';

export interface PodGroup {
  readonly lead: string;
  /** The lead first, the others sorted. */
  readonly members: readonly string[];
  readonly because?: string;
  readonly from: readonly Path[];
}

const SHARED_NAMESPACES = ['network_mode', 'ipc', 'pid'] as const;

interface Link {
  readonly to: string;
  readonly from: Path;
  readonly because: string;
}

/** One group per Pod, sorted by lead. */
export function planPods({ project, settings }: ProjectContext): readonly PodGroup[] {
  const names = Object.keys(project.services).filter((name) => settings.services.get(name)?.skip !== true);
  const present = new Set(names);
  const links = new Map<string, Link>();
  const leads = leadsOfNamedPods(names, (name) => settings.services.get(name)?.pod);
  for (const name of names) {
    const service = project.services[name];
    if (service === undefined) continue;
    const link = namespaceLink(name, service, present) ?? leads.get(name);
    if (link !== undefined && link.to !== name) links.set(name, link);
  }
  const groups = new Map<string, string[]>();
  for (const name of [...names].sort()) {
    const lead = rootOf(name, links);
    groups.set(lead, [...(groups.get(lead) ?? []), name]);
  }
  return [...groups.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([lead, members]) => {
      const followed = members.flatMap((member) => links.get(member) ?? []);
      const because = [...new Set(followed.map((link) => link.because))].join(' ');
      return {
        lead,
        members: [lead, ...members.filter((member) => member !== lead)],
        ...(because === '' ? {} : { because }),
        from: followed.map((link) => link.from),
      };
    });
}

function namespaceLink(name: string, service: Service, names: ReadonlySet<string>): Link | undefined {
  for (const key of SHARED_NAMESPACES) {
    const value = service[key];
    if (typeof value !== 'string' || !value.startsWith('service:')) continue;
    const target = value.slice('service:'.length);
    if (!names.has(target)) continue;
    const from = ['services', name, key];
    return {
      to: target,
      from,
      because: `${name} shares the ${key === 'network_mode' ? 'network' : key} namespace of ${target}, so both are containers of one Pod.`,
    };
  }
  return undefined;
}

function leadsOfNamedPods(names: readonly string[], podOf: (name: string) => string | undefined): ReadonlyMap<string, Link> {
  const first = new Map<string, string>();
  for (const name of [...names].sort()) {
    const pod = podOf(name);
    if (pod !== undefined && (!first.has(pod) || pod === name)) first.set(pod, name);
  }
  return new Map(
    names.flatMap((name) => {
      const pod = podOf(name);
      const lead = pod === undefined ? undefined : first.get(pod);
      if (pod === undefined || lead === undefined) return [];
      return [
        [
          name,
          { to: lead, from: ['services', name, 'x-kubeferry', 'pod'], because: `A setting puts ${name} into the Pod ${pod}.` },
        ] as const,
      ];
    }),
  );
}

/** Follows links to their end; a cycle (which the parser refuses) ends where it would close. */
function rootOf(name: string, links: ReadonlyMap<string, Link>): string {
  const seen = new Set([name]);
  let current = name;
  for (let next = links.get(current)?.to; next !== undefined && !seen.has(next); next = links.get(current)?.to) {
    seen.add(next);
    current = next;
  }
  return current;
}
