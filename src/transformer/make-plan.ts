/** Makes the plan: each choice after those that it rests on. */

import type { Outcome } from '../diagnostics/outcome.ts';
import { shorten } from '../kube/names.ts';
import type { Path } from '../model/path.ts';
import { decide } from './decision.ts';
import { decideRoles } from './plan/container-roles.ts';
import { planCredentials } from './plan/credentials.ts';
import { planExposure } from './plan/exposure.ts';
import { homesOf } from './plan/homes.ts';
import { indexHosts } from './plan/hostnames/host-index.ts';
import { planHostnames } from './plan/hostnames.ts';
import { ownReadWriteMounts, planMounts } from './plan/mounts.ts';
import { type Names, planNames } from './plan/names.ts';
import { planNetworks } from './plan/networks.ts';
import { completedServices, planOrder } from './plan/order.ts';
import { planPeers } from './plan/peers.ts';
import { type PodGroup, planPods } from './plan/pods.ts';
import type { PortPlan } from './plan/ports/port-plan.ts';
import { planPorts } from './plan/ports.ts';
import { decideReplicas } from './plan/replicas.ts';
import { runOnceRemarks } from './plan/run-once-remarks.ts';
import { runningDependencies } from './plan/running-dependencies.ts';
import type { ServicePlan } from './plan/service-plan.ts';
import { startOrder } from './plan/start-order.ts';
import { planStorage } from './plan/storage.ts';
import { askedKind, decideKind, type KindFacts } from './plan/workload-kind.ts';
import type { WorkloadKind, WorkloadPlan } from './plan/workload-plan.ts';
import type { Plan } from './plan.ts';
import type { ProjectContext } from './project-context.ts';

export function makePlan(context: ProjectContext): Outcome<Plan> {
  const names = planNames(context.project, context.settings);
  const pods = planPods(context);
  const hosts = indexHosts(context);
  const ports = planPorts(context, hosts, pods);
  const mounts = planMounts(context);
  const workloads = planWorkloads(context, { names, pods, ports, ownVolumes: ownReadWriteMounts(context, { mounts, pods }) });
  const exposure = planExposure(context, { names, ports });
  const hostnames = planHostnames(context, names, hosts);
  const credentials = planCredentials(context, names);
  const plan: Plan = {
    names,
    services: planServices(context, { names, ports, workloads }),
    workloads,
    storage: planStorage(context, { names, credentials, mounts, workloads }),
    credentials,
    exposure,
    hostnames,
    networks: planNetworks(context, { names, pods }),
    order: planOrder(context, { workloads, ports }),
    peers: planPeers(context, hosts),
  };
  return { value: plan, diagnostics: [...exposure.diagnostics, ...hostnames.diagnostics, ...runOnceRemarks(context, plan)] };
}

interface WorkloadFacts {
  readonly names: Names;
  readonly pods: readonly PodGroup[];
  readonly ports: ReadonlyMap<string, readonly PortPlan[]>;
  /** By service: the mount of a named volume that it alone writes to. */
  readonly ownVolumes: ReadonlyMap<string, Path>;
}

function planWorkloads(context: ProjectContext, facts: WorkloadFacts): ReadonlyMap<string, WorkloadPlan> {
  const evidence: KindEvidence = {
    ownVolumes: facts.ownVolumes,
    completed: completedServices(context),
    used: usedWhileRunning(context, facts.ports),
  };
  return new Map(
    facts.pods.map((pod): readonly [string, WorkloadPlan] => {
      const { lead, members, guests, because, from } = pod;
      const asked = decideReplicas(context, lead);
      const kind = decideKind({ ...kindFacts(context, pod, evidence), replicas: asked.choice });
      const replicas = kind.choice === 'DaemonSet' ? decide(1, 'A DaemonSet has one Pod on each node.') : asked;
      const name = shorten(facts.names.service(lead), NAME_LIMITS[kind.choice]);
      const selector = { 'app.kubernetes.io/name': name, 'app.kubernetes.io/part-of': facts.names.project };
      const beside = members.filter((member) => member !== lead && !guests.includes(member));
      return [
        lead,
        {
          name,
          lead,
          members,
          ...(beside.length === 0 ? {} : { shared: decide(beside, because, ...from) }),
          startOrder: startOrder(context.project, members),
          kind,
          replicas,
          selector,
        },
      ];
    }),
  );
}

interface KindEvidence extends Pick<WorkloadFacts, 'ownVolumes'> {
  readonly completed: ReadonlyMap<string, readonly string[]>;
  readonly used: ReadonlySet<string>;
}

function kindFacts(context: ProjectContext, { lead, members, guests }: PodGroup, evidence: KindEvidence): Omit<KindFacts, 'replicas'> {
  const holder = members.find((member) => evidence.ownVolumes.has(member));
  return {
    name: lead,
    service: context.project.services[lead] ?? {},
    asked: askedKind(context.settings, lead),
    completedFor: evidence.completed.get(lead)?.filter((dependent) => !members.includes(dependent)) ?? [],
    isServer: evidence.used.has(lead) || members.length > guests.length + 1,
    ownVolume: holder === undefined ? undefined : evidence.ownVolumes.get(holder),
  };
}

/** Controllers append to the names of their Pods and label them with the result, which leaves some names less than the 63 characters of a label. */
const NAME_LIMITS: Readonly<Record<WorkloadKind, number>> = { Deployment: 63, StatefulSet: 52, DaemonSet: 63, Job: 63, CronJob: 52 };

/** Services with a port, and those that others wait for while they run. */
function usedWhileRunning(context: ProjectContext, ports: ReadonlyMap<string, readonly PortPlan[]>): ReadonlySet<string> {
  const used = new Set<string>();
  for (const [name, list] of ports) if (list.length > 0) used.add(name);
  for (const name of Object.keys(context.project.services)) for (const target of runningDependencies(context, name)) used.add(target);
  return used;
}

interface ServiceFacts extends Pick<WorkloadFacts, 'names' | 'ports'> {
  readonly workloads: ReadonlyMap<string, WorkloadPlan>;
}

function planServices(context: ProjectContext, { names, ports, workloads }: ServiceFacts): ReadonlyMap<string, ServicePlan> {
  const roles = decideRoles(context, workloads);
  const homes = homesOf(workloads);
  const plans = new Map<string, ServicePlan>();
  for (const service of [...homes.keys()].sort()) {
    const leads = (homes.get(service) ?? []).map((workload) => workload.lead);
    const role = roles.get(service) ?? PLAIN;
    plans.set(service, { service, name: names.service(service), lead: leads[0] ?? service, leads, role, ports: ports.get(service) ?? [] });
  }
  return plans;
}

const PLAIN = decide('container' as const, 'It runs as long as its Pod does.');
