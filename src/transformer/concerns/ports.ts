/** `ports` and `expose`: the ports of the container, and what becomes of their numbers on the Docker host. */

import type { ContainerPort } from '../../kube/objects.gen.ts';
import { formatPath, type Path } from '../../model/path.ts';
import { defineConcern, type ServiceContext } from '../concern.ts';
import { approximated, type Contribution, container, diagnose, ignored, mapped, unsupported } from '../contribution.ts';
import { PORT_LIMIT, type PortPlan, type Publication } from '../plan/ports/port-plan.ts';
import { isLoopback, isOnNode, outsideNumber } from '../plan/ports/publication.ts';
import { hiddenPorts, toldHiddenPorts } from './hidden-ports.ts';
import { isAppProtocol } from './service-object.ts';
import { ownPlaces } from './services.ts';

export const ports = defineConcern({
  name: 'ports',
  summary: 'Container ports are named and opened inside the cluster; mode: host opens them on the node.',
  owns: ['services.*.ports.**', 'services.*.expose.**'],
  fates: {
    'services.*.ports.*.target': 'mapped',
    'services.*.ports.*.protocol': 'mapped',
    'services.**': 'by case',
  },
  *mapService(context) {
    const { name, servicePlan } = context;
    yield* containerPorts(context);
    for (const port of servicePlan.ports) for (const publication of port.published) yield* publicationFates(context, port, publication);
    yield* hiddenPorts(context);
    yield* unreadPorts(context);
    if (servicePlan.ports.length > PORT_LIMIT) yield tooMany(name, servicePlan.ports.length);
    yield* conflicts(context);
  },
  mapProject: toldHiddenPorts,
});

/** What an earlier container of the Pod lists is open already. */
function* containerPorts({ name, servicePlan }: ServiceContext): Iterable<Contribution> {
  const own = servicePlan.ports.filter(({ openedBy }) => openedBy === name).slice(0, PORT_LIMIT);
  const paths = ownPlaces(name, servicePlan.ports);
  if (own.length > 0) yield container({ ports: own.map(containerPort) }, ...paths);
  else for (const path of paths) yield mapped(path, 'Another container of the Pod opens the port, and they share it.');
}

function containerPort({ number, protocol, name, published }: PortPlan): ContainerPort {
  return { name, containerPort: number, protocol, ...hostPort(published, number) };
}

/** Swarm publishes `mode: host` on the node that runs the container; for the loopback interface alone nothing is opened. */
function hostPort(published: readonly Publication[], number: number): Pick<ContainerPort, 'hostPort' | 'hostIP'> {
  const direct = published.find(isOnNode);
  return direct === undefined ? {} : { hostPort: outsideNumber(direct, number) };
}

/** Places that the Service and the container do not speak for. */
function* publicationFates(context: ServiceContext, port: PortPlan, publication: Publication): Iterable<Contribution> {
  const { from, hostIp, mode, port: outside } = publication;
  const entry = context.service.ports?.[Number(from.at(-1))];
  if (hostIp !== undefined && !isLoopback(publication) && !/^(?:0\.0\.0\.0|\[?::\]?)$/.test(hostIp)) {
    const instead = isOnNode(publication)
      ? 'the port is opened on every address of its node'
      : 'the load balancer or ingress has the address';
    yield approximated([...from, 'host_ip'], `${hostIp} is an address of the Docker host; in a cluster ${instead}.`);
  }
  if (mode === 'host') yield isLoopback(publication) ? onLoopback(context, from) : nodePort(context, from, outside);
  if (entry?.name !== undefined && entry.name !== port.name)
    yield mapped(
      [...from, 'name'],
      `The port is called ${port.name}, as names of ports have at most 15 of a-z, 0-9 and -, and differ within a Pod.`,
    );
  if (entry?.app_protocol !== undefined && !isAppProtocol(entry.app_protocol)) {
    yield ignored([...from, 'app_protocol'], `${entry.app_protocol} is no name of an application protocol.`);
  }
  if (outside?.includes('-') === true)
    yield approximated(
      [...from, 'published'],
      `Of the numbers ${outside} for one container the first is used: every replica is behind the same one.`,
    );
}

function nodePort({ name }: ServiceContext, from: Path, outside: string | undefined): Contribution {
  const because =
    outside === undefined
      ? `${name} would get a random port of its node, which nobody could know; it is reached through its Service.`
      : `the port is opened on each node that runs ${name} (hostPort), so no two replicas fit on one node, and callers must know the node.`;
  return {
    to: 'ledger',
    path: [...from, 'mode'],
    fate: 'approximated',
    because,
    instead: 'Leave out `mode: host`, and expose the service by a load balancer, an Ingress or node ports.',
    severity: 'warning',
    code: 'convert/host-port',
  };
}

function onLoopback({ name }: ServiceContext, from: Path): Contribution {
  return mapped([...from, 'mode'], `Nothing is opened on the node, where ${name} would be reached by the node alone.`);
}

function* unreadPorts({ service, servicePlan, at }: ServiceContext): Iterable<Contribution> {
  if (service.ports === undefined && service.expose === undefined) return;
  const read = new Set(
    servicePlan.ports.flatMap(({ from, published }) => [...from, ...published.map((publication) => publication.from)]).map(formatPath),
  );
  for (const [i, { target }] of (service.ports ?? []).entries()) {
    const because = `${target ?? 0} is no number of a port, of which there are 65535.`;
    if (!read.has(formatPath(at('ports', i)))) yield unsupported(at('ports', i), because, 'Write the port that the program listens on.');
  }
  for (const [i, text] of (service.expose ?? []).entries()) {
    if (!read.has(formatPath(at('expose', i)))) yield ignored(at('expose', i), `${text} is no port.`);
  }
}

function tooMany(name: string, count: number): Contribution {
  return diagnose({
    code: 'convert/too-many-ports',
    severity: 'warning',
    path: ['services', name, 'ports'],
    message: `${name} has ${count} ports. A Service lists each on its own, and no more than the first ${PORT_LIMIT} were taken.`,
    help: 'For ranges of media ports run the service with `network_mode: host`, or narrow the range.',
  });
}

/** Two programs of one Pod cannot listen on one port; that a service publishes what its guest listens on is no conflict. */
function* conflicts({ name, servicePlan, project }: ServiceContext): Iterable<Contribution> {
  const isGuest = (service: string) => project.services[service]?.network_mode?.startsWith('service:') === true;
  const clash = servicePlan.ports.find(({ openedBy }) => openedBy !== name && (!isGuest(name) || isGuest(openedBy)));
  if (clash === undefined) return;
  yield diagnose({
    code: 'convert/port-conflict',
    severity: 'error',
    path: ['services', name],
    part: 'key',
    message: `${clash.openedBy} and ${name} share a Pod, and both listen on port ${clash.number}; only one of them can.`,
    help: `Let one of them listen on another port, or give each its own Pod.`,
  });
}
