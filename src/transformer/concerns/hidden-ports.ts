/** Published ports that nobody reaches from outside the cluster: each is accounted for, and all of them are told of at once. */

import { listAllWords, listWords } from '../../diagnostics/list-words.ts';
import { portForward } from '../../kube/kubectl.ts';
import type { Path } from '../../model/path.ts';
import type { PlannedContext, ServiceContext } from '../concern.ts';
import { approximated, type Contribution, diagnose, ignored, mapped, silently } from '../contribution.ts';
import { routesForOthers } from '../knowledge/reverse-proxies.ts';
import type { Exposure } from '../plan/exposure/exposure-plan.ts';
import type { PortPlan, Publication } from '../plan/ports/port-plan.ts';
import { isLoopback, isPublic, outsideNumber } from '../plan/ports/publication.ts';
import type { ServicePlan } from '../plan/service-plan.ts';

interface Hidden {
  readonly service: ServicePlan;
  readonly port: PortPlan;
  readonly publication: Publication;
}

const OWN_NETWORK = {
  host: 'The program listens on its node itself; Docker ignores the number as well.',
  none: 'Nothing reaches a service without a network; Docker ignores the number as well.',
} as const;

export function* hiddenPorts(context: ServiceContext): Iterable<Contribution> {
  const { plan, name, servicePlan } = context;
  const published = publicationsOf(servicePlan);
  if (published.length === 0) return;
  const exposure = plan.exposure.services.get(name)?.choice;
  const mode = context.service.network_mode;
  if (mode === 'host' || mode === 'none') {
    for (const { publication } of published) yield ignored([...publication.from, 'published'], OWN_NETWORK[mode]);
    return;
  }
  const ways = waysIn(exposure);
  for (const { port, publication } of published) {
    if (ways.byHttp(port)) yield byHttp(publication, exposure);
    if (isLoopback(publication)) yield mapped([...publication.from, 'host_ip'], 'Nothing outside the cluster reaches the port.');
  }
  for (const hidden of [...exposable(context, servicePlan), ...local(context, servicePlan)]) {
    const because = `Nothing outside the cluster reaches the port; other Pods reach it as ${servicePlan.name}:${hidden.port.number}.`;
    yield silently(approximated(placeOf(hidden), because));
  }
}

/** Once for the project, since there is one thing to do about all of them. */
export function* toldHiddenPorts(context: PlannedContext): Iterable<Contribution> {
  const services = [...context.plan.services.values()];
  const hidden = services.flatMap((service) => exposable(context, service));
  const isReplaced = replacedRouters(context);
  yield* notExposed(
    context,
    hidden.filter((one) => !isReplaced(one)),
  );
  yield* replaced(hidden.filter(isReplaced));
  yield* onlyLocal(
    context,
    services.flatMap((service) => local(context, service)),
  );
}

const NONE: readonly Hidden[] = [];

function publicationsOf(service: ServicePlan): readonly Hidden[] {
  if (service.ports.every(({ published }) => published.length === 0)) return NONE;
  return service.ports.flatMap((port) => port.published.map((publication) => ({ service, port, publication })));
}

function hasOwnNetwork({ project }: PlannedContext, { service }: ServicePlan): boolean {
  const mode = project.services[service]?.network_mode;
  return mode === 'host' || mode === 'none';
}

/** Published to the world, and not exposed. */
function exposable(context: PlannedContext, service: ServicePlan): readonly Hidden[] {
  const published = publicationsOf(service);
  if (published.length === 0 || hasOwnNetwork(context, service)) return NONE;
  const ways = waysIn(context.plan.exposure.services.get(service.service)?.choice);
  return published.filter(({ port, publication }) => isPublic(publication) && !ways.byHttp(port) && !ways.direct(port));
}

function local(context: PlannedContext, service: ServicePlan): readonly Hidden[] {
  return hasOwnNetwork(context, service) ? [] : publicationsOf(service).filter(({ publication }) => isLoopback(publication));
}

function byHttp({ from, port }: Publication, exposure: Exposure | undefined): Contribution {
  const way = exposure?.kind === 'gateway' ? 'the Gateway' : 'the Ingress';
  return ignored(
    [...from, 'published'],
    `Requests come in by ${way}, on its own ports${port === undefined ? '' : `; the number ${port} of the Docker host is not used`}.`,
  );
}

interface WaysIn {
  byHttp(port: PortPlan): boolean;
  /** By a load balancer or a port of the nodes. */
  direct(port: PortPlan): boolean;
}

