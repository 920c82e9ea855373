/**
 * CPU and memory: limits become limits, reservations requests. The older service-level keys mean the same (Compose refuses files where the two
 * differ). https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
 */

import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { ResourceRequirements } from '../../kube/objects.gen.ts';
import { parseQuantity } from '../../kube/quantity.ts';
import { formatQuantity, parseBytes } from '../../model/bytes.ts';
import { formatPath, type Path } from '../../model/path.ts';
import { defineConcern, type ServiceContext } from '../concern.ts';
import { approximated, type Contribution, container, diagnose, mapped } from '../contribution.ts';

const EXTENSION = 'x-kubeferry';

type Kind = 'limits' | 'requests';

interface Amount {
  readonly kind: Kind;
  readonly resource: string;
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
  onlyWhereWritten: true,
  *mapService(context) {
    const all = [...ofSettings(context), ...written(context)];
    const amounts: Amount[] = [];
    for (const amount of all) {
      const refused = refusal(amount, all);
      if (refused === undefined) amounts.push(amount);
      else yield diagnose(refused);
    }
    if (amounts.length > 0) yield container({ resources: requirements(amounts) }, ...amounts.map(({ from }) => from));
    for (const { kind, resource, from } of written(context)) {
      if (isOfSetting(amountOf(amounts, kind, resource))) yield mapped(from, `A setting says how much ${resource} the container gets.`);
    }
    yield* remarks(context, amounts);
  },
});

/** What an API server refuses; only settings can ask for it. https://kubernetes.io/docs/tasks/manage-hugepages/scheduling-hugepages/ */
function refusal({ resource, quantity, from }: Amount, all: readonly Amount[]): Diagnostic | undefined {
  if (isDivisible(resource)) return undefined;
  const page = /^hugepages-(.+)$/.exec(resource)?.[1];
  const unit = page === undefined ? ONE : (parseQuantity(page) ?? ONE);
  const refused = { severity: 'error', path: from } as const;
  if ((parseQuantity(quantity) ?? 0n) % unit !== 0n) {
    const message = `${resource} is given ${page === undefined ? 'whole' : `in pages of ${page}`}, not as ${quantity}.`;
    const help = page === undefined ? 'Ask for a whole number of it.' : `Ask for a multiple of ${page}.`;
    return { ...refused, code: 'convert/divided-device', message, help };
  }
  if (page === undefined || all.some((other) => other.resource === 'cpu' || other.resource === 'memory')) return undefined;
  const message = `${resource} is given only to containers that ask for CPU or memory as well.`;
  return { ...refused, code: 'convert/huge-pages', message, help: 'Ask for memory beside it.' };
}

/** In the billionths of `parseQuantity`. */
const ONE = 1_000_000_000n;

function isOfSetting(amount: Amount | undefined): boolean {
  return amount?.from[2] === EXTENSION;
}

function ofSettings({ serviceSettings: { resources: asked = {} }, at }: ServiceContext): readonly Amount[] {
  return (['limits', 'requests'] as const).flatMap((kind) =>
    Object.entries(asked[kind] ?? {}).map(([resource, quantity]) => ({
      kind,
      resource,
      quantity,
      from: at(EXTENSION, 'resources', kind, resource),
    })),
  );
}

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

/** The first amount of a kind and resource counts: a setting before the deploy section, and that before the older keys. */
function amountOf(amounts: readonly Amount[], kind: Kind, resource: string): Amount | undefined {
  return amounts.find((amount) => amount.kind === kind && amount.resource === resource);
}

function requirements(amounts: readonly Amount[]): ResourceRequirements {
  const limits = new Map<string, string>();
  const requests = new Map<string, string>();
  for (const resource of new Set(amounts.map((amount) => amount.resource))) {
    const request = amountOf(amounts, 'requests', resource)?.quantity;
    const limit = amountOf(amounts, 'limits', resource)?.quantity ?? (isDivisible(resource) ? undefined : request);
    if (limit !== undefined) limits.set(resource, limit);
    if (request !== undefined && isDivisible(resource)) requests.set(resource, isMore(request, limit) ? (limit ?? request) : request);
  }
  return {
    ...(requests.size === 0 ? {} : { requests: Object.fromEntries(requests) }),
    ...(limits.size === 0 ? {} : { limits: Object.fromEntries(limits) }),
  };
}

/** Of all other resources a container gets exactly its limit. */
function isDivisible(resource: string): boolean {
  return resource === 'cpu' || resource === 'memory' || resource === 'ephemeral-storage';
}

/** A request above its limit is refused by the API server, so it is lowered to it. */
function isMore(request: string, limit: string | undefined): boolean {
  return limit !== undefined && (parseQuantity(request) ?? 0n) > (parseQuantity(limit) ?? 0n);
}

const NO_LIMIT = 'Zero means that there is no limit.';

function* remarks({ service, at, name }: ServiceContext, amounts: readonly Amount[]): Iterable<Contribution> {
  if (service.cpu_period !== undefined) yield mapped(at('cpu_period'), 'It gives cpu_quota its unit.');
  for (const key of ['cpus', 'cpu_quota', 'cpu_count', 'mem_limit', 'mem_reservation'] as const) {
    if (service[key] !== undefined && !amounts.some(({ from }) => from.at(-1) === key)) yield mapped(at(key), NO_LIMIT);
  }
  for (const [kind, asked] of Object.entries({
    limits: service.deploy?.resources?.limits,
    reservations: service.deploy?.resources?.reservations,
  })) {
    for (const key of ['cpus', 'memory'] as const) {
      const place = at('deploy', 'resources', kind, key);
      if (asked?.[key] !== undefined && !amounts.some(({ from }) => formatPath(from) === formatPath(place))) yield mapped(place, NO_LIMIT);
    }
  }
  if (service.cpu_shares !== undefined) yield approximated(at('cpu_shares'), '1024 shares are taken for a request of one core.');
  for (const request of amounts.filter(({ kind }) => kind === 'requests')) {
    const { resource, quantity, from } = request;
    const limit = amountOf(amounts, 'limits', resource)?.quantity;
    if (amountOf(amounts, 'requests', resource) !== request || !isDivisible(resource) || !isMore(quantity, limit)) continue;
    yield diagnose({
      code: 'convert/request-over-limit',
      severity: 'warning',
      path: from,
      message: `${name} reserves more ${resource} (${quantity}) than it may use (${limit}).`,
      help: 'Reserve less, or raise the limit: Kubernetes refuses such a Pod, so the request is lowered to the limit.',
    });
  }
}
