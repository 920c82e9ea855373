/** On which ports each service listens: what its file declares, and what other places of the project tell of it. */

import type { Path } from '../../model/path.ts';
import type { Service } from '../../model/service.ts';
import { imageOf } from '../knowledge/data-folders.ts';
import type { ImageKnowledge } from '../knowledge/images.ts';
import type { ProjectContext } from '../project-context.ts';
import { type HostIndex, indexHosts } from './hostnames/host-index.ts';
import { completedServices } from './order.ts';
import { type PodGroup, planPods } from './pods.ts';
import { dockerfilePorts } from './ports/dockerfile-ports.ts';
import { healthcheckPorts } from './ports/healthcheck-port.ts';
import { askedPorts, exposedPorts, ownSettings, type PortEvidence, publishedPorts, routedPorts, usedPorts } from './ports/port-evidence.ts';
import { freePortName, plainPortName, toPortName } from './ports/port-names.ts';
import type { PortPlan } from './ports/port-plan.ts';

/** By compose service; the list is empty for a service that listens on nothing known. Linear in the size of the project. */
export function planPorts(
  context: ProjectContext,
  hosts: HostIndex = indexHosts(context),
  pods: readonly PodGroup[] = planPods(context),
): ReadonlyMap<string, readonly PortPlan[]> {
  // They run a program once and serve nobody.
  const jobs = completedServices(context);
  const plans = new Map<string, readonly PortPlan[]>();
  for (const { members } of pods) {
    let pod: PodPorts | undefined;
    for (const name of members) {
      const service = context.project.services[name];
      if (service === undefined) continue;
      const evidence = gather({ context, name, service, hosts, isJob: jobs.has(name) });
      if (evidence.length > 0) pod ??= { plans: new Map(), taken: new Set() };
      plans.set(name, pod === undefined ? [] : toPlans(namedByImage(evidence, service), name, pod));
    }
  }
  return plans;
}

interface Question {
  readonly context: ProjectContext;
  readonly name: string;
  readonly service: Service;
  readonly hosts: HostIndex;
  readonly isJob: boolean;
}

/**
 * What is declared and what others use always counts. Only when that tells nothing, the health check, the service's own settings, its Dockerfile
 * and its image are asked, in this order. A datastore that others talk to also keeps the port of its image, unless its settings name another; one that
 * its like look for keeps the ports that they talk to each other on.
 */
function gather({ context, name, service, hosts, isJob }: Question): readonly PortEvidence[] {
  const told = publishedPorts(name, service).concat(
    exposedPorts(name, service),
    askedPorts(name, service, context.settings),
    routedPorts(name, service),
    usedPorts(name, service, hosts.uses.get(name) ?? []),
  );
  if (isJob) return told;
  const isAddressed = hosts.addressedBy.has(name);
  const known = startsServer(service, isAddressed) ? imageOf(service) : undefined;
  const ofImage = () => (known === undefined ? [] : imagePorts(known, ['services', name, 'image']));
  const isPeer = known?.stateful === true && isSoughtByLike({ context, name, hosts }, known);
  const own = [...healthcheckPorts(name, service), ...ownSettings(name, service)];
  if (told.length === 0) {
    const [first] = own;
    if (first !== undefined) return [first, ...(isPeer || (known?.stateful === true && isAddressed) ? sameServer(ofImage(), first) : [])];
    const built = service.build === undefined ? [] : dockerfilePorts(context, name, service.build);
    return built.length > 0 ? built : ofImage();
  }
  const isMissing = known?.stateful === true && isAddressed && own.length === 0;
  return [...told, ...(isMissing ? ofImage().slice(0, 1) : []), ...(isPeer ? ofImage().slice(1) : [])];
}

/** Nodes of a cluster, which is perhaps the service alone, give each other's names without the port. */
function isSoughtByLike({ context, name, hosts }: Pick<Question, 'context' | 'name' | 'hosts'>, { title }: ImageKnowledge): boolean {
  const uses = hosts.uses.get(name) ?? [];
  return uses.some(({ by, port }) => port === undefined && imageOf(context.project.services[by] ?? {})?.title === title);
}

