/** One placement constraint of a swarm (`node.labels.disk == ssd`) as a requirement on the labels of a node. */

import type { NodeSelectorRequirement, Toleration } from '../../kube/objects.gen.ts';

export type PlacementConstraint =
  | { readonly requirement: NodeSelectorRequirement; readonly toleration?: Toleration; readonly note?: string }
  | { readonly problem: string; readonly instead: string };

const CONTROL_PLANE = 'node-role.kubernetes.io/control-plane';
const ARCHITECTURES: Readonly<Record<string, string>> = { x86_64: 'amd64', aarch64: 'arm64' };

export function placementConstraint(text: string): PlacementConstraint {
  const [, left = '', operator, right = ''] = /^\s*(\S+?)\s*(==|!=)\s*(.+?)\s*$/.exec(text) ?? [];
  if (operator === undefined)
    return { problem: `${text} is no constraint: it compares nothing.`, instead: 'Write `node.labels.name == value`.' };
  const to = operator === '==' ? 'In' : 'NotIn';
  const onLabel = (key: string, value: string = right): PlacementConstraint => ({ requirement: { key, operator: to, values: [value] } });
  const name = left.toLowerCase();
  if (name === 'node.role') return role(right, operator);
  if (name === 'node.hostname') return onLabel('kubernetes.io/hostname');
  if (name === 'node.platform.os') return onLabel('kubernetes.io/os');
  if (name === 'node.platform.arch') return onLabel('kubernetes.io/arch', ARCHITECTURES[right] ?? right);
  const label = /^node\.labels\.(.+)$/i.exec(left)?.[1];
  if (label !== undefined)
    return { ...onLabel(label), note: `The nodes of the cluster need the label ${label}, as those of the swarm had.` };
  return {
    problem: `${left} tells nodes of a swarm apart, which a cluster does not know.`,
    instead: 'Give the nodes a label (`kubectl label node`), and write `node.labels.name == value`.',
  };
}

/** Managers of a swarm are what a cluster calls its control plane, which ordinary Pods keep off. */
function role(value: string, operator: string): PlacementConstraint {
  const onManagers = (value === 'manager') === (operator === '==');
  if (!onManagers) return { requirement: { key: CONTROL_PLANE, operator: 'DoesNotExist' } };
  return {
    requirement: { key: CONTROL_PLANE, operator: 'Exists' },
    toleration: { key: CONTROL_PLANE, operator: 'Exists', effect: 'NoSchedule' },
    note: 'Nodes of the control plane stand in for the managers of a swarm; managed clusters give no access to theirs.',
  };
}
