/** Options of a mount: propagation, recursive read-only, SELinux labels, consistency (Compose spec, `volumes` long syntax). */

import type { VolumeMount } from '../../kube/objects.gen.ts';
import { minorOf } from '../../model/kube-version.ts';
import type { ServiceContext } from '../concern.ts';
import { approximated, type Contribution, ignored, mapped } from '../contribution.ts';
import type { MountPlan } from '../plan/storage/mount-plan.ts';

interface MountOptions {
  readonly fields: Pick<VolumeMount, 'mountPropagation' | 'recursiveReadOnly'>;
  readonly remarks: readonly Contribution[];
}

export function mountOptions(context: ServiceContext, plan: MountPlan): MountOptions {
  const own = plan.path[2] === 'volumes';
  const parts = [propagation(context, plan), recursive(context, plan)];
  const remarks = own ? [...parts.flatMap((part) => part.remarks), ...silent(plan)] : [];
  return { fields: Object.assign({}, ...parts.map((part) => part.fields)), remarks };
}

const NOTHING: MountOptions = { fields: {}, remarks: [] };

/** https://kubernetes.io/docs/concepts/storage/volumes/#mount-propagation: only mounts of the node can propagate. */
function propagation({ service }: ServiceContext, { mount, use, path }: MountPlan): MountOptions {
  const asked = mount.bind?.propagation;
  if (asked === undefined || asked === '') return NOTHING;
  const at = [...path, 'bind', 'propagation'];
  if (use.choice.kind !== 'host-path')
    return { fields: {}, remarks: [ignored(at, 'Only mounts of the node can propagate, and this is none.')] };
  if (asked.endsWith('private')) return { fields: {}, remarks: [mapped(at, 'Mounts do not propagate unless asked for.')] };
  if (asked.endsWith('slave'))
    return { fields: { mountPropagation: 'HostToContainer' }, remarks: [mapped(at, 'It becomes HostToContainer.')] };
  if (service.privileged === true)
    return { fields: { mountPropagation: 'Bidirectional' }, remarks: [mapped(at, 'It becomes Bidirectional.')] };
  const because =
    'Mounts of the container reach the node (Bidirectional) only from privileged containers, so that only those of the node reach the container.';
  return {
    fields: { mountPropagation: 'HostToContainer' },
    remarks: [approximated(at, because, 'Write `privileged: true` if it must be.')],
  };
}

/** https://kubernetes.io/docs/concepts/storage/volumes/#recursive-read-only-mounts */
function recursive({ settings }: ServiceContext, { mount, use, path, readOnly }: MountPlan): MountOptions {
  const asked = mount.bind?.recursive;
  if (asked === undefined || asked === '') return NOTHING;
  const at = [...path, 'bind', 'recursive'];
  if (use.choice.kind !== 'host-path') return { fields: {}, remarks: [ignored(at, 'A volume of the cluster has no mounts below it.')] };
  const enabled = asked === 'readonly' && readOnly && minorOf(settings.project.kubeVersion) >= 31 && mount.bind?.propagation === undefined;
  if (enabled) return { fields: { recursiveReadOnly: 'Enabled' }, remarks: [mapped(at, 'It becomes recursiveReadOnly: Enabled.')] };
  return {
    fields: {},
    remarks: [approximated(at, 'Mounts below a path of the node are part of it, and are writable even where it is read-only.')],
  };
}

/** What means nothing in Kubernetes, and loses nothing. */
function silent({ mount, path, use }: MountPlan): readonly Contribution[] {
  const remarks: Contribution[] = [];
  const say = (present: unknown, segments: readonly string[], because: string) => {
    if (present !== undefined && present !== '') remarks.push(ignored([...path, ...segments], because));
  };
  say(mount.consistency, ['consistency'], 'It is an option of Docker Desktop.');
  say(mount.bind?.selinux, ['bind', 'selinux'], 'The container runtime gives the volumes of a Pod its SELinux label.');
  for (const key of Object.keys(mount.volume?.labels ?? {}))
    say(key, ['volume', 'labels', key], 'Labels of an anonymous volume only serve Docker.');
  if (mount.volume?.nocopy !== undefined) {
    remarks.push(mapped([...path, 'volume', 'nocopy'], 'A claim starts empty unless a copy is asked for.'));
  }
  if (mount.tmpfs?.mode !== undefined) {
    remarks.push(
      approximated([...path, 'tmpfs', 'mode'], 'A folder in memory is writable for all (0777), or for the group of the Pod’s volumes.'),
    );
  }
  const created = mount.bind?.create_host_path;
  if (created !== undefined && use.choice.kind !== 'host-path') {
    remarks.push(mapped([...path, 'bind', 'create_host_path'], 'Nothing of this machine is mounted.'));
  }
  return remarks;
}
