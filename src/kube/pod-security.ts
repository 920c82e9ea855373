/**
 * The strictest Pod Security Standard that a Pod meets, and what keeps it from the next one.
 * https://kubernetes.io/docs/concepts/security/pod-security-standards/
 */

import type { Container, PodSpec } from './objects.gen.ts';

export type PodSecurityLevel = 'privileged' | 'baseline' | 'restricted';

export interface PodSecurityReport {
  readonly level: PodSecurityLevel;
  /** What the baseline standard forbids, as "hostNetwork" or "container web: privileged". */
  readonly againstBaseline: readonly string[];
  readonly againstRestricted: readonly string[];
}

/** The 34 of 1.34. */
const NEWEST = 34;

/** `minor` is the version of the standards. */
export function podSecurity(pod: PodSpec, minor: number = NEWEST): PodSecurityReport {
  const containers = [...(pod.initContainers ?? []), ...pod.containers];
  const named = (check: (container: Container, pod: PodSpec) => readonly string[]) =>
    containers.flatMap((container) => check(container, pod).map((fault) => `container ${container.name}: ${fault}`));
  const againstBaseline = [...baselinePod(pod, minor), ...named(baselineContainer)];
  const againstRestricted = [...restrictedPod(pod), ...named(restrictedContainer)];
  const level = againstBaseline.length > 0 ? 'privileged' : againstRestricted.length > 0 ? 'baseline' : 'restricted';
  return { level, againstBaseline, againstRestricted };
}

const BASELINE_CAPABILITIES: ReadonlySet<string> = new Set([
  'AUDIT_WRITE',
  'CHOWN',
  'DAC_OVERRIDE',
  'FOWNER',
  'FSETID',
  'KILL',
  'MKNOD',
  'NET_BIND_SERVICE',
  'SETFCAP',
  'SETGID',
  'SETPCAP',
  'SETUID',
  'SYS_CHROOT',
]);
const BASELINE_SELINUX_TYPES: ReadonlySet<string> = new Set([
  '',
  'container_t',
  'container_init_t',
  'container_kvm_t',
  'container_engine_t',
]);

/** Of Kubernetes 1.29. https://kubernetes.io/docs/tasks/administer-cluster/sysctl-cluster/#safe-and-unsafe-sysctls */
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
]);
const SAFE_SINCE_32: ReadonlySet<string> = new Set(['net.ipv4.tcp_rmem', 'net.ipv4.tcp_wmem']);

/** `minor` is the 34 of 1.34. */
export function isSafeSysctl(name: string, minor: number): boolean {
  return SAFE_SYSCTLS.has(name) || (minor >= 32 && SAFE_SINCE_32.has(name));
}

function baselinePod(pod: PodSpec, minor: number): readonly string[] {
  const faults = (['hostNetwork', 'hostPID', 'hostIPC'] as const).filter((field) => pod[field] === true) as string[];
  for (const volume of pod.volumes ?? []) if (volume.hostPath !== undefined) faults.push(`hostPath volume ${volume.name}`);
  for (const { name } of pod.securityContext?.sysctls ?? []) if (!isSafeSysctl(name, minor)) faults.push(`sysctl ${name}`);
  return [...faults, ...profileFaults(pod.securityContext), ...selinuxFaults(pod.securityContext)];
}

function baselineContainer(container: Container): readonly string[] {
  const context = container.securityContext;
  const faults: string[] = [];
  if (context?.privileged === true) faults.push('privileged');
  for (const capability of context?.capabilities?.add ?? [])
    if (!BASELINE_CAPABILITIES.has(capability)) faults.push(`capability ${capability}`);
  for (const { hostPort } of container.ports ?? []) if (hostPort !== undefined && hostPort !== 0) faults.push(`hostPort ${hostPort}`);
  if (context?.procMount !== undefined && context.procMount !== 'Default') faults.push('procMount');
  return [...faults, ...profileFaults(context), ...selinuxFaults(context)];
}

type Profiles = Pick<NonNullable<Container['securityContext']>, 'seccompProfile' | 'appArmorProfile' | 'seLinuxOptions'>;

function profileFaults(context: Profiles | undefined): readonly string[] {
  const faults: string[] = [];
  if (context?.seccompProfile?.type === 'Unconfined') faults.push('seccomp unconfined');
  if (context?.appArmorProfile?.type === 'Unconfined') faults.push('AppArmor unconfined');
  return faults;
}

function selinuxFaults(context: Profiles | undefined): readonly string[] {
  const { type = '', user, role } = context?.seLinuxOptions ?? {};
  return BASELINE_SELINUX_TYPES.has(type) && user === undefined && role === undefined ? [] : ['SELinux options'];
}

const RESTRICTED_VOLUMES = [
  'configMap',
  'csi',
  'downwardAPI',
  'emptyDir',
  'ephemeral',
  'persistentVolumeClaim',
  'projected',
  'secret',
  'image',
] as const;

/** A hostPath is against the baseline already. */
function restrictedPod(pod: PodSpec): readonly string[] {
  return (pod.volumes ?? []).flatMap((volume) =>
    volume.hostPath !== undefined || RESTRICTED_VOLUMES.some((kind) => volume[kind] !== undefined) ? [] : [`volume ${volume.name}`],
  );
}

function restrictedContainer({ securityContext: own }: Container, { securityContext: shared }: PodSpec): readonly string[] {
  const faults: string[] = [];
  if (own?.allowPrivilegeEscalation !== false) faults.push('allowPrivilegeEscalation is not false');
  if ((own?.runAsNonRoot ?? shared?.runAsNonRoot) !== true) faults.push('runAsNonRoot is not true');
  if ((own?.runAsUser ?? shared?.runAsUser) === 0) faults.push('runs as user 0');
  if ((own?.seccompProfile ?? shared?.seccompProfile)?.type === undefined) faults.push('no seccomp profile');
  if (own?.capabilities?.drop?.includes('ALL') !== true) faults.push('does not drop all capabilities');
  for (const capability of own?.capabilities?.add ?? []) if (capability !== 'NET_BIND_SERVICE') faults.push(`capability ${capability}`);
  return faults;
}

const LEVELS = ['privileged', 'baseline', 'restricted'] as const satisfies readonly PodSecurityLevel[];

/** The level that all of the Pods meet. */
export function weakestLevel(pods: readonly PodSpec[], minor: number = NEWEST): PodSecurityLevel {
  const met = new Set(pods.map((pod) => podSecurity(pod, minor).level));
  return LEVELS.find((level) => met.has(level)) ?? 'restricted';
}
