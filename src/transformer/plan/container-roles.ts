/**
 * What kind of container a service is in its Pod. All plain containers of a Pod start together; what others must find running and healthy is a sidecar:
 * an init container that goes on running. https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/
 */

import type { Dependency } from '../../model/service.ts';
import { type Decision, decide } from '../decision.ts';
import type { ProjectContext } from '../project-context.ts';
import { askedAt, asker } from './asked-at.ts';
import type { WorkloadPlan } from './workload-plan.ts';

export type ContainerRole =
  | 'container'
  /** Starts before the plain containers, and runs beside them until they end. */
  | 'sidecar'
  /** Runs to its end before the containers after it start. */
  | 'init-container';

/** Roles of the members that are not simply plain containers, by service. */
export function decideRoles(
  context: ProjectContext,
  workloads: ReadonlyMap<string, WorkloadPlan>,
): ReadonlyMap<string, Decision<ContainerRole>> {
  const roles = new Map<string, Decision<ContainerRole>>();
  for (const workload of workloads.values()) {
    if (workload.members.length > 1) for (const [name, role] of rolesIn(context, workload)) roles.set(name, role);
  }
  return roles;
}

function rolesIn(context: ProjectContext, workload: WorkloadPlan): ReadonlyMap<string, Decision<ContainerRole>> {
  const roles = new Map<string, Decision<ContainerRole>>();
  const dependents = dependentsIn(context, workload.startOrder);
  for (const member of workload.members) {
    const role = member === workload.lead ? undefined : (askedFirst(context, member) ?? awaitedEnd(member, dependents.get(member)));
    if (role !== undefined) roles.set(member, role);
  }
  for (const member of [...workload.startOrder].reverse()) {
    if (roles.has(member)) continue;
    const role = besideJob(workload, member) ?? neededBefore({ context, workload, roles }, member, dependents.get(member));
    if (role !== undefined) roles.set(member, role);
  }
  const last = workload.startOrder.at(-1);
  if (last !== undefined && workload.members.every((member) => roles.has(member))) roles.set(last, decide('container', NEEDED));
  return roles;
}

interface Dependent {
  readonly service: string;
  readonly condition: Dependency['condition'];
}

/** By service: the members that depend on it, in the order in which they start. */
function dependentsIn({ project }: ProjectContext, members: readonly string[]): ReadonlyMap<string, readonly Dependent[]> {
  const dependents = new Map<string, Dependent[]>();
  for (const service of members) {
    for (const [target, { condition }] of Object.entries(project.services[service]?.depends_on ?? {})) {
      const known = dependents.get(target);
      if (known === undefined) dependents.set(target, [{ service, condition }]);
      else known.push({ service, condition });
    }
  }
  return dependents;
}

const NEEDED = 'A Pod has a container that is neither an init container nor a sidecar: the one that starts last.';

function askedFirst({ settings }: ProjectContext, member: string): Decision<ContainerRole> | undefined {
  if (settings.services.get(member)?.runAs !== 'init-container') return undefined;
  const because = `${asker(settings, member, 'runAs')} runs ${member} in the Pods of those that wait for it, before their containers start.`;
  return decide('init-container', because, ...askedAt(settings, member, 'runAs'));
}

/** A plain container would be started again when it ends, and so never have completed. */
function awaitedEnd(member: string, dependents: readonly Dependent[] = []): Decision<ContainerRole> | undefined {
  const dependent = dependents.find(({ condition }) => condition === 'service_completed_successfully')?.service;
  if (dependent === undefined) return undefined;
  return decide('init-container', `${dependent} waits for ${member} to complete, and both are in one Pod.`, [
    'services',
    dependent,
    'depends_on',
    member,
    'condition',
  ]);
}

/** A Job is complete when its plain containers have ended, which what serves them never does. */
function besideJob({ kind, lead }: WorkloadPlan, member: string): Decision<ContainerRole> | undefined {
  if (member === lead || (kind.choice !== 'Job' && kind.choice !== 'CronJob')) return undefined;
  return decide('sidecar', `${member} runs beside ${lead}, which ends: as a sidecar it ends with it.`);
}

interface Situation {
  readonly context: ProjectContext;
  readonly workload: WorkloadPlan;
  /** Of the members that start later. */
  readonly roles: ReadonlyMap<string, Decision<ContainerRole>>;
}

/** What starts before the plain containers finds none of them: all that it depends on must be there before it. */
function neededBefore(
  { context, workload, roles }: Situation,
  member: string,
  dependents: readonly Dependent[] = [],
): Decision<ContainerRole> | undefined {
  if (context.settings.project.wait === 'none' || runsOnce(workload, member)) return undefined;
  for (const { service: dependent, condition } of dependents) {
    if (condition === 'service_completed_successfully') continue;
    const at = ['services', dependent, 'depends_on', member, 'condition'];
    if (condition === 'service_healthy')
      return decide('sidecar', `${dependent} starts when ${member} is healthy, so ${member} is a sidecar that starts before it.`, at);
    if (roles.has(dependent)) {
      return decide('sidecar', `${dependent} starts before the plain containers and after ${member}, so ${member} is a sidecar.`, at);
    }
  }
  return undefined;
}

function runsOnce({ kind, lead }: WorkloadPlan, member: string): boolean {
  return member === lead && (kind.choice === 'Job' || kind.choice === 'CronJob');
}
