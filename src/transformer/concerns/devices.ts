/**
 * GPUs and devices: what a node lends to a container is a resource that a device plugin offers.
 * https://kubernetes.io/docs/concepts/extend-kubernetes/compute-storage-net/device-plugins/
 */

import { cleanPath } from '../../model/file-path.ts';
import type { Path } from '../../model/path.ts';
import type { DeviceRequest } from '../../model/service.ts';
import { defineConcern, type ServiceContext } from '../concern.ts';
import { approximated, type Contribution, container, mapped, pod, unsupported } from '../contribution.ts';
import { type GpuFiles, gpuFiles } from '../knowledge/gpu-files.ts';
import { hostDevices } from './host-devices.ts';

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
  onlyWhereWritten: true,
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
    const files = gpusOf(context);
    yield* acceleratorRequests(context, [
      ...requests,
      ...files.flatMap((gpu) => (isAsked(requests, gpu) ? [] : [requestOf(context, gpu)])),
    ]);
    for (const [i, { discrete_resource_spec: spec }] of (reserved?.generic_resources ?? []).entries()) {
      yield unsupported(
        at('deploy', 'resources', 'reservations', 'generic_resources', i),
        `${spec?.kind ?? 'A generic resource'} is a name that the nodes of the swarm agreed on.`,
        'Let a device plugin offer it, and ask for its resource with `x-kubeferry: { resources: { limits: … } }`.',
      );
    }
    yield* hostDevices(context, files);
  },
});

/** With consent to mount paths of the node, the files themselves are wanted. */
function gpusOf({ service, settings, serviceSettings }: ServiceContext): readonly GpuFiles[] {
  if ((serviceSettings.hostPaths ?? settings.project.hostPaths) === 'allow') return [];
  return gpuFiles((service.devices ?? []).map(({ source = '' }) => cleanPath(source)));
}

function isAsked(requests: readonly Request[], { vendor }: GpuFiles): boolean {
  return requests.some(({ request, gpu }) => resourceOf(request, gpu) === VENDORS.get(vendor));
}

function requestOf({ service, at }: ServiceContext, { vendor, count, has }: GpuFiles): Request {
  const first = (service.devices ?? []).findIndex(({ source = '' }) => has(cleanPath(source)));
  return { request: { driver: vendor, count }, path: at('devices', first), gpu: true };
}

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
        `No resource is known for ${[request.driver ?? '', ...(request.capabilities ?? [])].filter((word) => word !== '').join(', ')}.`,
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

/** By driver, the resource that its device plugin offers. */
const VENDORS: ReadonlyMap<string, string> = new Map([
  ['nvidia', 'nvidia.com/gpu'],
  ['amd', 'amd.com/gpu'],
  ['intel', 'gpu.intel.com/i915'],
]);

function resourceOf({ driver, capabilities = [] }: DeviceRequest, gpu: boolean): string | undefined {
  if (capabilities.includes('tpu')) return 'google.com/tpu';
  const vendor = driver === undefined || driver === '' || driver === 'cdi' ? 'nvidia' : driver.toLowerCase();
  return gpu || capabilities.includes('gpu') ? VENDORS.get(vendor) : undefined;
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
