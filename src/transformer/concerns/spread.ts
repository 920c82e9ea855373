/**
 * `deploy.placement.preferences` and `max_replicas_per_node`: how the Pods of a workload keep apart from each other.
 * https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/
 */

import { isQualifiedName } from '../../kube/names.ts';
import type { Path } from '../../model/path.ts';
import type { ServiceContext } from '../concern.ts';
import { approximated, type Contribution, mapped, pod, unsupported } from '../contribution.ts';

export function* spread(context: ServiceContext): Iterable<Contribution> {
  yield* preferences(context);
  yield* perNode(context);
}

const WELL_KNOWN: Readonly<Record<string, string>> = {
  zone: 'topology.kubernetes.io/zone',
  'availability-zone': 'topology.kubernetes.io/zone',
  region: 'topology.kubernetes.io/region',
};

/** A topology is spread over once, however many preferences come to it. */
function* preferences({ workload, project }: ServiceContext): Iterable<Contribution> {
  const labelSelector = { matchLabels: workload.selector };
  const seen = new Set<string>();
  for (const { target, path } of workload.members.flatMap((member) =>
    written(member, project.services[member]?.deploy?.placement?.preferences),
  )) {
    const topologyKey = nodeLabel(target);
    if (topologyKey === undefined) {
      yield unsupported(
        path,
        `Pods spread over labels of nodes, which ${target} is none of.`,
        'Give the nodes a label, and spread over it (node.labels.zone).',
      );
      continue;
    }
    if (workload.kind.choice === 'DaemonSet') {
      yield mapped(path, 'A DaemonSet is on every node.');
      continue;
    }
    if (seen.has(topologyKey)) yield mapped(path, `The Pods are spread over ${topologyKey} already.`);
    else yield pod({ topologySpreadConstraints: [{ maxSkew: 1, topologyKey, whenUnsatisfiable: 'ScheduleAnyway', labelSelector }] }, path);
    seen.add(topologyKey);
    if (!topologyKey.includes('/')) {
      yield approximated(path, `The nodes of the cluster need the label ${topologyKey}, as those of the swarm had.`);
    }
  }
}

function written(member: string, list: readonly { readonly spread?: string }[] = []) {
  return list.map(({ spread: target = 'nothing' }, i) => ({
    target,
    path: ['services', member, 'deploy', 'placement', 'preferences', i, 'spread'],
  }));
}

/** Labels of nodes by which clouds say where a node is go by the names that every cluster gives them. */
function nodeLabel(target: string): string | undefined {
  const label = /^node\.labels\.(.+)$/i.exec(target)?.[1];
  if (label === undefined) return undefined;
  const key = Object.hasOwn(WELL_KNOWN, label.toLowerCase()) ? (WELL_KNOWN[label.toLowerCase()] ?? label) : label;
  return isQualifiedName(key) ? key : undefined;
}

interface Limit {
  readonly most: number;
  readonly path: Path;
}

function* perNode({ workload, project }: ServiceContext): Iterable<Contribution> {
  const limits = workload.members.flatMap((member): readonly Limit[] => {
    const most = project.services[member]?.deploy?.placement?.max_replicas_per_node;
    return most === undefined ? [] : [{ most, path: ['services', member, 'deploy', 'placement', 'max_replicas_per_node'] }];
  });
  const counting = limits.filter(({ most }) => most > 0);
  for (const { most, path } of limits) if (most <= 0) yield mapped(path, 'Zero means that there is no limit.');
  const most = Math.min(...counting.map((limit) => limit.most));
  const paths = counting.map(({ path }) => path);
  if (workload.kind.choice === 'DaemonSet') for (const path of paths) yield mapped(path, 'A DaemonSet has one Pod on each node.');
  else if (counting.length > 0) yield* atMost(workload.selector, most, paths);
}

function* atMost(matchLabels: Readonly<Record<string, string>>, most: number, paths: readonly Path[]): Iterable<Contribution> {
  const labelSelector = { matchLabels };
  const topologyKey = 'kubernetes.io/hostname';
  if (most === 1) {
    const requiredDuringSchedulingIgnoredDuringExecution = [{ labelSelector, topologyKey }];
    yield pod({ affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution } } }, ...paths);
    return;
  }
  yield pod({ topologySpreadConstraints: [{ maxSkew: most, topologyKey, whenUnsatisfiable: 'DoNotSchedule', labelSelector }] }, ...paths);
  for (const path of paths) yield approximated(path, `Pods are spread so that no node has ${most} more of them than another.`);
}
