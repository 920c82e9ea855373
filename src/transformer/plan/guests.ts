/** Services that run to completion inside the Pods of those that wait for them (setting `runAs: init-container`), instead of as Jobs of their own. */

import type { ProjectContext } from '../project-context.ts';

/**
 * By guest: the leads of the Pods that it runs in, sorted. `leadOf` says in which Pod a service would be. A service that shares a Pod anyhow is no
 * guest, and one that nobody waits for stays a Job.
 */
export function guestsOf(
  { project, settings }: Pick<ProjectContext, 'project' | 'settings'>,
  leadOf: ReadonlyMap<string, string>,
): ReadonlyMap<string, readonly string[]> {
  const shared = sharedLeads(leadOf);
  const asked = [...leadOf].flatMap(([name, lead]) => {
    const isAsked = settings.services.get(name)?.runAs === 'init-container';
    return isAsked && lead === name && !shared.has(name) ? [name] : [];
  });
  const candidates = new Map(asked.map((name) => [name, new Set<string>()] as const));
  if (candidates.size === 0) return new Map();
  for (const [dependent, { depends_on: dependencies = {} }] of Object.entries(project.services)) {
    if (!leadOf.has(dependent)) continue;
    for (const [target, { condition, required }] of Object.entries(dependencies)) {
      if (condition === 'service_completed_successfully' && required !== false) candidates.get(target)?.add(dependent);
    }
  }
  const hosts = [...candidates.keys()].map((name) => [name, [...hostsOf(name, candidates, leadOf)].sort()] as const);
  return new Map(hosts.filter(([, leads]) => leads.length > 0));
}

function sharedLeads(leadOf: ReadonlyMap<string, string>): ReadonlySet<string> {
  return new Set([...leadOf].flatMap(([name, lead]) => (name === lead ? [] : [lead])));
}

/** A guest that waits for another one takes it along to wherever it runs. */
function hostsOf(
  name: string,
  waiting: ReadonlyMap<string, ReadonlySet<string>>,
  leadOf: ReadonlyMap<string, string>,
): ReadonlySet<string> {
  const hosts = new Set<string>();
  const seen = new Set([name]);
  const open = [...(waiting.get(name) ?? [])];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    const further = waiting.get(next);
    if (further === undefined) hosts.add(leadOf.get(next) ?? next);
    else open.push(...further);
  }
  return hosts;
}
