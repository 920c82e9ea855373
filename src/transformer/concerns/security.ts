/**
 * What a container may do: user, capabilities, privileges, kernel settings, and namespaces of the host.
 * https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
 */

import type { PodSpec, SecurityContext } from '../../kube/objects.gen.ts';
import { defineConcern, type ServiceContext } from '../concern.ts';
import { approximated, type Contribution, container, diagnose, mapped, pod, unsupported } from '../contribution.ts';
import { securityOption } from './security-options.ts';
import { hardening } from './hardening.ts';

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
    'services.*.userns_mode',
    'services.*.pid',
    'services.*.ipc',
  ],
  *mapService(context) {
    const { service, serviceSettings, at } = context;
    yield* user(context);
    yield* groups(context);
    yield* capabilities(context);
    if (service.privileged !== undefined) yield contain({ privileged: service.privileged }, at('privileged'));
    if (service.read_only !== undefined) yield contain({ readOnlyRootFilesystem: service.read_only }, at('read_only'));
    for (const [i, option] of (service.security_opt ?? []).entries()) yield* securityOption(option, at('security_opt', i));
    yield* sysctls(context);
    yield* namespaces(context);
    if (serviceSettings.fsGroup !== undefined) yield podSecurity({ fsGroup: serviceSettings.fsGroup }, at('x-kubeferry', 'fsGroup'));
    yield* hardening(context);
  },
});

type PodSecurity = NonNullable<PodSpec['securityContext']>;

function contain(securityContext: SecurityContext, ...from: Parameters<typeof container>[1][]): Contribution {
  return container({ securityContext }, ...from);
}

function podSecurity(securityContext: PodSecurity, ...from: Parameters<typeof container>[1][]): Contribution {
  return pod({ securityContext }, ...from);
}

function* user({ service, serviceSettings, at, name }: ServiceContext): Iterable<Contribution> {
  if (serviceSettings.runAsUser !== undefined) {
    yield contain({ runAsUser: serviceSettings.runAsUser }, at('user'), at('x-kubeferry', 'runAsUser'));
    return;
  }
  if (service.user === undefined || service.user === '') return;
  const [uid = '', gid] = service.user.split(':');
  const runAsUser = uid === 'root' ? 0 : numeric(uid);
  const runAsGroup = gid === 'root' ? 0 : numeric(gid);
  if (runAsUser !== undefined) yield contain({ runAsUser, ...(runAsGroup === undefined ? {} : { runAsGroup }) }, at('user'));
  if (runAsUser !== undefined && (gid === undefined || runAsGroup !== undefined)) return;
  const named = runAsUser === undefined ? `the user ${uid}` : `the group ${gid ?? ''}`;
  yield unsupported(
    at('user'),
    `A Pod knows users and groups by number only, and the number of ${named} stands in the image of ${name}, which is not read.`,
    'Write the numbers, as `id` prints them in the image; until then the container runs as the user of its image.',
  );
}

function numeric(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,10}$/.test(text) && Number(text) <= 2_147_483_647 ? Number(text) : undefined;
}

function* groups({ service, at }: ServiceContext): Iterable<Contribution> {
  for (const [i, group] of (service.group_add ?? []).entries()) {
    const gid = numeric(String(group));
    if (gid !== undefined) yield podSecurity({ supplementalGroups: [gid] }, at('group_add', i));
    else yield unsupported(at('group_add', i), `A Pod knows groups by number only, and that of ${group} stands in the image.`, 'Write the number of the group.');
  }
}

function* capabilities({ service, at }: ServiceContext): Iterable<Contribution> {
  for (const [key, field] of [['cap_add', 'add'], ['cap_drop', 'drop']] as const) {
    const names = service[key] ?? [];
    if (names.length === 0) continue;
    const listed = [...new Set(names.map((name) => name.toUpperCase().replace(/^CAP_/, '')))];
    yield contain({ capabilities: { [field]: listed } }, ...names.map((_, i) => at(key, i)));
  }
}

/** https://kubernetes.io/docs/tasks/administer-cluster/sysctl-cluster/#safe-and-unsafe-sysctls */
const SAFE_SYSCTLS: ReadonlySet<string> = new Set([
  'kernel.shm_rmid_forced',
  'net.ipv4.ip_local_port_range',
  'net.ipv4.tcp_syncookies',
  'net.ipv4.ping_group_range',
  'net.ipv4.ip_unprivileged_port_start',
  'net.ipv4.ip_local_reserved_ports',
  'net.ipv4.tcp_keepalive_time',
  'net.ipv4.tcp_fin_timeout',
  'net.ipv4.tcp_keepalive_intvl',
  'net.ipv4.tcp_keepalive_probes',
  'net.ipv4.tcp_rmem',
  'net.ipv4.tcp_wmem',
]);
const NAMESPACED_SYSCTL = /^(kernel\.(shm|msg|sem)|fs\.mqueue\.|net\.)/;

function* sysctls({ service, at }: ServiceContext): Iterable<Contribution> {
  for (const [key, value] of Object.entries(service.sysctls ?? {}).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const place = at('sysctls', key);
    if (!NAMESPACED_SYSCTL.test(key)) {
      yield unsupported(place, `${key} belongs to the whole node, so a Pod cannot set it.`, 'Set it on the nodes, by their configuration or a privileged DaemonSet.');
      continue;
    }
    yield podSecurity({ sysctls: [{ name: key, value: String(value) }] }, place);
    if (!SAFE_SYSCTLS.has(key)) {
      yield approximated(place, `${key} counts as unsafe: a kubelet refuses the Pod unless it allows it.`, `Start the kubelets with --allowed-unsafe-sysctls=${key}.`);
    }
  }
}

function* namespaces({ service, at, name }: ServiceContext): Iterable<Contribution> {
  for (const [key, field] of [['pid', 'hostPID'], ['ipc', 'hostIPC']] as const) {
    const value = service[key];
    if (value === undefined) continue;
    if (value === 'host') {
      yield pod({ [field]: true }, at(key));
      yield diagnose({
        code: 'convert/host-namespace',
        severity: 'warning',
        path: at(key),
        message: `${name} sees the ${key === 'pid' ? 'processes' : 'shared memory'} of its node, which namespaces with a Pod Security level refuse.`,
        help: `Leave ${key} out unless the service watches over its node.`,
      });
    } else if (value.startsWith('service:')) {
      if (key === 'pid') yield pod({ shareProcessNamespace: true }, at(key));
      else yield mapped(at(key), 'Containers of one Pod share memory.');
    } else if (value.startsWith('container:')) {
      yield unsupported(at(key), 'A container outside the project cannot share its namespace with a Pod.', 'Make it a service of the project.');
    } else yield mapped(at(key), 'Every Pod has a namespace of its own.');
  }
  const users = service.userns_mode;
  if (users !== undefined) yield pod({ hostUsers: users === 'host' }, at('userns_mode'));
}
