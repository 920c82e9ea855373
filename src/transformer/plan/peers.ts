/**
 * Datastores and brokers that must reach themselves, or each other, before they are ready: a broker asks itself for the leader of its quorum, the nodes
 * of a search cluster elect one. A Service leads to Pods that are ready, and these would never be; theirs leads to them from the start.
 */

import { listWords } from '../../diagnostics/list-words.ts';
import type { Path } from '../../model/path.ts';
import { type Decision, decide } from '../decision.ts';
import { imageOf } from '../knowledge/data-folders.ts';
import type { ProjectContext } from '../project-context.ts';
import type { HostIndex, HostUse } from './hostnames/host-index.ts';

/** By service: those that it looks for. */
export type PeerPlan = ReadonlyMap<string, Decision<readonly string[]>>;

export function planPeers(context: ProjectContext, { uses }: Pick<HostIndex, 'uses'>): PeerPlan {
  const plan = new Map<string, Decision<readonly string[]>>();
  for (const name of Object.keys(context.project.services).sort()) {
    const program = uses.has(name) && hasReadiness(context, name) ? programOf(context, name) : undefined;
    if (program === undefined) continue;
    const mutual = (uses.get(name) ?? []).filter(({ by }) => by === name || (programOf(context, by) === program && usesOf(uses, by, name)));
    const users = [...new Set(mutual.map(({ by }) => by))].sort();
    if (users.length > 0) plan.set(name, decide(users, because(name, users), ...placesOf(mutual)));
  }
  return plan;
}

/** Undefined for what need not find others to work. */
function programOf({ project }: ProjectContext, name: string): string | undefined {
  const known = imageOf(project.services[name] ?? {});
  return known?.stateful === true ? known.title : undefined;
}

function hasReadiness({ project, settings }: ProjectContext, name: string): boolean {
  const { readiness } = settings.services.get(name) ?? {};
  const { test, disable } = project.services[name]?.healthcheck ?? {};
  return readiness === undefined ? test !== undefined && test[0] !== 'NONE' && disable !== true : readiness.disabled !== true;
}

function usesOf(uses: HostIndex['uses'], target: string, by: string): boolean {
  return uses.get(target)?.some((use) => use.by === by) === true;
}

function because(name: string, users: readonly string[]): string {
  const others = users.filter((user) => user !== name);
  if (others.length === 0) return `${name} looks for itself by its name before it is ready.`;
  return `${listWords([name, ...others].sort())} look for each other before they are ready.`;
}

function placesOf(uses: readonly HostUse[]): readonly Path[] {
  return [...new Map(uses.map(({ from }) => [JSON.stringify(from), from])).values()];
}
