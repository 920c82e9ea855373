/** `devices`: device files of the machine. A container gets at them through a device plugin, or, with consent, as a mount of its node's file. */

import { cleanPath, isInside } from '../../model/file-path.ts';
import type { Path } from '../../model/path.ts';
import type { Device } from '../../model/service.ts';
import type { ServiceContext } from '../concern.ts';
import { approximated, type Contribution, container, mapped, pod, unsupported } from '../contribution.ts';
import type { GpuFiles } from '../knowledge/gpu-files.ts';
import { freeName } from '../plan/free-name.ts';
import { containerPath } from '../plan/storage/container-path.ts';
import { parseTmpfs } from '../plan/storage/tmpfs-entry.ts';

/** `gpus`: those of the files that a device plugin brings. */
export function* hostDevices(context: ServiceContext, gpus: readonly GpuFiles[]): Iterable<Contribution> {
  const places = placesOf(context);
  const names = new Set(context.plan.storage.podVolumes.get(context.workload.lead)?.values());
  for (const [i, device] of (context.service.devices ?? []).entries()) {
    const path = context.at('devices', i);
    const problem = obstacle(context, device);
    const isGpu = gpus.some(({ has }) => has(cleanPath(device.source ?? '')));
    if (isGpu) yield approximated(path, 'A GPU comes into the container through the device plugin of its vendor, which the cluster needs.');
    else if (problem !== undefined && asksForPlugin(context))
      yield mapped(path, 'A setting asks for a resource of a device plugin, which brings it.');
    else if (problem !== undefined) yield unsupported(path, problem.because, problem.instead);
    else yield* mounted(context, device, { path, places, names });
  }
}

function asksForPlugin({ serviceSettings: { resources } }: ServiceContext): boolean {
  return [...Object.keys(resources?.limits ?? {}), ...Object.keys(resources?.requests ?? {})].some((name) => name.includes('/'));
}

/** What is mounted already, since Kubernetes refuses two mounts at one place. */
function placesOf({ plan, service, name }: ServiceContext): Set<string> {
  const mounts = (plan.storage.mounts.get(name) ?? []).filter(({ use }) => use.choice.kind !== 'none');
  return new Set([...mounts.map(({ mount }) => mount.target), ...(service.tmpfs ?? []).flatMap((entry) => parseTmpfs(entry).target ?? [])]);
}

interface Obstacle {
  readonly because: string;
  readonly instead: string;
}

function obstacle({ settings, serviceSettings }: ServiceContext, { source = '', target = source }: Device): Obstacle | undefined {
  if (source === '') return { because: 'The device has no source.', instead: 'Name it: `source: /dev/…`.' };
  if (!source.startsWith('/')) {
    return {
      because: `${source} is a device by its name in the Container Device Interface.`,
      instead: 'Claim it through a ResourceClaim, or ask for the resource of its device plugin.',
    };
  }
  if ((serviceSettings.hostPaths ?? settings.project.hostPaths) !== 'allow') {
    return {
      because: `${source} is a device of one machine.`,
      instead: `${isInside(source, '/dev/dri') ? OF_GPU : OF_OTHERS}, or mount it from the node with \`x-kubeferry: { hostPaths: allow }\` and give the container the right to use it.`,
    };
  }
  if (containerPath(target) !== undefined) return undefined;
  return { because: `${JSON.stringify(target)} is no absolute path, so nothing is mounted there.`, instead: 'Write the whole path.' };
}

const OF_GPU =
  'Ask for the GPU with `x-kubeferry: { resources: { limits: { gpu.intel.com/i915: 1 } } }` (or amd.com/gpu), where a device plugin offers it';
const OF_OTHERS = 'Ask for the resource of a device plugin';

interface Place {
  readonly path: Path;
  readonly places: Set<string>;
  readonly names: Set<string>;
}

function* mounted({ servicePlan }: ServiceContext, device: Device, { path, places, names }: Place): Iterable<Contribution> {
  const { source } = device;
  const mountPath = containerPath(device.target ?? source) ?? source;
  if (places.has(mountPath)) {
    yield mapped(path, `Something is mounted at ${mountPath} already.`);
    return;
  }
  places.add(mountPath);
  const name = freeName(`${servicePlan.name}-device-${String(path.at(-1))}`, names);
  yield pod({ volumes: [{ name, hostPath: { path: source } }] }, path);
  yield container({ volumeMounts: [{ name, mountPath }] }, path);
  yield approximated(
    path,
    `${servicePlan.name} sees ${source} of its node, but may use it only if it is privileged or the runtime allows the device.`,
  );
}
