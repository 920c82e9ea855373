/** Published ports that nobody reaches from outside the cluster, said once for each service. */

import { formatPath, type Path } from '../../model/path.ts';
import type { ServiceContext } from '../concern.ts';
import { type Contribution, ignored, mapped } from '../contribution.ts';
import type { Exposure } from '../plan/exposure.ts';
import { isLoopback, isPublic, outsideNumber } from '../plan/ports/publication.ts';
import type { PortPlan, Publication } from '../plan/ports.ts';

interface Hidden {
  readonly port: PortPlan;
  readonly publication: Publication;
}

const OWN_NETWORK = {
  host: 'The program listens on its node itself; Docker ignores the number as well.',
  none: 'Nothing reaches a service without a network; Docker ignores the number as well.',
} as const;

export function* hiddenPorts(context: ServiceContext): Iterable<Contribution> {
  const { plan, name, servicePlan } = context;
  const exposure = plan.exposure.services.get(name)?.choice;
  const publications = servicePlan.ports.flatMap((port) => port.published.map((publication) => ({ port, publication })));
  const mode = context.service.network_mode;
  if (mode === 'host' || mode === 'none') {
    for (const { publication } of publications) yield ignored([...publication.from, 'published'], OWN_NETWORK[mode]);
    return;
  }
  const local = publications.filter(({ publication }) => isLoopback(publication));
  const hidden = publications.filter(({ port, publication }) => isPublic(publication) && !isReached(port, exposure));
  for (const { port, publication } of publications) {
    if (isReachedByHttp(port, exposure)) yield byHttp(publication, exposure);
  }
  for (const { publication } of local) yield mapped([...publication.from, 'host_ip'], 'Nothing outside the cluster reaches the port.');
  yield* told(context, hidden, notExposed);
  yield* told(context, local, onlyLocal);
}

function byHttp({ from, port }: Publication, exposure: Exposure | undefined): Contribution {
  const way = exposure?.kind === 'gateway' ? 'the Gateway' : 'the Ingress';
  return ignored(
    [...from, 'published'],
    `Requests come in by ${way}, on its own ports${port === undefined ? '' : `; the number ${port} of the Docker host is not used`}.`,
  );
}

/** All of them at the first; the others only need to be accounted for. */
function* told(context: ServiceContext, hidden: readonly Hidden[], tell: typeof notExposed): Iterable<Contribution> {
  const [first, ...others] = hidden;
  if (first === undefined) return;
  yield tell(context, first, hidden);
  for (const { port, publication } of others) {
    yield mapped([...publication.from, 'published'], `Other Pods reach the port as ${context.servicePlan.name}:${port.number}.`);
  }
}

function isReached(port: PortPlan, exposure: Exposure | undefined): boolean {
  return (
    isReachedByHttp(port, exposure) ||
    exposure?.open.some((open) => open.port.number === port.number && open.port.protocol === port.protocol) === true
  );
}

function isReachedByHttp(port: PortPlan, exposure: Exposure | undefined): boolean {
  return exposure?.routes.some((route) => route.port.number === port.number) === true && port.protocol === 'TCP';
}

function notExposed({ servicePlan, name }: ServiceContext, first: Hidden, all: readonly Hidden[]): Contribution {
  const isOne = all.length === 1;
  return {
    to: 'ledger',
    path: placeOf(first),
    fate: 'approximated',
    because: `${listOf(all)} of ${name} ${isOne ? 'is' : 'are'} not reachable from outside the cluster: nothing asks to expose ${isOne ? 'it' : 'them'}.`,
    instead: `Write \`x-kubeferry: {expose: ingress}\` (or gateway, loadbalancer, nodeport) below ${formatPath(['services', name])}; for yourself alone: ${forward(servicePlan.name, first)}.`,
    code: 'convert/not-exposed',
  };
}

function onlyLocal({ servicePlan }: ServiceContext, first: Hidden, all: readonly Hidden[]): Contribution {
  const [is, stays] = all.length === 1 ? ['is', 'it stays'] : ['are', 'they stay'];
  return {
    to: 'ledger',
    path: placeOf(first),
    fate: 'approximated',
    because: `${listOf(all)} ${is} bound to the loopback address of the Docker host, so ${stays} inside the cluster.`,
    instead: `To reach it from your machine: ${forward(servicePlan.name, first)}.`,
    code: 'convert/local-port',
  };
}

/** A port that is published at random has no place of its own for that. */
function placeOf({ publication: { from, port } }: Hidden): Path {
  return port === undefined ? from : [...from, 'published'];
}

function forward(service: string, { port, publication }: Hidden): string {
  return `\`kubectl port-forward service/${service} ${outsideNumber(publication, port.number)}:${port.number}\``;
}

function listOf(all: readonly Hidden[]): string {
  return all.map(describe).join(', ');
}

function describe({ port: { number, protocol }, publication: { port: outside, hostIp } }: Hidden): string {
  const suffix = protocol === 'TCP' ? '' : `/${protocol.toLowerCase()}`;
  const address = hostIp === undefined ? '' : `${hostIp}:`;
  return outside === undefined ? `port ${number}${suffix}` : `port ${address}${outside}:${number}${suffix}`;
}
