/**
 * What a service waits for before it starts. Kubernetes starts Pods in any order; a `depends_on` whose condition says more than "started" becomes a
 * wait in an init container: on the dependency's Service (which its readiness gates) or on its Job.
 */

import { byKey } from '../../model/by-key.ts';
import type { Dependency, Service } from '../../model/service.ts';
import { type Decision, decide } from '../decision.ts';
import type { ProjectContext } from '../project-context.ts';
import { homesOf } from './homes.ts';
import { healthcheckPorts } from './ports/healthcheck-port.ts';
import type { PortPlan } from './ports/port-plan.ts';
import type { WorkloadPlan } from './workload-plan.ts';

export type WaitKind =
  /** Until a port of the dependency's Service accepts connections, or its name leads to a Pod. */
  | 'service'
  /** Until the dependency's Job is complete. */
  | 'job'
  /** The dependency runs in the same Pod: the order is that of its containers. */
  | 'same-pod'
  /** Nothing needs to be waited for. */
  | 'none'
  /** What Compose waits for cannot be waited for here. */
  | 'impossible';

export interface Wait {
  readonly service: string;
  readonly kind: WaitKind;
  /** Of kind `service`: the port that is asked; absent where none is known, and the Service is headless. */
  readonly port?: PortPlan;
  /** Of kind `impossible`: what to do, where it is more than to try again. */
  readonly instead?: string;
}

export interface OrderPlan {
  /** By dependent, then by dependency, sorted. */
  readonly waits: ReadonlyMap<string, readonly Decision<Wait>[]>;
}

/** By service: those that wait for it to complete. */
export function completedServices({ project }: Pick<ProjectContext, 'project'>): ReadonlyMap<string, readonly string[]> {
  const dependents = new Map<string, string[]>();
  for (const name of Object.keys(project.services).sort()) {
    const dependencies = project.services[name]?.depends_on;
    if (dependencies === undefined) continue;
    for (const [target, { condition }] of Object.entries(dependencies)) {
      if (condition !== 'service_completed_successfully') continue;
      const known = dependents.get(target);
      if (known === undefined) dependents.set(target, [name]);
      else known.push(name);
    }
  }
  return dependents;
}

export interface OrderFacts {
  readonly workloads: ReadonlyMap<string, WorkloadPlan>;
  readonly ports: ReadonlyMap<string, readonly PortPlan[]>;
}

export function planOrder(context: ProjectContext, { workloads, ports }: OrderFacts): OrderPlan {
  const homes = homesOf(workloads);
  const endings = new Map(
    [...completedServices(context)].map(([target, dependents]) => [target, new Set(dependents.flatMap((name) => homes.get(name) ?? []))]),
  );
  const onWindows = new Set([...workloads.values()].filter((workload) => isOnWindows(context, workload)));
  const waits = new Map<string, readonly Decision<Wait>[]>();
  for (const [name, service] of Object.entries(context.project.services)) {
    const own = homes.get(name);
    if (own === undefined || service.depends_on === undefined) continue;
    const decisions = Object.entries(service.depends_on)
      .sort(byKey)
      .map(([target, dependency]) =>
        decideWait({
          context,
          name,
          target,
          dependency,
          own,
          theirs: homes.get(target) ?? [],
          ports: ports.get(target) ?? [],
          isOnWindows: own.some((workload) => onWindows.has(workload)),
          completedFor: endings.get(target) ?? new Set(),
        }),
      );
    if (decisions.length > 0) waits.set(name, decisions);
  }
  return { waits };
}

interface Edge {
  readonly context: ProjectContext;
  readonly name: string;
  readonly target: string;
  readonly dependency: Dependency;
  /** The workloads that the dependent runs in. */
  readonly own: readonly WorkloadPlan[];
  readonly theirs: readonly WorkloadPlan[];
  readonly ports: readonly PortPlan[];
  readonly isOnWindows: boolean;
  /** The workloads of those that wait for the end of the dependency. */
  readonly completedFor: ReadonlySet<WorkloadPlan>;
}

