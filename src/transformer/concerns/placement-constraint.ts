/** One placement constraint of a swarm (`node.labels.disk == ssd`) as a requirement on the labels of a node. */

import { isLabelValue, isQualifiedName } from '../../kube/names.ts';
import type { NodeSelectorRequirement, Toleration } from '../../kube/objects.gen.ts';
import { nodeArchitecture } from '../knowledge/architectures.ts';

export type PlacementConstraint =
  | { readonly requirement: NodeSelectorRequirement; readonly toleration?: Toleration; readonly note?: string }
  | { readonly problem: string; readonly instead: string };

const CONTROL_PLANE = 'node-role.kubernetes.io/control-plane';

export function placementConstraint(text: string): PlacementConstraint {
  const [, left = '', operator, right = ''] = /^\s*([^\s=!]+)\s*(==|!=)\s*(\S.*?)\s*$/s.exec(text) ?? [];
  if (operator === undefined)
    return { problem: `${text} is no constraint: it compares nothing.`, instead: 'Write `node.labels.name == value`.' };
  const onLabel = (key: string, value: string = right) => onNodeLabel(key, { isSame: operator === '==', value });
  const name = left.toLowerCase();
  if (name === 'node.role') return role(right, operator);
  if (name === 'node.hostname') return onLabel('kubernetes.io/hostname');
  if (name === 'node.platform.os') return onLabel('kubernetes.io/os');
  if (name === 'node.platform.arch') return onLabel('kubernetes.io/arch', nodeArchitecture(right));
  const label = /^node\.labels\.(.+)$/i.exec(left)?.[1];
  if (label !== undefined)
    return { ...onLabel(label), note: `The nodes of the cluster need the label ${label}, as those of the swarm had.` };
  return {
    problem: `${left} tells nodes of a swarm apart, which a cluster does not know.`,
    instead: 'Give the nodes a label (`kubectl label node`), and write `node.labels.name == value`.',
  };
}

function onNodeLabel(key: string, { isSame, value }: { readonly isSame: boolean; readonly value: string }): PlacementConstraint {
  if (isQualifiedName(key) && isLabelValue(value)) return { requirement: { key, operator: isSame ? 'In' : 'NotIn', values: [value] } };
  return {
    problem: `No node can have the label ${key}: ${value}.`,
    instead: 'Labels are made of letters, digits, `-`, `_` and `.`, at most 63 of them.',
  };
}

/** Managers of a swarm are what a cluster calls its control plane, which ordinary Pods keep off. */
function role(value: string, operator: string): PlacementConstraint {
  const onManagers = (value.toLowerCase() === 'manager') === (operator === '==');
  if (!onManagers) return { requirement: { key: CONTROL_PLANE, operator: 'DoesNotExist' } };
  return {
    requirement: { key: CONTROL_PLANE, operator: 'Exists' },
    toleration: { key: CONTROL_PLANE, operator: 'Exists', effect: 'NoSchedule' },
    note: 'Nodes of the control plane stand in for the managers of a swarm; managed clusters give no access to theirs.',
  };
}