function waysIn(exposure: Exposure | undefined): WaysIn {
  const routed = new Set(exposure?.routes.map(({ port }) => keyOf(port)));
  const open = new Set(exposure?.open.map(({ port }) => keyOf(port)));
  return { byHttp: (port) => routed.has(keyOf(port)), direct: (port) => open.has(keyOf(port)) };
}

function keyOf({ number, protocol }: PortPlan): string {
  return `${number}/${protocol}`;
}

function* notExposed(context: PlannedContext, all: readonly Hidden[]): Iterable<Contribution> {
  const [first] = all;
  if (first === undefined) return;
  yield diagnose({
    code: 'convert/not-exposed',
    severity: 'info',
    path: placeOf(first),
    message: `Not reachable from outside the cluster, since nothing asks for it: ${listOf(all)}.`,
    help: `Expose a service with \`x-kubeferry: {expose: ingress}\` (or gateway; loadbalancer or nodeport for what is not HTTP).${forward(context, 'For yourself alone', all)}`,
    related: othersOf(all),
  });
}

/** What routes to services to which the cluster routes now. */
function replacedRouters({ project, plan }: PlannedContext): (hidden: Hidden) => boolean {
  const routed = new Set([...plan.exposure.services].flatMap(([name, { choice }]) => (choice.routes.length > 0 ? [name] : [])));
  const hasOthers = (service: string) => routed.size > (routed.has(service) ? 1 : 0);
  return ({ service: { service } }) => hasOthers(service) && routesForOthers(project.services[service] ?? {});
}

function* replaced(all: readonly Hidden[]): Iterable<Contribution> {
  const [first] = all;
  if (first === undefined) return;
  const names = listAllWords([...new Set(all.map(({ service }) => service.service))]);
  yield diagnose({
    code: 'convert/replaced-proxy',
    severity: 'info',
    path: placeOf(first),
    message: `The controller of the cluster routes requests as ${names} did, so that nothing has to reach ${listOf(all)}.`,
    help: 'Leave it out with `x-kubeferry: { skip: true }`, unless it does more than that.',
    related: othersOf(all),
  });
}

function* onlyLocal(context: PlannedContext, all: readonly Hidden[]): Iterable<Contribution> {
  const [first] = all;
  if (first === undefined) return;
  const help = forward(context, 'From your machine', all).trim();
  yield diagnose({
    code: 'convert/local-port',
    severity: 'info',
    path: placeOf(first),
    message: `Bound to the loopback address of the Docker host, and therefore inside the cluster: ${listOf(all)}.`,
    ...(help === '' ? {} : { help }),
    related: othersOf(all),
  });
}

/** A port that is published at random has no place of its own for that. */
function placeOf({ publication: { from, port } }: Hidden): Path {
  return port === undefined ? from : [...from, 'published'];
}

function othersOf([, ...others]: readonly Hidden[]) {
  return others.map((hidden) => ({ message: 'published here', path: placeOf(hidden) }));
}

/** The one that a browser can ask, or the first; kubectl forwards TCP only. */
function forward({ settings }: PlannedContext, when: string, all: readonly Hidden[]): string {
  const forwarded = all.filter(({ port }) => port.protocol === 'TCP');
  const tried = forwarded.find(({ port }) => /^https?(-|$)/.test(port.name)) ?? forwarded[0];
  if (tried === undefined) return '';
  const { service, port, publication } = tried;
  const { namespace } = settings.project;
  const command = portForward({
    service: service.name,
    port: port.number,
    local: outsideNumber(publication, port.number),
    ...(namespace === undefined ? {} : { namespace }),
  });
  return ` ${when}: \`${command}\`.`;
}

/** `port 8080:80 of web, ports 3000 and 3001:1 of api` */
function listOf(all: readonly Hidden[]): string {
  const services = new Map<string, Hidden[]>();
  for (const hidden of all) {
    const known = services.get(hidden.service.service);
    if (known === undefined) services.set(hidden.service.service, [hidden]);
    else known.push(hidden);
  }
  return [...services]
    .map(([service, ports]) => `${ports.length === 1 ? 'port' : 'ports'} ${listWords(ports.map(describe))} of ${service}`)
    .join(', ');
}

function describe({ port: { number, protocol }, publication: { port: outside, hostIp } }: Hidden): string {
  const suffix = protocol === 'TCP' ? '' : `/${protocol.toLowerCase()}`;
  const address = hostIp === undefined ? '' : `${hostIp}:`;
  return outside === undefined ? `${number}${suffix}` : `${address}${outside}:${number}${suffix}`;
}