function decideWait(edge: Edge): Decision<Wait> {
  const { context, name, target, dependency, own, theirs } = edge;
  const [home] = theirs;
  const isOptional = dependency.required === false;
  if (home === undefined)
    return to(edge, isOptional ? 'none' : 'impossible', `${target} is not part of the result, so nothing waits for it.`);
  if (theirs.some((workload) => own.includes(workload))) return to(edge, 'same-pod', `${target} runs in the same Pod as ${name}.`);
  if (dependency.condition === 'service_started')
    return to(edge, 'none', `Kubernetes starts Pods in any order; ${name} is restarted until ${target} answers.`);
  if (isOptional) return to(edge, 'none', `${target} is optional for ${name} (required: false).`);
  if (context.settings.project.wait === 'none') return to(edge, 'none', 'Waiting is turned off by a setting (wait: none).');
  if (edge.isOnWindows)
    return to(edge, 'impossible', `${name} runs on Windows nodes, and what would wait for ${target} runs on Linux alone.`);
  return dependency.condition === 'service_completed_successfully' ? untilComplete(edge, home) : untilHealthy(edge, home);
}

/** That of the health check answers for certain; a service may declare others that it does not listen on as it is set up. */
function portToAsk(name: string, service: Service, ports: readonly PortPlan[]): PortPlan | undefined {
  const open = ports.filter(({ protocol }) => protocol === 'TCP');
  const checked = new Set(healthcheckPorts(name, service).map(({ number }) => number));
  return open.find(({ number }) => checked.has(number)) ?? open[0];
}

function isOnWindows({ project }: ProjectContext, { members }: WorkloadPlan): boolean {
  return members.some((member) => project.services[member]?.platform?.toLowerCase().startsWith('windows') === true);
}

function to({ name, target }: Edge, kind: WaitKind, because: string): Decision<Wait> {
  return decide<Wait>({ service: target, kind }, because, ['services', name, 'depends_on', target, 'condition']);
}

function untilComplete(edge: Edge, { kind, lead, replicas }: WorkloadPlan): Decision<Wait> {
  const { name, target } = edge;
  if (kind.choice !== 'Job' || lead !== target)
    return to(edge, 'impossible', `${target} is not a Job of its own but part of a ${kind.choice}, which never completes.`);
  if (replicas.choice === 0) return to(edge, 'impossible', `${target} has no replicas that could complete.`);
  return to(edge, 'job', `${name} starts after ${target} has completed: an init container waits for its Job.`);
}

function untilHealthy(edge: Edge, home: WorkloadPlan): Decision<Wait> {
  const { context, name, target, ports } = edge;
  const { kind, lead, replicas } = home;
  if (kind.choice === 'Job' || kind.choice === 'CronJob')
    return to(edge, 'impossible', `${target} is a ${kind.choice}, which ends instead of becoming healthy.`);
  if (edge.completedFor.has(home))
    return to(edge, 'impossible', `${target} is an init container of ${lead}, which ends instead of becoming healthy.`);
  if (replicas.choice === 0) return to(edge, 'impossible', `${target} has no replicas that could become healthy.`);
  if (context.project.services[lead]?.network_mode === 'none')
    return to(edge, 'impossible', `${target} has no network, so ${name} cannot ask whether it is healthy.`);
  const because = `${name} starts after ${target} is healthy: an init container waits for its Service, which only ready Pods are behind.`;
  const wait = to(edge, 'service', because);
  if (ports.length === 0) return wait;
  const port = portToAsk(target, context.project.services[target] ?? {}, ports);
  if (port === undefined) {
    const vain = to(edge, 'impossible', `No TCP port of ${target} is known, so ${name} cannot wait for it to be healthy.`);
    return { ...vain, choice: { ...vain.choice, instead: `Write the port into the compose file, below ${target}: \`expose: ["8080"]\`.` } };
  }
  return { ...wait, choice: { ...wait.choice, port } };
}
