/**
 * What a container may do: user, capabilities, privileges, profiles and kernel settings, and how far it is hardened beyond what the file says.
 * https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
 */

import type { SecurityContext } from '../../kube/objects.gen.ts';
import { isSafeSysctl } from '../../kube/pod-security.ts';
import { byKey } from '../../model/by-key.ts';
import { minorOf } from '../../model/kube-version.ts';
import type { Path } from '../../model/path.ts';
import { defineConcern, type ServiceContext } from '../concern.ts';
import { approximated, type Contribution, container, mapped, pod, podMetadata, unsupported } from '../contribution.ts';
import { numericId } from '../knowledge/accounts.ts';
import { withProfile } from './apparmor.ts';
import { hardened } from './hardening.ts';
import { consistent, securityFields } from './security-fields.ts';

export const security = defineConcern({
  name: 'security',
  summary: 'user, capabilities and privileges become the security contexts of container and Pod.',
  owns: [
    'services.*.user',
    'services.*.group_add.*',
    'services.*.cap_add.*',
    'services.*.cap_drop.*',
    'services.*.privileged',
    'services.*.read_only',
    'services.*.security_opt.*',
    'services.*.sysctls.*',
  ],
  fates: {
    'services.**': 'by case',
  },
  *mapService(context) {
    const { service, at } = context;
    const written = securityFields(context);
    const { fields, remarks } = hardened(consistent(written.fields), context);
    yield* contextOf(context, fields, written.from);
    yield* written.remarks;
    yield* remarks;
    if (service.privileged === true && written.fields.allowPrivilegeEscalation === false) {
      yield approximated(at('privileged'), 'A privileged container always may gain privileges, so no-new-privileges is left out.');
    }
    yield* groups(context);
    yield* sysctls(context);
  },
});

function* contextOf(context: ServiceContext, all: SecurityContext, from: readonly Path[]): Iterable<Contribution> {
  const { fields: securityContext, annotations } = withProfile(context, context.servicePlan.name, all);
  if (Object.keys(securityContext).length > 0) yield container({ securityContext }, ...from);
  if (Object.keys(annotations).length > 0) yield podMetadata({ annotations }, ...from);
}

function* groups({ service, serviceSettings, at }: ServiceContext): Iterable<Contribution> {
  for (const [i, group] of (service.group_add ?? []).entries()) {
    const gid = numericId(String(group));
    if (gid !== undefined) yield pod({ securityContext: { supplementalGroups: [gid] } }, at('group_add', i));
    else
      yield unsupported(
        at('group_add', i),
        `A Pod knows groups by number only, and that of ${group} stands in the image.`,
        'Write the number of the group.',
      );
  }
  if (serviceSettings.fsGroup !== undefined) yield mapped(at('x-kubeferry', 'fsGroup'), 'It is the group of the Pod’s volumes.');
}

/** Settings of the kernel that each Pod has for itself; all others belong to the node. */
const NAMESPACED_SYSCTL = /^(kernel\.(shm|msg|sem)|fs\.mqueue\.|net\.)/;
const SYSCTL_NAME = /^[a-z0-9](?:[-_a-z0-9]*[a-z0-9])?(?:[./][a-z0-9](?:[-_a-z0-9]*[a-z0-9])?)*$/;

function* sysctls(context: ServiceContext): Iterable<Contribution> {
  const { service, at } = context;
  for (const [key, value] of Object.entries(service.sysctls ?? {}).sort(byKey)) {
    const place = at('sysctls', key);
    if (!SYSCTL_NAME.test(key) || !NAMESPACED_SYSCTL.test(key) || isOfNode(context, key)) {
      yield unsupported(
        place,
        `${key} belongs to the whole node, so a Pod cannot set it.`,
        'Set it on the nodes, by their configuration or a privileged DaemonSet.',
      );
      continue;
    }
    yield pod({ securityContext: { sysctls: [{ name: key, value: String(value) }] } }, place);
    if (isSafeSysctl(key, minorOf(context.settings.project.kubeVersion))) continue;
    yield approximated(
      place,
      `${key} counts as unsafe: a kubelet refuses the Pod unless it allows it.`,
      `Start the kubelets with --allowed-unsafe-sysctls=${key}.`,
    );
  }
}

/** With the network or the shared memory of the node a Pod has their settings as well, and the kubelet refuses to change those. */
function isOfNode({ workload, project }: ServiceContext, key: string): boolean {
  const members = workload.members.flatMap((member) => project.services[member] ?? []);
  return key.startsWith('net.') ? members.some(({ network_mode: mode }) => mode === 'host') : members.some(({ ipc }) => ipc === 'host');
}
