/** Services of which nothing tells on what port they listen: which of them others may want to reach nevertheless, and what is said about them. */

import { listWords } from '../../diagnostics/list-words.ts';
import type { PlannedContext, ServiceContext } from '../concern.ts';
import { type Contribution, diagnose } from '../contribution.ts';
import type { ServicePlan } from '../plan/service-plan.ts';
import type { Plan } from '../plan.ts';
import { servicePorts } from '../service-ports.ts';

/**
 * Why the name of a service without a known port should lead to its Pods: others address it, or somebody wants it to: by a setting, or by the name for
 * a host name, as people do for the sake of others. A service that runs once is reached by nobody.
 */
export function whyNamed({ project, plan, settings }: PlannedContext, { service, name, lead }: ServicePlan): 'used' | 'wanted' | undefined {
  const kind = plan.workloads.get(lead)?.kind.choice;
  if (kind === 'Job' || kind === 'CronJob') return undefined;
  if (plan.hostnames.hosts.addressedBy.has(service)) return 'used';
  const host = project.services[service]?.hostname?.split('.')[0];
  return settings.services.get(service)?.headless === true || host === service || host === name ? 'wanted' : undefined;
}

/** That others name it is a reason for concern; that they start after it may be all there is. */
export function unknownPort({ name, plan }: ServiceContext): Contribution {
  const users = [...(plan.hostnames.hosts.addressedBy.get(name) ?? [])].sort();
  const isNamed = plan.hostnames.hosts.uses.get(name)?.some(({ by }) => by !== name) === true;
  const verb = isNamed ? 'use' : 'depend on';
  return diagnose({
    code: 'convert/unknown-port',
    severity: isNamed ? 'warning' : 'info',
    path: ['services', name],
    part: 'key',
    message: `${listWords(users)} ${users.length === 1 ? verb.replace(/^(use|depend)/, '$1s') : verb} ${name}, but nothing tells on which port it listens. Its name leads straight to its Pods (a headless Service), on every port.`,
    help: `Write the port into the compose file: \`expose: ["8080"]\`.`,
  });
}

/** Of those that nobody is seen to address, once for the project. */
export function* toldUnknownPorts(context: PlannedContext): Iterable<Contribution> {
  const silent = [...context.plan.services.values()].filter((service) => isSilent(context, service));
  const named = silent.filter((service) => whyNamed(context, service) === 'wanted');
  const nameless = silent.filter((service) => whyNamed(context, service) === undefined);
  yield* told(
    named,
    'convert/unknown-port',
    (names, isOne) =>
      `Nothing tells on which ports ${names} ${isOne ? 'listens' : 'listen'}. ${isOne ? 'Its name leads straight to its' : 'Their names lead straight to their'} Pods (headless Services), on every port.`,
  );
  yield* told(
    nameless,
    'convert/no-service',
    (names, isOne) =>
      `There is no Service for ${names}, since nothing tells of a port that ${isOne ? 'it listens' : 'they listen'} on, or of others that use ${isOne ? 'it' : 'them'}.`,
  );
}

function isSilent({ plan, ...rest }: PlannedContext, service: ServicePlan): boolean {
  const context = { plan, ...rest };
  return (
    runsAllTheTime(plan, service) &&
    !plan.networks.cutOff.has(service.lead) &&
    service.role.choice !== 'init-container' &&
    servicePorts(context, service.service).length === 0 &&
    whyNamed(context, service) !== 'used'
  );
}

function runsAllTheTime({ workloads }: Plan, { lead }: ServicePlan): boolean {
  const kind = workloads.get(lead)?.kind.choice;
  return kind !== undefined && kind !== 'Job' && kind !== 'CronJob';
}

function* told(
  services: readonly ServicePlan[],
  code: 'convert/unknown-port' | 'convert/no-service',
  say: (names: string, isOne: boolean) => string,
): Iterable<Contribution> {
  const [first, ...others] = services.map(({ service }) => service);
  if (first === undefined) return;
  yield diagnose({
    code,
    severity: 'info',
    path: ['services', first],
    part: 'key',
    message: say(listWords([first, ...others]), others.length === 0),
    help: `Where others connect to one, write its port into the compose file: \`expose: ["8080"]\`.`,
    related: others.map((service) => ({ message: 'here too', path: ['services', service], part: 'key' as const })),
  });
}
