/** Makes the plan: each choice after those that it rests on. */

import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Outcome } from '../diagnostics/outcome.ts';
import { shorten } from '../kube/names.ts';
import type { Path } from '../model/path.ts';
import type { ProjectContext } from './concern.ts';
import { planCredentials } from './plan/credentials.ts';
import { planExposure } from './plan/exposure.ts';
import { indexHosts } from './plan/hostnames/host-index.ts';
import { planHostnames } from './plan/hostnames.ts';
import { ownReadWriteMounts, planMounts } from './plan/mounts.ts';
import { type Names, planNames } from './plan/names.ts';
import { planNetworks } from './plan/networks.ts';
import { completedServices, planOrder } from './plan/order.ts';
import { type PodGroup, planPods } from './plan/pods.ts';
import { type PortPlan, planPorts } from './plan/ports.ts';
import { decideReplicas } from './plan/replicas.ts';
import { planStorage } from './plan/storage.ts';
import { decideKind } from './plan/workload-kind.ts';
import type { Plan, ServicePlan, WorkloadKind, WorkloadPlan } from './plan.ts';

export function makePlan(context: ProjectContext): Outcome<Plan> {
  const names = planNames(context.project, context.settings);
  const pods = planPods(context);
  const hosts = indexHosts(context);
  const ports = planPorts(context, hosts, pods);
  const mounts = planMounts(context);
  const workloads = planWorkloads(context, { names, pods, ports, ownVolumes: ownReadWriteMounts(mounts) });
  const exposure = planExposure(context, { names, ports });
  const hostnames = planHostnames(context, names, hosts);
  const credentials = planCredentials(context, names);
  const plan: Plan = {
    names,
    services: planServices(context, { names, pods, ports }),
    workloads,
    storage: planStorage(context, { names, credentials, mounts, workloads }),
    credentials,
    exposure,
    hostnames,
    networks: planNetworks(context, { names, pods }),
    order: planOrder(context, pods, ports),
  };
  return { value: plan, diagnostics: [...exposure.diagnostics, ...hostnames.diagnostics, ...remarks(context, plan)] };
}

interface WorkloadFacts {
  readonly names: Names;
  readonly pods: readonly PodGroup[];
  readonly ports: ReadonlyMap<string, readonly PortPlan[]>;
  /** By service: the mount of a named volume that it alone writes to. */
  readonly ownVolumes: ReadonlyMap<string, Path>;
}

function planWorkloads(context: ProjectContext, facts: WorkloadFacts): ReadonlyMap<string, WorkloadPlan> {
  const completed = completedServices(context);
  const used = usedWhileRunning(context, facts.ports);
  return new Map(
    facts.pods.map(({ lead, members }): readonly [string, WorkloadPlan] => {
      const service = context.project.services[lead] ?? {};
      const settings = context.settings.services.get(lead);
      const replicas = decideReplicas(lead, service, settings?.replicas);
      const ownVolume = members.map((member) => facts.ownVolumes.get(member)).find((path) => path !== undefined);
      const kind = decideKind({
        name: lead,
        service,
        ...(settings?.workload === undefined ? {} : { asked: settings.workload }),
        scheduled: settings?.cron !== undefined,
        completedFor: completed.get(lead) ?? [],
        isServer: used.has(lead) || members.length > 1,
        ...(ownVolume === undefined ? {} : { ownVolume }),
        replicas: replicas.choice,
      });
      const name = shorten(facts.names.service(lead), NAME_LIMITS[kind.choice]);
      const selector = { 'app.kubernetes.io/name': name, 'app.kubernetes.io/part-of': facts.names.project };
      return [lead, { name, lead, members, kind, replicas, selector }];
    }),
  );
}

/** Controllers append to the names of their Pods and label them with the result, which leaves some names less than the 63 characters of a label. */
const NAME_LIMITS: Readonly<Record<WorkloadKind, number>> = { Deployment: 63, StatefulSet: 52, DaemonSet: 63, Job: 63, CronJob: 52 };

/** Services with a port, and those that others wait for while they run. */
function usedWhileRunning({ project }: ProjectContext, ports: ReadonlyMap<string, readonly PortPlan[]>): ReadonlySet<string> {
  const used = new Set([...ports].flatMap(([name, list]) => (list.length > 0 ? [name] : [])));
  for (const service of Object.values(project.services)) {
    for (const [target, { condition }] of Object.entries(service.depends_on ?? {})) {
      if (condition !== 'service_completed_successfully') used.add(target);
    }
  }
  return used;
}

function planServices(
  { settings }: ProjectContext,
  { names, pods, ports }: Omit<WorkloadFacts, 'ownVolumes'>,
): ReadonlyMap<string, ServicePlan> {
  const plans = pods.flatMap(({ lead, members }) =>
    members.map((service): readonly [string, ServicePlan] => {
      const runsAs = service !== lead && settings.services.get(service)?.runAs === 'init-container' ? 'init-container' : 'container';
      return [service, { service, name: names.service(service), lead, runsAs, ports: ports.get(service) ?? [] }];
    }),
  );
  return new Map(plans.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Services that look as if they ran once and ended, but say nothing of it: as a Deployment they would be started again and again. */
function remarks({ project }: ProjectContext, { workloads }: Plan): readonly Diagnostic[] {
  return [...workloads.values()].flatMap(({ lead, kind, members }): readonly Diagnostic[] => {
    const service = project.services[lead];
    const silent =
      kind.choice === 'Deployment' &&
      members.length === 1 &&
      service?.restart === undefined &&
      service?.healthcheck === undefined &&
      service?.ports === undefined;
    if (!silent || !RUNS_ONCE.test(lead)) return [];
    return [
      {
        code: 'convert/perhaps-a-job',
        severity: 'info',
        path: ['services', lead],
        part: 'key',
        message: `${lead} becomes a Deployment, which is restarted whenever it ends; its name sounds as if it ran once.`,
        help: 'If so, let those that need it wait for `condition: service_completed_successfully`, or write `restart: "no"`.',
      },
    ];
  });
}

const RUNS_ONCE = /(^|[-_.])(migrat\w*|init|setup|seed\w*|bootstrap|createbuckets?|job)([-_.]|$)/;
