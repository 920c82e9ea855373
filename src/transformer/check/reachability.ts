/**
 * Looks, once everything is put together, whether each `name:port` that one service uses of another still leads to a Service with that port and on to
 * an open port of a Pod. What is found broken here was broken in Docker as well, was left out by a setting, or is a fault of kubeferry.
 */

import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Service, ServicePort } from '../../kube/objects.gen.ts';
import type { KubeObject } from '../../kube/objects.ts';
import { indexPods, opens, type PodIndex } from '../../kube/pod-index.ts';
import type { PlannedContext } from '../concern.ts';
import type { HostUse } from '../plan/hostnames/host-index.ts';

/** Linear in the number of uses and objects. */
export function checkReachability(context: PlannedContext, objects: readonly KubeObject[]): readonly Diagnostic[] {
  const services = new Map<string, Service>();
  for (const object of objects) if (object.kind === 'Service') services.set(object.metadata.name, object);
  const cluster: Cluster = { services, pods: indexPods(objects), answers: new Map(), published: publishedBy(context) };
  const diagnostics = new Map<string, Diagnostic>();
  for (const uses of context.plan.hostnames.hosts.usesOfName.values()) {
    for (const use of uses) {
      const problem = problemOf(context, cluster, use);
      if (problem !== undefined) diagnostics.set(JSON.stringify([use.from, use.host, use.port]), unreachable(use, problem));
    }
  }
  return [...diagnostics.values()];
}

interface Cluster {
  readonly services: ReadonlyMap<string, Service>;
  readonly pods: PodIndex;
  /** Whether a Pod opens a port of a Service, as far as asked, by `name:port`. */
  readonly answers: Map<string, boolean>;
  readonly published: ReadonlyMap<number, Published>;
}

interface Published {
  readonly service: string;
  readonly target: number;
}

/** By number on the Docker host. */
function publishedBy({ project }: PlannedContext): ReadonlyMap<number, Published> {
  const found = new Map<number, Published>();
  for (const [service, { ports }] of Object.entries(project.services)) {
    for (const { published, target } of ports ?? []) {
      const number = Number(published);
      if (published !== undefined && !found.has(number)) found.set(number, { service, target });
    }
  }
  return found;
}

interface Problem {
  readonly because: string;
  readonly help: string;
}

function problemOf(context: PlannedContext, cluster: Cluster, use: HostUse): Problem | undefined {
  const { hostnames } = context.plan;
  if (use.targets.length === 0) return dockerHost(context, cluster.published, use);
  const absent = use.targets.find((target) => hostnames.hosts.absent.has(target));
  if (absent !== undefined) return leftOut(context, use, absent);
  if (use.by === use.targets[0] && use.port === undefined) return undefined;
  const name = hostnames.ownRewrites.get(use.by)?.get(use.host) ?? hostnames.rewrites.get(use.host) ?? use.host;
  const service = cluster.services.get(name);
  if (service === undefined) return missing(context, use, name);
  return portProblem(context, { use, service, cluster }) ?? networkProblem(context, use) ?? idleProblem(context, use);
}

/** A Service is there, and mostly no Pod behind it. */
function idleProblem({ plan }: PlannedContext, { by, targets }: HostUse): Problem | undefined {
  const [target = ''] = targets;
  if (target === by) return undefined;
  const workloads = targets.flatMap((name) => plan.workloads.get(plan.services.get(name)?.lead ?? '') ?? []);
  if (workloads.length === 0) return undefined;
  if (workloads.every(({ kind }) => kind.choice === 'CronJob'))
    return {
      because: `${target} runs on a schedule, and in between no Pod answers`,
      help: `Let ${target} run all the time, or ${by} do without it.`,
    };
  if (workloads.every(({ replicas, kind }) => replicas.choice === 0 && kind.choice !== 'DaemonSet'))
    return {
      because: `${target} has no replicas, so that no Pod answers`,
      help: `Give ${target} a replica: \`kubectl scale\`, or \`replicas: 1\`.`,
    };
  return undefined;
}

function leftOut({ project }: PlannedContext, { by }: HostUse, absent: string): Problem {
  return project.services[absent]?.provider === undefined
    ? { because: `${absent} is left out by a setting`, help: `Point ${by} to where ${absent} runs, or keep ${absent}.` }
    : {
        because: `${absent} is made by a provider of Docker Compose`,
        help: `Point ${by} to where it is, or add a Service ${absent} that leads there.`,
      };
}

