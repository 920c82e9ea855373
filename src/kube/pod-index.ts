/** Finds the Pod templates of a set of objects by their labels. */

import type { ContainerPort, LabelSelector, ServicePort } from './objects.gen.ts';
import { formatRef, type KubeObject, refOf } from './objects.ts';
import { podTemplateOf } from './pod-template.ts';

export interface IndexedPod {
  /** `Deployment web` */
  readonly owner: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly ports: readonly ContainerPort[];
}

export interface PodIndex {
  /** In time that depends on how many Pods have the rarest of the labels, not on how many there are. */
  withLabels(labels: Readonly<Record<string, string>>): readonly IndexedPod[];
}

export function indexPods(objects: readonly KubeObject[]): PodIndex {
  const all: IndexedPod[] = [];
  const byLabel = new Map<string, Map<string, IndexedPod[]>>();
  for (const object of objects) {
    const pod = indexedPod(object);
    if (pod === undefined) continue;
    all.push(pod);
    for (const key of Object.keys(pod.labels)) {
      const value = pod.labels[key] ?? '';
      const byValue = byLabel.get(key) ?? new Map<string, IndexedPod[]>();
      const known = byValue.get(value);
      if (known === undefined) byLabel.set(key, byValue.set(value, [pod]));
      else known.push(pod);
    }
  }
  return {
    withLabels(labels) {
      const keys = Object.keys(labels).filter((key) => !OF_REPLICA.has(key));
      let rarest: readonly IndexedPod[] = all;
      for (const key of keys) {
        const pods = byLabel.get(key)?.get(labels[key] ?? '') ?? NONE;
        if (pods.length < rarest.length) rarest = pods;
      }
      return rarest.filter((pod) => keys.every((key) => pod.labels[key] === labels[key]));
    },
  };
}

const NONE: readonly IndexedPod[] = [];

/** Labels that the StatefulSet controller gives to each of its Pods. */
const OF_REPLICA: ReadonlySet<string> = new Set(['statefulset.kubernetes.io/pod-name', 'apps.kubernetes.io/pod-index']);

function indexedPod(object: KubeObject): IndexedPod | undefined {
  const template = podTemplateOf(object)?.template;
  if (template === undefined) return undefined;
  const { containers = [], initContainers = [] } = template.spec ?? {};
  const ports = [...containers, ...initContainers].flatMap((container) => container.ports ?? NO_PORTS);
  return { owner: formatRef(refOf(object)), labels: template.metadata?.labels ?? {}, ports };
}

const NO_PORTS: readonly ContainerPort[] = [];

/** Whether a Pod has the container port that a port of a Service leads to. */
export function opens({ ports }: IndexedPod, { port, targetPort = port, protocol = 'TCP' }: ServicePort): boolean {
  return ports.some((open) => (open.name === targetPort || open.containerPort === targetPort) && (open.protocol ?? 'TCP') === protocol);
}

/** The labels that a selector asks for; undefined where it also asks for something else. */
export function plainLabels({ matchLabels = {}, matchExpressions = [] }: LabelSelector): Readonly<Record<string, string>> | undefined {
  return matchExpressions.length === 0 ? matchLabels : undefined;
}