const CLIENTS =
  /^(?:psql|pg_dump|pg_dumpall|pg_restore|pg_isready|createdb|mysql|mysqldump|mysqladmin|mariadb|mariadb-dump|mongo|mongosh|mongodump|mongoimport|mongorestore|redis-cli|valkey-cli|mc|etcdctl|kafka-topics|kafka-topics\.sh|clickhouse-client|cqlsh|rabbitmqadmin|curl|wget|sleep|tail|echo|true|cat|cp|chown|chmod)$/;
const SHELLS = /^(?:sh|bash|ash|dash)$/;

/** Whether the image's own server runs, and not a client or a script of it: `image: postgres, command: psql …`. */
function startsServer({ entrypoint, command }: Service, isAddressed: boolean): boolean {
  const [first] = [...(entrypoint ?? []), ...(command ?? [])];
  const program = first?.trim().split(/\s/)[0]?.split('/').at(-1) ?? '';
  return !CLIENTS.test(program) && (isAddressed || !SHELLS.test(program));
}

/** The image's ports, if the service was not moved away from the main one. */
function sameServer(ports: readonly PortEvidence[], first: PortEvidence): readonly PortEvidence[] {
  return ports.some(({ number }) => number === first.number) ? ports : [];
}

function imagePorts({ title, ports }: ImageKnowledge, from: Path): readonly PortEvidence[] {
  return ports.map((port) => ({ ...port, from, because: `${title} listens on ${port.number}` }));
}

/** A port that the image is known by is called as it is there: `http` for 15672 of RabbitMQ. */
function namedByImage(evidence: readonly PortEvidence[], service: Service): readonly PortEvidence[] {
  const known = evidence.length === 0 ? [] : (imageOf(service)?.ports ?? []);
  if (known.length === 0) return evidence;
  return evidence.map((item) => {
    const name = known.find(({ number, protocol }) => number === item.number && protocol === item.protocol)?.name;
    return name === undefined || item.name !== undefined ? item : { ...item, name };
  });
}

/** What the members of a Pod have taken so far, by port. */
interface PodPorts {
  readonly plans: Map<string, PortPlan>;
  /** Their names. */
  readonly taken: Set<string>;
}

/** Containers that share a port share its name. */
function toPlans(evidence: readonly PortEvidence[], service: string, pod: PodPorts): readonly PortPlan[] {
  const groups = new Map<string, PortEvidence[]>();
  for (const item of evidence) {
    const key = `${item.number}/${item.protocol}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return [...groups].map(([key, group]) => {
    const { name, openedBy } = pod.plans.get(key) ?? { name: nameFor(group, pod.taken), openedBy: service };
    const plan = toPlan(group, name, openedBy);
    pod.plans.set(key, plan);
    pod.taken.add(name);
    return plan;
  });
}

function nameFor(group: readonly PortEvidence[], taken: ReadonlySet<string>): string {
  const [first] = group;
  if (first === undefined) throw new Error('a port without evidence');
  const [wanted] = group.flatMap(({ name }) => (name === undefined ? [] : (toPortName(name) ?? [])));
  return freePortName(wanted ?? plainPortName(first.number, first.protocol), first, taken);
}

function toPlan(group: readonly PortEvidence[], name: string, openedBy: string): PortPlan {
  const [first] = group;
  if (first === undefined) throw new Error('a port without evidence');
  const { number, protocol, because } = first;
  const app = group.find(({ appProtocol }) => appProtocol !== undefined)?.appProtocol;
  return {
    number,
    protocol,
    name,
    ...(app === undefined ? {} : { appProtocol: app }),
    openedBy,
    published: group.flatMap(({ publication }) => publication ?? []),
    from: group.map(({ from }) => from),
    because,
  };
}
