/** Network aliases, `container_name` and every other name that services have for each other: further Services beside the compose name. */

import type { ServicePort } from '../../kube/objects.gen.ts';
import { formatPath, type Path } from '../../model/path.ts';
import { defineConcern, type PlannedContext, type ServiceContext } from '../concern.ts';
import { type Contribution, ignored, mapped, object, podMetadata } from '../contribution.ts';
import type { FurtherName } from '../plan/hostnames/further-name.ts';
import { aliasLabel, MEMBER } from '../plan/networks/label-keys.ts';
import type { PortPlan } from '../plan/ports/port-plan.ts';
import { servicePorts } from '../service-ports.ts';
import { addressFamilies, appProtocolOf, beforeReady, innerPort, serviceObject } from './service-object.ts';

export const aliases = defineConcern({
  name: 'aliases',
  summary:
    'Aliases, and the container and host names that others use, become further Services; one alias of several services is one Service.',
  owns: ['services.*.networks.*.aliases.*', 'services.*.container_name'],
  fates: {
    'services.*.container_name': 'by case',
  },
  *mapProject(context) {
    for (const further of context.plan.hostnames.further) if (isShared(context, further)) yield sharedService(context, further);
  },
  *mapService(context) {
    const { name, plan } = context;
    const further = plan.hostnames.furtherOf.get(name) ?? [];
    const remarks = plan.hostnames.remarks.get(name) ?? [];
    for (const one of further) yield* furtherService(context, one);
    for (const remark of remarks) yield { to: 'ledger', ...remark };
    const served = new Set(further.map(({ written }) => written));
    const told = new Set(remarks.map(({ path }) => formatPath(path)));
    for (const { host, path } of givenNames(context)) {
      if (served.has(host) || told.has(formatPath(path))) continue;
      yield path.at(-1) === 'container_name'
        ? containerName(context, host)
        : mapped(path, 'The Service of this name answers to it anyway.');
    }
  },
});

interface GivenName {
  readonly host: string;
  readonly path: Path;
}

function* givenNames({ service, at }: ServiceContext): Iterable<GivenName> {
  for (const [network, membership] of Object.entries(service.networks ?? {})) {
    for (const [i, host] of (membership?.aliases ?? []).entries()) yield { host, path: at('networks', network, 'aliases', i) };
  }
  if (service.container_name !== undefined) yield { host: service.container_name, path: at('container_name') };
}

function containerName({ name, servicePlan, at }: ServiceContext, container: string): Contribution {
  const place = at('container_name');
  if (container === name || container === servicePlan.name) return mapped(place, 'It is the name of the Service.');
  return ignored(place, 'Pods get their names from Kubernetes, and no other service uses this one.');
}

/** A name of one Pod belongs to it; what several share is written once, for the project. */
function* furtherService(context: ServiceContext, further: FurtherName): Iterable<Contribution> {
  if (isShared(context, further)) {
    yield podMetadata(
      { labels: { [aliasLabel(further.name)]: MEMBER } },
      ...further.from.filter(([, service]) => service === context.name),
    );
    return;
  }
  const ports = portsOf(context, further.targets).map(innerPort);
  const { selector, lead } = context.workload;
  const spec = { ...addressFamilies(context, [lead]), ...beforeReady(context, further.targets) };
  yield object(serviceObject({ name: further.name, selector, ports, isHeadless: ports.length === 0, spec }), ...further.from);
}

function isShared({ plan }: PlannedContext, { targets }: FurtherName): boolean {
  const [first, ...rest] = targets.map((target) => plan.services.get(target)?.lead);
  return rest.some((lead) => lead !== first);
}

function sharedService(context: PlannedContext, further: FurtherName): Contribution {
  const ports = sharedPorts(context, further.targets);
  const selector = { [aliasLabel(further.name)]: MEMBER, 'app.kubernetes.io/part-of': context.plan.names.project };
  const leads = further.targets.flatMap((target) => context.plan.services.get(target)?.lead ?? []);
  const spec = addressFamilies(context, leads);
  return object(serviceObject({ name: further.name, selector, ports, isHeadless: ports.length === 0, spec }), ...further.from);
}

function portsOf(context: PlannedContext, targets: readonly string[]): readonly PortPlan[] {
  const ports = new Map<string, PortPlan>();
  for (const port of targets.flatMap((target) => servicePorts(context, target))) {
    const key = `${port.number}/${port.protocol}`;
    if (!ports.has(key)) ports.set(key, port);
  }
  return [...ports.values()];
}

/** By number: the same port may have different names in different Pods. */
function sharedPorts(context: PlannedContext, targets: readonly string[]): readonly ServicePort[] {
  return portsOf(context, targets).map(({ number, protocol, appProtocol }) => ({
    name: `${protocol.toLowerCase()}-${number}`,
    port: number,
    targetPort: number,
    protocol,
    ...appProtocolOf(appProtocol),
  }));
}
