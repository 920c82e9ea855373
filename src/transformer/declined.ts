/** Compose paths without a place in Kubernetes, as data: why, and what to do instead. The first row that matches a path speaks. */

import { matchesPattern, type Path } from '../model/path.ts';
import type { OwnedPath } from './concern.ts';

interface Declined {
  readonly pattern: OwnedPath;
  readonly because: string;
}

export type DeclinedRow =
  /** Nothing is lost by leaving it out. */
  | (Declined & { readonly fate: 'ignored' })
  /** Something is lost; `instead` says how to get it back. */
  | (Declined & { readonly fate: 'unsupported'; readonly instead: string });

const row = <const Pattern extends OwnedPath>(pattern: Pattern, because: string) => ({ pattern, fate: 'ignored', because }) as const;
const lost = <const Pattern extends OwnedPath>(pattern: Pattern, because: string, instead: string) =>
  ({ pattern, fate: 'unsupported', because, instead }) as const;

export const DECLINED = [
  row('services.*.attach', 'It only says whether `docker compose up` shows the logs of the service.'),
  lost(
    'services.*.blkio_config.**',
    'Pods have no weight or limit for block devices.',
    'Choose a storage class whose volumes have the throughput that the service needs.',
  ),
  row('services.*.cgroup', 'The kubelet gives every container its cgroup namespace.'),
  row('services.*.cgroup_parent', 'The kubelet places every container in its own cgroup tree.'),
  lost('services.*.cpu_percent', 'It is a share of a Windows host; Pods ask for cores.', 'Write `cpus`, in cores.'),
  lost('services.*.cpu_rt_period', 'Pods have no real-time scheduling.', 'Run the service on nodes that are prepared for it.'),
  lost('services.*.cpu_rt_runtime', 'Pods have no real-time scheduling.', 'Run the service on nodes that are prepared for it.'),
  lost(
    'services.*.cpuset',
    'Which cores a container runs on is up to the node.',
    'Ask for whole cores with equal requests and limits on nodes whose kubelet has the static CPU manager policy.',
  ),
  row('services.*.develop.**', 'It describes how `docker compose watch` updates containers during development.'),
  lost(
    'services.*.device_cgroup_rules.*',
    'Pods get devices from device plugins, not from rules.',
    'Install a device plugin for the device and ask for its resource.',
  ),
  lost(
    'services.*.isolation',
    'Pods have no isolation technology to choose.',
    'Use a RuntimeClass for Hyper-V isolation on Windows nodes.',
  ),
  row('services.*.logging.**', 'The container runtime writes the logs of every container; a log agent on each node ships them.'),
  row('services.*.mem_swappiness', 'Swap is a setting of the node.'),
  row('services.*.memswap_limit', 'Swap is a setting of the node.'),
  lost(
    'services.*.oom_kill_disable',
    'The kernel always ends a container that exceeds its memory limit.',
    'Give the service a memory limit that it never reaches.',
  ),
  lost(
    'services.*.oom_score_adj',
    'The quality-of-service class of a Pod decides which is ended first.',
    'Set equal requests and limits, and a PriorityClass.',
  ),
  row('services.*.pids_limit', 'The number of processes in a Pod is limited by the node (podPidsLimit).'),
  row('services.*.deploy.resources.limits.pids', 'The number of processes in a Pod is limited by the node (podPidsLimit).'),
  row('services.*.pull_refresh_after', 'A Pod pulls its image when it starts; there is no age at which to pull again.'),
  lost(
    'services.*.ulimits.**',
    'Pods have no ulimits; containers get those of the node’s container runtime.',
    'Raise the limit in the image’s entrypoint (`ulimit -n`), or in the runtime’s settings on the nodes.',
  ),
  lost('services.*.uts', 'Pods cannot share the host name of their node.', 'Give the program its name by a setting of its own.'),
] as const satisfies readonly DeclinedRow[];

/** The row that speaks for a path, and the place that it speaks of: what stands before a final `*` or `**`. */
export function declinedAt(path: Path): { readonly row: DeclinedRow; readonly place: Path } | undefined {
  const row = DECLINED.find(({ pattern }) => matchesPattern(path, pattern));
  if (row === undefined) return undefined;
  const parts = row.pattern.split('.');
  return { row, place: path.slice(0, parts.at(-1)?.startsWith('*') === true ? parts.length - 1 : parts.length) };
}
