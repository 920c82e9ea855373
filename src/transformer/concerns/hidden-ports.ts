/** Published ports that nobody reaches from outside the cluster, said once for each service. */

import { formatPath } from '../../model/path.ts';
import type { ServiceContext } from '../concern.ts';
import { type Contribution, mapped } from '../contribution.ts';
import type { Exposure } from '../plan/exposure.ts';
import { isLoopback, isPublic } from '../plan/ports/publication.ts';
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
    for (const { publication } of publications) yield mapped([...publication.from, 'published'], OWN_NETWORK[mode]);
    return;
  }
  const local = publications.filter(({ publication }) => isLoopback(publication));
  const hidden = publications.filter(({ port, publication }) => isPublic(publication) && !isReached(port, exposure));
  for (const { port, publication } of publications) {
    const place = [...publication.from, 'published'];
    if (isReachedByHttp(port, exposure))
      yield mapped(place, `Requests come in by ${exposure?.kind === 'gateway' ? 'the Gateway' : 'the Ingress'}.`);
  }
  for (const { publication } of local) yield mapped([...publication.from, 'host_ip'], 'Nothing outside the cluster reaches the port.');
  const [first, ...others] = [...hidden, ...local];
  if (first === undefined) return;
  yield notReachable(context, first, hidden.length === 0 ? local : hidden);
  for (const { port, publication } of others)
    yield mapped([...publication.from, 'published'], `Other Pods reach the port as ${servicePlan.name}:${port.number}.`);
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

function notReachable({ servicePlan, name }: ServiceContext, { publication }: Hidden, all: readonly Hidden[]): Contribution {
  const isLocal = isLoopback(publication);
  const list = all.map(({ port, publication: { port: outside, hostIp } }) => describe(port, outside, hostIp)).join(', ');
  const [{ port } = { port: undefined }] = all;
  const forward = `kubectl port-forward service/${servicePlan.name} ${publication.port?.split('-')[0] ?? port?.number}:${port?.number}`;
  return {
    to: 'ledger',
    path: [...publication.from, 'published'],
    fate: 'approximated',
    because: isLocal
      ? `${list} ${all.length === 1 ? 'is' : 'are'} bound to the loopback address of the Docker host, so ${all.length === 1 ? 'it stays' : 'they stay'} inside the cluster.`
      : `${list} of ${name} ${all.length === 1 ? 'is' : 'are'} not reachable from outside the cluster: nothing asks to expose ${all.length === 1 ? 'it' : 'them'}.`,
    instead: isLocal
      ? `To reach it from your machine: \`${forward}\`.`
      : `Write \`x-kubeferry: {expose: ingress}\` (or gateway, loadbalancer, nodeport) below ${formatPath(['services', name])}; for yourself alone: \`${forward}\`.`,
    code: isLocal ? 'convert/local-port' : 'convert/not-exposed',
  };
}

function describe({ number, protocol }: PortPlan, outside: string | undefined, hostIp: string | undefined): string {
  const suffix = protocol === 'TCP' ? '' : `/${protocol.toLowerCase()}`;
  const address = hostIp === undefined ? '' : `${hostIp}:`;
  return outside === undefined ? `port ${number}${suffix}` : `port ${address}${outside}:${number}${suffix}`;
}
