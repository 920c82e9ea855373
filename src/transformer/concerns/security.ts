/**
 * What a container may do: user, capabilities, privileges, profiles and kernel settings, and how far it is hardened beyond what the file says.
 * https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
 */

import type { SecurityContext } from '../../kube/objects.gen.ts';
import { SAFE_SYSCTLS } from '../../kube/pod-security.ts';
import type { Path } from '../../model/path.ts';
import { defineConcern, type ServiceContext } from '../concern.ts';
import { approximated, type Contribution, container, mapped, pod, unsupported } from '../contribution.ts';
import { hardened } from './hardening.ts';
import { securityOptions } from './security-options.ts';
import { numericId, userContext } from './security-user.ts';

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
    const user = userContext(context);
    const options = securityOptions(service.security_opt ?? [], at('security_opt'));
    const written: SecurityContext = {
      ...user.fields,
      ...capabilities(context),
      ...(service.privileged === undefined ? {} : { privileged: service.privileged }),
      ...(service.read_only === undefined ? {} : { readOnlyRootFilesystem: service.read_only }),
      ...options.fields,
    };
    const { fields, remarks } = hardened(consistent(written), context);
    if (Object.keys(fields).length > 0)
      yield container({ securityContext: fields }, ...writtenPaths(context), ...user.from, ...options.from);
    yield* user.remarks;
    yield* options.remarks;
    yield* remarks;
    if (service.privileged === true && written.allowPrivilegeEscalation === false) {
      yield approximated(at('privileged'), 'A privileged container always may gain privileges, so no-new-privileges is left out.');
    }
    yield* groups(context);
    yield* sysctls(context);
  },
});

/** The API server refuses to forbid what other fields of the same container need. */
function consistent(context: SecurityContext): SecurityContext {
  const escalates = context.privileged === true || context.capabilities?.add?.includes('SYS_ADMIN') === true;
  if (!escalates || context.allowPrivilegeEscalation !== false) return context;
  const { allowPrivilegeEscalation: _, ...rest } = context;
  return rest;
}

function capabilities({ service }: ServiceContext): SecurityContext {
  const listed = (names: readonly string[] | undefined) => [
    ...new Set((names ?? []).map((name) => name.toUpperCase().replace(/^CAP_/, ''))),
  ];
  const [add, drop] = [listed(service.cap_add), listed(service.cap_drop)];
  if (add.length + drop.length === 0) return {};
  return { capabilities: { ...(add.length === 0 ? {} : { add }), ...(drop.length === 0 ? {} : { drop }) } };
}

function writtenPaths({ service, at }: ServiceContext): readonly Path[] {
  return [
    ...(service.cap_add ?? []).map((_, i) => at('cap_add', i)),
    ...(service.cap_drop ?? []).map((_, i) => at('cap_drop', i)),
    ...(['privileged', 'read_only'] as const).filter((key) => service[key] !== undefined).map((key) => at(key)),
  ];
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

function* sysctls({ service, at }: ServiceContext): Iterable<Contribution> {
  for (const [key, value] of Object.entries(service.sysctls ?? {}).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const place = at('sysctls', key);
    if (!NAMESPACED_SYSCTL.test(key)) {
      yield unsupported(
        place,
        `${key} belongs to the whole node, so a Pod cannot set it.`,
        'Set it on the nodes, by their configuration or a privileged DaemonSet.',
      );
      continue;
    }
    yield pod({ securityContext: { sysctls: [{ name: key, value: String(value) }] } }, place);
    if (SAFE_SYSCTLS.has(key)) continue;
    yield approximated(
      place,
      `${key} counts as unsafe: a kubelet refuses the Pod unless it allows it.`,
      `Start the kubelets with --allowed-unsafe-sysctls=${key}.`,
    );
  }
}
