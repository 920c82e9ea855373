/**
 * GPUs and devices: what a node lends to a container is a resource that a device plugin offers.
 * https://kubernetes.io/docs/concepts/extend-kubernetes/compute-storage-net/device-plugins/
 */

import { shorten } from '../../kube/names.ts';
import type { Path } from '../../model/path.ts';
import type { Device, DeviceRequest } from '../../model/service.ts';
import { defineConcern, type ServiceContext } from '../concern.ts';
import { approximated, type Contribution, container, mapped, pod, unsupported } from '../contribution.ts';

export const devices = defineConcern({
  name: 'devices',
  summary: 'GPUs become a resource of the vendor; other devices need a plugin, or consent to mount them.',
  owns: [
    'services.*.gpus.**',
    'services.*.devices.**',
    'services.*.deploy.resources.reservations.devices.**',
    'services.*.deploy.resources.reservations.generic_resources.**',
  ],
  fates: {
    'services.*.**': 'by case',
  },
  *mapService(context) {
    const { service, at } = context;
    const reserved = service.deploy?.resources?.reservations;
    const requests = [
      ...(service.gpus ?? []).map((request, i) => ({ request, path: at('gpus', i), gpu: true })),
      ...(reserved?.devices ?? []).map((request, i) => ({
        request,
        path: at('deploy', 'resources', 'reservations', 'devices', i),
        gpu: false,
      })),
    ];
    yield* acceleratorRequests(context, requests);
    for (const [i, { discrete_resource_spec: spec }] of (reserved?.generic_resources ?? []).entries()) {
      yield unsupported(
        at('deploy', 'resources', 'reservations', 'generic_resources', i),
        `${spec?.kind ?? 'A generic resource'} is a name that the nodes of the swarm agreed on.`,
        'Let a device plugin offer it, and ask for its resource with `x-kubeferry: { resources: { limits: … } }`.',
      );
    }
    for (const [i, device] of (service.devices ?? []).entries()) yield* hostDevice(context, device, at('devices', i));
  },
});

interface Request {
  readonly request: DeviceRequest;
  readonly path: Path;
  /** From `gpus`, which always asks for GPUs. */
  readonly gpu: boolean;
}

/** Two requests for one resource ask for their sum. */
function* acceleratorRequests(
  { serviceSettings: { resources: asked } }: ServiceContext,
  requests: readonly Request[],
): Iterable<Contribution> {
  const sums = new Map<string, { count: number; readonly paths: Path[] }>();
  for (const { request, path, gpu } of requests) {
    const resource = resourceOf(request, gpu);
    if (resource === undefined) {
      yield unsupported(
        path,
        `No resource is known for the capabilities ${(request.capabilities ?? []).join(', ')}.`,
        'Ask for the resource of its device plugin with `x-kubeferry: { resources: … }`.',
      );
      continue;
    }
    const sum = sums.get(resource) ?? { count: 0, paths: [] };
    sum.count += countOf(request);
    sum.paths.push(path);
    sums.set(resource, sum);
    yield* requestRemarks(request, path);
  }
  if (sums.size === 0) return;
  for (const [resource, { count, paths }] of sums) {
    if (asked?.limits?.[resource] === undefined && asked?.requests?.[resource] === undefined)
      yield container({ resources: { limits: { [resource]: String(count) } } }, ...paths);
    else for (const path of paths) yield mapped(path, `A setting says how much ${resource} the container gets.`);
  }
  const tolerations = [...sums.keys()].sort().map((key) => ({ key, operator: 'Exists' as const, effect: 'NoSchedule' as const }));
  yield pod({ tolerations });
}

const VENDORS: Readonly<Record<string, string>> = { nvidia: 'nvidia.com/gpu', amd: 'amd.com/gpu', intel: 'gpu.intel.com/i915' };

function resourceOf({ driver, capabilities = [] }: DeviceRequest, gpu: boolean): string | undefined {
  if (capabilities.includes('tpu')) return 'google.com/tpu';
  const vendor = driver === undefined || driver === '' || driver === 'cdi' ? 'nvidia' : driver.toLowerCase();
  return gpu || capabilities.includes('gpu') ? VENDORS[vendor] : undefined;
}

function countOf({ count, device_ids: ids }: DeviceRequest): number {
  if (ids !== undefined && ids.length > 0) return ids.length;
  return count === undefined || count < 1 ? 1 : count;
}

function* requestRemarks({ count, device_ids: ids, options, capabilities = [] }: DeviceRequest, path: Path): Iterable<Contribution> {
  for (const [i, capability] of capabilities.entries()) {
    if (capability === 'gpu' || capability === 'tpu') continue;
    const because = `What of the driver a container gets is up to the device plugin; for NVIDIA write it into the environment (NVIDIA_DRIVER_CAPABILITIES: ${capability}).`;
    yield approximated([...path, 'capabilities', i], because);
  }
  if (ids !== undefined && ids.length > 0)
    yield approximated([...path, 'device_ids'], 'A Pod asks for a number of devices; which ones it gets is up to the node.');
  else if (count === undefined || count === -1) {
    yield approximated(
      path,
      'A Pod asks for a number of devices, not for all of its node: it gets one.',
      'Write how many it needs (`count`).',
    );
  }
  if (options !== undefined) yield approximated([...path, 'options'], 'Options of the driver are set on the nodes, by its device plugin.');
}

/** Devices with a mount of their own that works on any node, given the rights. */
function* hostDevice({ servicePlan, settings, serviceSettings }: ServiceContext, device: Device, path: Path): Iterable<Contribution> {
  const consent = (serviceSettings.hostPaths ?? settings.project.hostPaths) === 'allow';
  const { source, target = source } = device;
  if (!source.startsWith('/')) {
    yield unsupported(
      path,
      `${source} is a device by its name in the Container Device Interface.`,
      'Claim it through a ResourceClaim, or ask for the resource of its device plugin.',
    );
    return;
  }
  if (!consent) {
    yield unsupported(
      path,
      `${source} is a device of one machine.`,
      'Ask for the resource of a device plugin, or mount it from the node with `x-kubeferry: { hostPaths: allow }` and give the container the right to use it.',
    );
    return;
  }
  const name = shorten(`${servicePlan.name}-device-${String(path.at(-1))}`, 63);
  yield pod({ volumes: [{ name, hostPath: { path: source } }] }, path);
  yield container({ volumeMounts: [{ name, mountPath: target }] }, path);
  yield approximated(
    path,
    `${servicePlan.name} sees ${source} of its node, but may use it only if it is privileged or the runtime allows the device.`,
  );
}
