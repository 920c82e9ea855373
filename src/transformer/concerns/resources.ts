/**
 * CPU and memory: limits become limits, reservations requests. The older service-level keys mean the same (Compose refuses files where the two
 * differ). https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
 */

import type { ResourceRequirements } from '../../kube/objects.gen.ts';
import { formatQuantity, parseBytes } from '../../model/bytes.ts';
import type { Path } from '../../model/path.ts';
import { defineConcern, type ServiceContext } from '../concern.ts';
import { approximated, type Contribution, container, diagnose, mapped } from '../contribution.ts';

type Kind = 'limits' | 'requests';

interface Amount {
  readonly kind: Kind;
  readonly resource: 'cpu' | 'memory';
  readonly quantity: string;
  readonly from: Path;
}

export const resources = defineConcern({
  name: 'resources',
  summary: 'limits become limits, reservations requests, in cores and bytes.',
  owns: [
    'services.*.deploy.resources.limits.cpus',
    'services.*.deploy.resources.limits.memory',
    'services.*.deploy.resources.reservations.cpus',
    'services.*.deploy.resources.reservations.memory',
    'services.*.cpus',
    'services.*.cpu_count',
    'services.*.cpu_quota',
    'services.*.cpu_period',
    'services.*.cpu_shares',
    'services.*.mem_limit',
    'services.*.mem_reservation',
  ],
  fates: {
    'services.*.cpu_shares': 'by case',
  },
  *mapService(context) {
    const asked = context.serviceSettings.resources;
    const amounts = asked === undefined ? written(context) : [];
    if (asked !== undefined) {
      yield container({ resources: { ...asked } }, context.at('x-kubeferry', 'resources'));
      for (const { from } of written(context)) yield mapped(from, 'A setting says what the container asks for.');
    } else if (amounts.length > 0) yield container({ resources: requirements(amounts) }, ...amounts.map(({ from }) => from));
    yield* remarks(context, amounts);
  },
});

function written(context: ServiceContext): readonly Amount[] {
  const { service, at } = context;
  const { limits, reservations } = service.deploy?.resources ?? {};
  const quota = service.cpu_quota === undefined || service.cpu_quota <= 0 ? undefined : service.cpu_quota / (service.cpu_period || 100_000);
  const candidates: readonly (Amount | undefined)[] = [
    cpu('limits', limits?.cpus, at('deploy', 'resources', 'limits', 'cpus')),
    cpu('limits', service.cpus, at('cpus')),
    cpu('limits', quota, at('cpu_quota')),
    cpu('limits', service.cpu_count, at('cpu_count')),
    memory('limits', limits?.memory, at('deploy', 'resources', 'limits', 'memory')),
    memory('limits', service.mem_limit, at('mem_limit')),
    cpu('requests', reservations?.cpus, at('deploy', 'resources', 'reservations', 'cpus')),
    cpu('requests', service.cpu_shares === undefined ? undefined : service.cpu_shares / 1024, at('cpu_shares')),
    memory('requests', reservations?.memory, at('deploy', 'resources', 'reservations', 'memory')),
    memory('requests', service.mem_reservation, at('mem_reservation')),
  ];
  return candidates.filter((amount) => amount !== undefined);
}

/** Cores in steps of a thousandth, at least one step; zero means no limit in Compose. */
function cpu(kind: Kind, cores: number | string | undefined, from: Path): Amount | undefined {
  const number = Number(cores ?? 0);
  if (!(number > 0)) return undefined;
  const milli = Math.max(1, Math.round(number * 1000));
  return { kind, resource: 'cpu', quantity: milli % 1000 === 0 ? String(milli / 1000) : `${milli}m`, from };
}

function memory(kind: Kind, size: string | undefined, from: Path): Amount | undefined {
  const bytes = size === undefined ? undefined : parseBytes(size);
  return bytes === undefined || bytes <= 0 ? undefined : { kind, resource: 'memory', quantity: formatQuantity(bytes), from };
}

/** The first amount of a kind counts: the deploy section before the older keys. */
function requirements(amounts: readonly Amount[]): ResourceRequirements {
  const of = (kind: Kind) =>
    Object.fromEntries([...amounts].reverse().flatMap((amount) => (amount.kind === kind ? [[amount.resource, amount.quantity]] : [])));
  const limits = of('limits');
  const requests = Object.fromEntries(
    Object.entries(of('requests')).map(([resource, quantity]) => [resource, lower(resource, quantity, limits[resource])]),
  );
  return {
    ...(Object.keys(requests).length === 0 ? {} : { requests }),
    ...(Object.keys(limits).length === 0 ? {} : { limits }),
  };
}

/** A request above its limit is refused by the API server, so it is lowered to it. */
function lower(resource: string, request: string, limit: string | undefined): string {
  if (limit === undefined) return request;
  const amount = resource === 'cpu' ? cores : (quantity: string) => parseBytes(quantity) ?? 0;
  return amount(request) > amount(limit) ? limit : request;
}

function cores(quantity: string): number {
  return quantity.endsWith('m') ? Number(quantity.slice(0, -1)) / 1000 : Number(quantity);
}

function* remarks({ service, at, name }: ServiceContext, amounts: readonly Amount[]): Iterable<Contribution> {
  if (service.cpu_period !== undefined) yield mapped(at('cpu_period'), 'It gives cpu_quota its unit.');
  for (const key of ['cpus', 'cpu_quota', 'cpu_count', 'mem_limit', 'mem_reservation'] as const) {
    if (service[key] !== undefined && !amounts.some(({ from }) => from.at(-1) === key))
      yield mapped(at(key), 'Zero means that there is no limit.');
  }
  if (service.cpu_shares !== undefined) yield approximated(at('cpu_shares'), '1024 shares are taken for a request of one core.');
  for (const resource of ['cpu', 'memory'] as const) {
    const request = amounts.find((amount) => amount.kind === 'requests' && amount.resource === resource);
    const limit = amounts.find((amount) => amount.kind === 'limits' && amount.resource === resource);
    if (request === undefined || limit === undefined || lower(resource, request.quantity, limit.quantity) === request.quantity) continue;
    yield diagnose({
      code: 'convert/request-over-limit',
      severity: 'warning',
      path: request.from,
      message: `${name} reserves more ${resource} (${request.quantity}) than it may use (${limit.quantity}).`,
      help: 'Kubernetes refuses such a Pod; the request is lowered to the limit.',
    });
  }
}
