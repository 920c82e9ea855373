/** Paths of a Docker host that services mount for what the host is, not for data: sockets of container engines, clocks, kernel and system folders. */

import { cleanPath, isInside } from '../../model/file-path.ts';

const ENGINE_SOCKETS: ReadonlySet<string> = new Set([
  '/var/run/docker.sock',
  '/run/docker.sock',
  '/var/run/podman/podman.sock',
  '/run/podman/podman.sock',
  '/run/containerd/containerd.sock',
  '/var/run/containerd/containerd.sock',
  '/run/crio/crio.sock',
  '/var/run/crio/crio.sock',
]);

/** The socket through which a container commands the engine of its host; also where it is mounted from another place. */
export function isEngineSocket(path: string): boolean {
  const clean = cleanPath(path);
  return ENGINE_SOCKETS.has(clean) || /\/(docker|podman|containerd)\.sock$/.test(clean);
}

export function isSocket(path: string): boolean {
  return path.endsWith('.sock') || path.endsWith('.socket') || isInside(path, '/tmp/.X11-unix');
}

const CLOCKS: readonly string[] = ['/etc/localtime', '/etc/timezone', '/usr/share/zoneinfo'];

/** Files that give a container the time zone of its host. */
export function isClock(path: string): boolean {
  return CLOCKS.some((clock) => isInside(path, clock));
}

const SYSTEM_FOLDERS: readonly string[] = [
  '/bin',
  '/boot',
  '/dev',
  '/lib',
  '/lib64',
  '/proc',
  '/run',
  '/sbin',
  '/sys',
  '/usr/bin',
  '/usr/include',
  '/usr/lib',
  '/usr/lib64',
  '/usr/libexec',
  '/usr/local/bin',
  '/usr/local/lib',
  '/usr/sbin',
  '/usr/share/ca-certificates',
  '/usr/src',
  '/var/lib/containerd',
  '/var/lib/docker',
  '/var/lib/kubelet',
  '/var/lib/systemd',
  '/var/log/audit',
  '/var/log/containers',
  '/var/log/journal',
  '/var/log/pods',
  '/var/run',
];

/** Folders of which the host has one; what lies in them may be the user's own: `/etc/pihole`. */
const SYSTEM_ROOTS: ReadonlySet<string> = new Set([
  '/',
  '/etc',
  '/home',
  '/media',
  '/mnt',
  '/opt',
  '/root',
  '/srv',
  '/usr',
  '/usr/local',
  '/usr/share',
  '/var',
  '/var/lib',
  '/var/log',
]);

const SYSTEM_ETC =
  /^\/etc\/(?:alternatives|apparmor.*|ca-certificates.*|cni|containerd|cron.*|default|docker|fstab|group|gshadow|host.*|init\.d|kubernetes|ld\.so.*|machine-id|modprobe\.d|modules.*|mtab|network.*|nsswitch\.conf|os-release|pam\.d|passwd|pki|profile.*|resolv\.conf|rsyslog.*|security|selinux|shadow|ssh|ssl|sudoers.*|sysctl.*|systemd|udev|[a-z]+-release)(?:\/|$)/;

/** A place that means something on this host only; not a folder that a person made for data. */
export function isSystemPath(path: string): boolean {
  const clean = cleanPath(path);
  return SYSTEM_ROOTS.has(clean) || SYSTEM_ETC.test(clean) || SYSTEM_FOLDERS.some((folder) => isInside(clean, folder));
}

export function isSharedMemory(path: string): boolean {
  return cleanPath(path) === '/dev/shm';
}

/** What programs that talk to the Docker engine do on Kubernetes, by the last part of their image's name. */
const ENGINE_RECIPES: ReadonlyMap<string, string> = new Map([
  [
    'traefik',
    'Leave the service out (`x-kubeferry: { skip: true }`), since the Ingress controller of the cluster does its work; or give it its Kubernetes provider (`--providers.kubernetesingress`) and a ServiceAccount.',
  ],
  [
    'nginx-proxy',
    'Leave the service out (`x-kubeferry: { skip: true }`), since the Ingress controller of the cluster does its work: `x-kubeferry: { expose: ingress }` on the services behind it.',
  ],
  ['watchtower', 'Leave it out: new images are rolled out by changing the tag, or by a GitOps tool.'],
  ['autoheal', 'Leave it out: the kubelet restarts containers whose liveness probe fails.'],
  ['portainer', 'Install Portainer for Kubernetes from its Helm chart.'],
  ['portainer-ce', 'Install Portainer for Kubernetes from its Helm chart.'],
  ['dozzle', 'Give it a ServiceAccount that may read logs, and set DOZZLE_MODE=k8s.'],
  ['ofelia', 'Use CronJobs: `x-kubeferry: { cron: … }` on the services that it starts.'],
  ['cadvisor', 'Leave it out: the kubelet has cAdvisor built in and serves its metrics.'],
  ['promtail', 'Install a log agent as a DaemonSet from its Helm chart.'],
  ['vector', 'Install it as a DaemonSet from its Helm chart.'],
]);

export function engineRecipe(imageName: string | undefined): string {
  const known = imageName === undefined ? undefined : ENGINE_RECIPES.get(imageName.split('/').at(-1) ?? '');
  return (
    known ??
    'Give the service a ServiceAccount and let it ask the Kubernetes API; where the nodes do run that engine, consent with `x-kubeferry: { hostPaths: allow }`.'
  );
}

/** Programs that watch over the node they run on and come with a Helm chart of their own, by the last part of their image's name. */
const NODE_AGENTS: ReadonlySet<string> = new Set([
  'alloy',
  'dcgm-exporter',
  'falco',
  'filebeat',
  'fluent-bit',
  'fluentd',
  'metricbeat',
  'netdata',
  'node-exporter',
]);

/** What a service does that has to do without paths of its host. */
export function hostPathRecipe(imageName: string | undefined): string {
  const name = imageName?.split('/').at(-1) ?? '';
  const known = ENGINE_RECIPES.get(name);
  if (known !== undefined) return known;
  if (NODE_AGENTS.has(name)) return `It watches over its node: give every node one with ${ON_EVERY_NODE}, or install its Helm chart.`;
  return `Do without, or, where the service watches over its node, give every node one with ${ON_EVERY_NODE}.`;
}

const ON_EVERY_NODE = '`deploy: { mode: global }` and `x-kubeferry: { hostPaths: allow }`';
