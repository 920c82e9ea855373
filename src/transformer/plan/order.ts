/**
 * What a service waits for before it starts. Kubernetes starts Pods in any order; a `depends_on` whose condition says more than "started" becomes a
 * wait in an init container: on the dependency's Service (which its readiness gates) or on its Job.
 */

import type { Dependency } from '../../model/service.ts';
import type { ProjectContext } from '../concern.ts';
import { type Decision, decide } from '../decision.ts';
import type { PodGroup } from './pods.ts';
import type { PortPlan } from './ports.ts';

export type WaitKind =
  /** Until a port of the dependency's Service accepts connections. */
  | 'service'
  /** Until the dependency's Job is complete. */
  | 'job'
  /** The dependency runs in the same Pod, or as an init container of this one: its order is the Pod's. */
  | 'same-pod'
  | 'none';

export interface Wait {
  readonly service: string;
  readonly kind: WaitKind;
  /** Of kind `service`: the port that is asked. */
  readonly port?: PortPlan;
}

export interface OrderPlan {
  /** By dependent, then by dependency, sorted. */
  readonly waits: ReadonlyMap<string, readonly Decision<Wait>[]>;
  /** Services that somebody waits for to complete. */
  readonly completed: ReadonlySet<string>;
}

export function completedServices({ project }: ProjectContext): ReadonlyMap<string, readonly string[]> {
  const dependents = new Map<string, string[]>();
  for (const [name, service] of Object.entries(project.services)) {
    for (const [target, dependency] of Object.entries(service.depends_on ?? {})) {
      if (dependency.condition !== 'service_completed_successfully') continue;
      dependents.set(target, [...(dependents.get(target) ?? []), name]);
    }
  }
  return dependents;
}

export function planOrder(context: ProjectContext, pods: readonly PodGroup[], ports: ReadonlyMap<string, readonly PortPlan[]>): OrderPlan {
  const leadOf = new Map(pods.flatMap(({ lead, members }) => members.map((member) => [member, lead] as const)));
  const waits = new Map<string, readonly Decision<Wait>[]>();
  for (const [name, service] of Object.entries(context.project.services)) {
    if (!leadOf.has(name)) continue;
    const decisions = Object.entries(service.depends_on ?? {})
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([target, dependency]) => {
        const together = leadOf.get(name) === leadOf.get(target) || context.settings.services.get(target)?.runAs === 'init-container';
        return decideWait({ context, name, target, dependency, together, present: leadOf.has(target), ports: ports.get(target) ?? [] });
      });
    if (decisions.length > 0) waits.set(name, decisions);
  }
  return { waits, completed: new Set(completedServices(context).keys()) };
}

interface Edge {
  readonly context: ProjectContext;
  readonly name: string;
  readonly target: string;
  readonly dependency: Dependency;
  readonly together: boolean;
  readonly present: boolean;
  readonly ports: readonly PortPlan[];
}

function decideWait({ context, name, target, dependency, together, present, ports }: Edge): Decision<Wait> {
  const at = ['services', name, 'depends_on', target, 'condition'];
  const none = (because: string) => decide<Wait>({ service: target, kind: 'none' }, because, at);
  if (!present) return none(`${target} is not part of the result, so nothing waits for it.`);
  if (dependency.condition === 'service_started')
    return none(`Kubernetes starts Pods in any order; ${name} is restarted until ${target} answers.`);
  if (together) return decide<Wait>({ service: target, kind: 'same-pod' }, `${target} runs in the same Pod as ${name}.`, at);
  if (dependency.required === false) return none(`${target} is optional for ${name} (required: false).`);
  if (context.settings.project.wait === 'none') return none('Waiting is turned off by a setting (wait: none).');
  if (dependency.condition === 'service_completed_successfully') {
    return decide<Wait>(
      { service: target, kind: 'job' },
      `${name} starts after ${target} has completed: an init container waits for its Job.`,
      at,
    );
  }
  const port = ports.find(({ protocol }) => protocol === 'TCP');
  if (port === undefined) return none(`No TCP port of ${target} is known, so ${name} cannot wait for it to be healthy.`);
  return decide<Wait>(
    { service: target, kind: 'service', port },
    `${name} starts after ${target} is healthy: an init container waits for its Service, which only ready Pods are behind.`,
    at,
  );
}