/** What a service reaches on the machine that Docker runs on: mostly a port that another one publishes there. */
function dockerHost({ plan }: PlannedContext, published: Cluster['published'], { by, host, port }: HostUse): Problem | undefined {
  const found = port === undefined ? undefined : published.get(port);
  if (found !== undefined && found.service !== by) {
    const name = plan.names.service(found.service);
    return {
      because: `that is the Docker host, where ${found.service} publishes the port; the cluster has no such host`,
      help: `Use ${name}:${found.target}.`,
    };
  }
  if (/^(?:localhost|127\.)/.test(host)) return undefined;
  return {
    because: 'that is the machine Docker runs on, and the cluster has no such host',
    help: 'Put what listens there into the cluster, or use its real name.',
  };
}

/** Names that no Service can have are told of where they are given. */
function missing(context: PlannedContext, { host, targets: [target = host] }: HostUse, name: string): Problem | undefined {
  const { remarks } = context.plan.hostnames;
  if (context.plan.services.get(target)?.role.choice === 'init-container')
    return {
      because: `${target} runs as an init container, which is over before others start`,
      help: `Let ${target} run as a Job: \`runAs: job\`.`,
    };
  if (remarks.get(target)?.some(({ fate, because }) => fate === 'unsupported' && because.includes(host)) === true) return undefined;
  if (context.project.services[target]?.network_mode === 'none')
    return { because: `${target} has no network (network_mode: none)`, help: `Give ${target} a network.` };
  return { because: `there is no Service ${name}`, help: `Write the port of ${target} into the compose file: \`expose: ["8080"]\`.` };
}

interface Target {
  readonly use: HostUse;
  readonly service: Service;
  readonly cluster: Cluster;
}

function portProblem(context: PlannedContext, { use, service, cluster }: Target): Problem | undefined {
  const { port, targets } = use;
  const { ports, clusterIP } = service.spec ?? {};
  const isPortless = ports === undefined && clusterIP === 'None';
  if (port === undefined || isPortless) return undefined;
  const leading = ports?.find((candidate) => candidate.port === port);
  if (leading === undefined) return closed(context, port, targets);
  return isOpen(cluster, service, leading)
    ? undefined
    : { because: `no Pod behind it opens port ${port}`, help: 'This is a fault of kubeferry; please report it.' };
}

function isOpen({ pods, answers }: Cluster, { metadata, spec }: Service, port: ServicePort): boolean {
  const key = `${metadata.name}:${port.port}`;
  const known = answers.get(key);
  if (known !== undefined) return known;
  const answer = pods.withLabels(spec?.selector ?? {}).some((pod) => opens(pod, port));
  answers.set(key, answer);
  return answer;
}

/** Mostly the number that is published on the Docker host, which other containers cannot use. */
function closed({ project, plan }: PlannedContext, port: number, [target = '']: readonly string[]): Problem {
  const published = (project.services[target]?.ports ?? []).find((entry) => Number(entry.published) === port);
  if (published !== undefined) {
    return {
      because: `${port} is the number that ${target} publishes on the Docker host; other containers and Pods reach it on port ${published.target}`,
      help: `Use ${plan.names.service(target)}:${published.target}.`,
    };
  }
  return {
    because: `${target} is not known to listen on port ${port}`,
    help: `Write the port into the compose file: \`expose: ["${port}"]\`.`,
  };
}

/** Where NetworkPolicies hold, two services must share a network, as in Docker. */
function networkProblem(context: PlannedContext, { by, targets }: HostUse): Problem | undefined {
  const { plan } = context;
  if (!plan.networks.enforced.choice) return undefined;
  const networksOf = (service: string) => plan.hostnames.hosts.networks.get(service) ?? [];
  const own = new Set(networksOf(by));
  const apart = targets.find((target) => target !== by && !networksOf(target).some((key) => own.has(key)));
  if (apart === undefined || own.size === 0 || networksOf(apart).length === 0) return undefined;
  return { because: `${by} and ${apart} share no network, so a NetworkPolicy keeps them apart`, help: 'Put both on one network.' };
}

function unreachable({ by, host, port, from }: HostUse, { because, help }: Problem): Diagnostic {
  const address = port === undefined ? host : `${host}:${port}`;
  return { code: 'convert/unreachable', severity: 'warning', path: from, message: `${by} uses ${address}, but ${because}.`, help };
}
