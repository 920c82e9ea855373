/**
 * On which nodes Pods run: `platform`, `runtime`, `deploy.placement`.
 * https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/
 */

import type { NodeSelectorRequirement, PodSpec, Toleration } from '../../kube/objects.gen.ts';
import type { Path } from '../../model/path.ts';
import { defineConcern, type ServiceContext } from '../concern.ts';
import { approximated, type Contribution, mapped, pod, unsupported } from '../contribution.ts';
import { placementConstraint } from './placement-constraint.ts';

export const placement = defineConcern({
  name: 'placement',
  summary: 'platform, constraints and preferences become node affinity and topology spread.',
  owns: ['services.*.platform', 'services.*.runtime', 'services.*.deploy.placement.**'],
  fates: {
    'services.**': 'by case',
  },
  *mapService(context) {
    yield* platform(context);
    const { service, at, workload, name } = context;
    if (service.runtime !== undefined && service.runtime !== '') {
      if (service.runtime === 'runc') yield mapped(at('runtime'), 'It is the runtime that nodes use anyway.');
      else {
        yield pod({ runtimeClassName: service.runtime.toLowerCase().replace(/[^a-z0-9.-]+/g, '-') }, at('runtime'));
        yield approximated(
          at('runtime'),
          `A RuntimeClass of this name must exist in the cluster, and its nodes must have the runtime ${service.runtime}.`,
        );
      }
    } else if (service.runtime === '') yield mapped(at('runtime'), 'No runtime is asked for.');
    if (workload.lead !== name) return;
    yield* constraints(context);
    yield* preferences(context);
    yield* perNode(context);
  },
});

const ARCHITECTURES: Readonly<Record<string, string>> = {
  x86_64: 'amd64',
  'x86-64': 'amd64',
  aarch64: 'arm64',
  armhf: 'arm',
  armel: 'arm',
  i386: '386',
};
const KNOWN: ReadonlySet<string> = new Set(['amd64', 'arm64', 'arm', '386', 'ppc64le', 's390x', 'riscv64']);

function* platform({ service, at }: ServiceContext): Iterable<Contribution> {
  const { platform: written } = service;
  if (written === undefined) return;
  const place = at('platform');
  const parts = written.toLowerCase().split('/');
  const [os, arch] = parts.length === 1 && KNOWN.has(ARCHITECTURES[parts[0] ?? ''] ?? parts[0] ?? '') ? ['linux', parts[0]] : parts;
  const architecture = arch === undefined ? undefined : (ARCHITECTURES[arch] ?? arch);
  if (os !== 'linux' && os !== 'windows') {
    yield unsupported(
      place,
      `${written} is not a platform of ordinary nodes.`,
      'Choose nodes with a RuntimeClass that can run it (`runtime`).',
    );
    return;
  }
  yield pod(
    { nodeSelector: { 'kubernetes.io/os': os, ...(architecture === undefined ? {} : { 'kubernetes.io/arch': architecture }) } },
    place,
  );
  if (parts[2] !== undefined) yield approximated(place, `Nodes are chosen by architecture; the variant ${parts[2]} is not told apart.`);
}

function* constraints({ service, at }: ServiceContext): Iterable<Contribution> {
  const matchExpressions: NodeSelectorRequirement[] = [];
  const tolerations: Toleration[] = [];
  const paths: Path[] = [];
  for (const [i, text] of (service.deploy?.placement?.constraints ?? []).entries()) {
    const place = at('deploy', 'placement', 'constraints', i);
    const constraint = placementConstraint(text);
    if ('problem' in constraint) {
      yield unsupported(place, constraint.problem, constraint.instead);
      continue;
    }
    matchExpressions.push(constraint.requirement);
    if (constraint.toleration !== undefined) tolerations.push(constraint.toleration);
    if (constraint.note !== undefined) yield approximated(place, constraint.note);
    paths.push(place);
  }
  if (matchExpressions.length === 0) return;
  const affinity: PodSpec['affinity'] = {
    nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions }] } },
  };
  yield pod({ affinity, ...(tolerations.length === 0 ? {} : { tolerations }) }, ...paths);
}

function* preferences({ service, at, workload }: ServiceContext): Iterable<Contribution> {
  for (const [i, { spread }] of (service.deploy?.placement?.preferences ?? []).entries()) {
    const place = at('deploy', 'placement', 'preferences', i, 'spread');
    const topologyKey = nodeLabel(spread ?? '');
    if (topologyKey === undefined) {
      yield unsupported(
        place,
        `Pods spread over labels of nodes only, not over ${spread ?? 'nothing'}.`,
        'Give the nodes a label, and spread over it (node.labels.zone).',
      );
      continue;
    }
    const labelSelector = { matchLabels: workload.selector };
    yield pod({ topologySpreadConstraints: [{ maxSkew: 1, topologyKey, whenUnsatisfiable: 'ScheduleAnyway', labelSelector }] }, place);
    if (WELL_KNOWN[topologyKey.toLowerCase()] === undefined && !topologyKey.includes('/')) {
      yield approximated(place, `The nodes of the cluster need the label ${topologyKey}, as those of the swarm had.`);
    }
  }
}

const WELL_KNOWN: Readonly<Record<string, string>> = {
  zone: 'topology.kubernetes.io/zone',
  'availability-zone': 'topology.kubernetes.io/zone',
  region: 'topology.kubernetes.io/region',
};

/** Labels of nodes by which clouds say where a node is go by the names that every cluster gives them. */
function nodeLabel(spread: string): string | undefined {
  const label = /^node\.labels\.(.+)$/.exec(spread)?.[1];
  return label === undefined ? undefined : (WELL_KNOWN[label.toLowerCase()] ?? label);
}

function* perNode({ service, at, workload }: ServiceContext): Iterable<Contribution> {
  const most = service.deploy?.placement?.max_replicas_per_node;
  if (most === undefined) return;
  const place = at('deploy', 'placement', 'max_replicas_per_node');
  const labelSelector = { matchLabels: workload.selector };
  const topologyKey = 'kubernetes.io/hostname';
  if (most <= 0) yield mapped(place, 'Zero means that there is no limit.');
  else if (most === 1) {
    yield pod(
      { affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ labelSelector, topologyKey }] } } },
      place,
    );
  } else {
    yield pod({ topologySpreadConstraints: [{ maxSkew: most, topologyKey, whenUnsatisfiable: 'DoNotSchedule', labelSelector }] }, place);
    yield approximated(place, `Pods are spread so that no node has ${most} more of them than another.`);
  }
}
