/** Under which name and on which ports a service is reached from the other Pods, and from outside through a load balancer or the nodes. */

import type { Path } from '../../model/path.ts';
import { defineConcern, type ServiceContext } from '../concern.ts';
import { type Contribution, diagnose, mapped, object } from '../contribution.ts';
import type { OpenPort } from '../plan/exposure/exposure-plan.ts';
import { freePortName } from '../plan/ports/port-names.ts';
import type { PortPlan } from '../plan/ports/port-plan.ts';
import { freePublicName, headlessName } from '../plan/ports/service-names.ts';
import { servicePorts } from '../service-ports.ts';
import { addressFamilies, appProtocolOf, beforeReady, innerPort, namesPods, serviceObject } from './service-object.ts';
import { toldUnknownPorts, unknownPort, whyNamed } from './unknown-ports.ts';

export const services = defineConcern({
  name: 'services',
  summary: 'A service is reached under its compose name on its container ports; published ports are opened to the outside only on request.',
  owns: ['services.*.deploy.endpoint_mode'],
  *mapService(context) {
    const ports = servicePorts(context, context.name);
    yield* endpointMode(context);
    yield* governingService(context, ports);
    if (context.plan.networks.cutOff.has(context.workload.lead) || context.servicePlan.role.choice === 'init-container') return;
    yield* innerService(context, ports);
    yield* publicService(context);
  },
  mapProject: toldUnknownPorts,
});

function* endpointMode(context: ServiceContext): Iterable<Contribution> {
  if (context.service.deploy?.endpoint_mode === undefined) return;
  yield mapped(
    context.at('deploy', 'endpoint_mode'),
    namesPods(context)
      ? 'The Service has no address of its own (headless): its name leads to the Pods.'
      : 'The Service has an address of its own.',
  );
}

/** A name is needed by what listens on something, and by what others address although no port of it is known. */
function* innerService(context: ServiceContext, ports: readonly PortPlan[]): Iterable<Contribution> {
  const { name, servicePlan, workload, serviceSettings } = context;
  if (ports.length === 0) {
    const why = whyNamed(context, servicePlan);
    if (why === undefined) return;
    if (why === 'used') yield unknownPort(context);
  }
  const { sessionAffinity } = serviceSettings;
  const isHeadless = namesPods(context) || ports.length === 0;
  const spec = {
    ...(sessionAffinity === undefined || isHeadless ? {} : { sessionAffinity }),
    ...addressFamilies(context, [workload.lead]),
    ...beforeReady(context, [name]),
  };
  const inner = serviceObject({ name: servicePlan.name, selector: workload.selector, ports: ports.map(innerPort), isHeadless, spec });
  yield object(inner, ...ownPlaces(name, ports), ...(spec.ipFamilyPolicy === undefined ? [] : ipv6Places(context)));
}

/** Places of other services tell of a port too, but are theirs to account for. */
export function ownPlaces(name: string, ports: readonly PortPlan[]): readonly Path[] {
  return ports.flatMap(({ from }) => from.filter(([, service, key]) => service === name && (key === 'ports' || key === 'expose')));
}

function ipv6Places({ plan, workload }: ServiceContext): readonly Path[] {
  const networks = plan.networks.memberships.get(workload.lead) ?? [];
  return networks.filter((key) => plan.networks.networks.get(key)?.ipv6 === true).map((key) => ['networks', key, 'enable_ipv6']);
}

/** A StatefulSet needs a headless Service, which gives each of its Pods a name, ready or not. */
function* governingService(context: ServiceContext, ports: readonly PortPlan[]): Iterable<Contribution> {
  const { name, workload, plan } = context;
  if (workload.kind.choice !== 'StatefulSet' || workload.lead !== name) return;
  if (plan.hostnames.taken.has(headlessName(workload.name))) {
    yield governedByOther(name, headlessName(workload.name));
    return;
  }
  yield object(
    serviceObject({
      name: headlessName(workload.name),
      selector: workload.selector,
      ports: ports.map(innerPort),
      isHeadless: true,
      spec: { publishNotReadyAddresses: true, ...addressFamilies(context, [workload.lead]) },
    }),
  );
}

function governedByOther(name: string, other: string): Contribution {
  return diagnose({
    code: 'convert/governing-service',
    severity: 'warning',
    path: ['services', name],
    part: 'key',
    message: `The StatefulSet ${name} looks for the names of its Pods in a headless Service ${other}, but a service of the project is called so.`,
    help: `Give the service ${other} another name: \`x-kubeferry: {name: …}\`.`,
  });
}

const TYPES = { loadbalancer: 'LoadBalancer', nodeport: 'NodePort' } as const;

/** A Service of its own, so that what is opened to the outside can change without a change inside, and the other way round. */
function* publicService(context: ServiceContext): Iterable<Contribution> {
  const { name, servicePlan, workload, plan } = context;
  const { sessionAffinity } = context.serviceSettings;
  const decision = plan.exposure.services.get(name);
  if (decision === undefined || decision.choice.open.length === 0) return;
  const { kind, open, annotations, externalTrafficPolicy } = decision.choice;
  if (kind !== 'loadbalancer' && kind !== 'nodeport') return;
  const spec = {
    type: TYPES[kind],
    ...(sessionAffinity === undefined || namesPods(context) ? {} : { sessionAffinity }),
    ...(externalTrafficPolicy === undefined ? {} : { externalTrafficPolicy }),
    ...addressFamilies(context, [workload.lead]),
  };
  const outer = serviceObject({
    name: freePublicName(servicePlan.name, plan.hostnames.taken),
    selector: workload.selector,
    ports: outerPorts(open),
    isHeadless: false,
    annotations,
    spec,
  });
  yield object(outer, ...publishedPlaces(open), ...decision.from);
  if (new Set(open.map(({ port }) => port.protocol)).size > 1 && kind === 'loadbalancer') yield mixedProtocols(name);
}

function outerPorts(open: readonly OpenPort[]) {
  const taken = new Set<string>();
  return open.map(({ port, number, nodePort }) => {
    const name = freePortName(port.name, { number, protocol: port.protocol }, taken);
    taken.add(name);
    return {
      name,
      port: number,
      targetPort: port.name,
      protocol: port.protocol,
      ...(nodePort === undefined ? {} : { nodePort }),
      ...appProtocolOf(port.appProtocol),
    };
  });
}

function publishedPlaces(open: readonly OpenPort[]): readonly Path[] {
  return open.flatMap(({ port }) => port.published.map(({ from }) => [...from, 'published']));
}

function mixedProtocols(name: string): Contribution {
  return diagnose({
    code: 'convert/mixed-protocols',
    severity: 'info',
    path: ['services', name, 'ports'],
    message: `The load balancer of ${name} carries TCP and UDP; not every cloud's load balancer does.`,
    help: 'Where it does not, expose one of the two through node ports.',
  });
}
