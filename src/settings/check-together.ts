/** Checks what the schema of settings cannot say: values that fit each alone and not together. */

import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { listChoices } from '../diagnostics/list-words.ts';
import { isCronSchedule } from '../kube/cron-schedule.ts';
import type { Path } from '../model/path.ts';
import type { Project } from '../model/project.ts';
import { type ExposeKind, type ExposeSettings, type ServiceSettings, type Settings, settingKey } from '../model/settings.ts';

export function checkTogether(project: Project, settings: Settings): readonly Diagnostic[] {
  const ofServices: Diagnostic[] = [];
  for (const [name, service] of settings.services)
    ofServices.push(...schedule(settings, name, service), ...exposure(settings, name, service));
  return [...namespace(settings), ...ofServices, ...sharedNames(project, settings), ...sharedNodePorts(settings)];
}

interface Problem {
  readonly setting: Path;
  readonly message: string;
  readonly help: string;
}

function problem({ origins }: Settings, { setting, message, help }: Problem): Diagnostic {
  const { paths = [], at } = origins.get(settingKey(...setting)) ?? {};
  const path = paths[0] === undefined ? {} : { path: paths[0] };
  return { code: 'settings/conflict', severity: 'error', message, help, ...(at === undefined ? path : { at }) };
}

function namespace(settings: Settings): readonly Diagnostic[] {
  const { createNamespace, namespace: name } = settings.project;
  if (!createNamespace || name !== undefined) return [];
  const message = 'The Namespace is to be written, but it has no name.';
  return [problem(settings, { setting: ['createNamespace'], message, help: 'Name it with `namespace`.' })];
}

function schedule(settings: Settings, name: string, { workload, cron }: ServiceSettings): readonly Diagnostic[] {
  const at = (key: string) => ['services', name, key];
  if (cron === undefined) {
    if (workload !== 'cronjob') return [];
    const help = 'Write when it is to run: `cron: "0 3 * * *"`.';
    return [problem(settings, { setting: at('workload'), message: `${name} is to be a CronJob, but it has no schedule.`, help })];
  }
  if (!isCronSchedule(cron.schedule)) {
    const message = `${JSON.stringify(cron.schedule)} is no schedule.`;
    const help = 'Write five fields (minute, hour, day, month, weekday) such as `0 3 * * *`, or a name such as `@daily`.';
    return [problem(settings, { setting: at('cron'), message, help })];
  }
  if (workload === undefined || workload === 'cronjob') return [];
  const message = `${name} has a schedule, but is to be a ${workload}.`;
  return [problem(settings, { setting: at('workload'), message, help: 'Leave out one of `workload` and `cron`.' })];
}

type Option = Exclude<keyof ExposeSettings, 'kind' | 'port'>;

/** The kinds of exposure that an option means something to. */
const OPTIONS: Readonly<Record<Option, readonly ExposeKind[]>> = {
  hosts: ['ingress', 'gateway'],
  path: ['ingress', 'gateway'],
  tls: ['ingress', 'gateway'],
  class: ['ingress'],
  annotations: ['ingress', 'gateway', 'loadbalancer', 'nodeport'],
  nodePort: ['nodeport'],
  externalTrafficPolicy: ['loadbalancer', 'nodeport'],
};

function exposure(settings: Settings, name: string, { expose }: ServiceSettings): readonly Diagnostic[] {
  if (expose === undefined) return [];
  const vain = (Object.keys(OPTIONS) as Option[]).filter((key) => expose[key] !== undefined && !OPTIONS[key].includes(expose.kind));
  return vain.map((key) => {
    const message = `${key} means nothing to ${name}, which is exposed by ${expose.kind}.`;
    const help = `Leave it out, or expose ${name} by ${listChoices(OPTIONS[key])}.`;
    return problem(settings, { setting: ['services', name, 'expose'], message, help });
  });
}

/** A name that was asked for must be no other service's: each is a Service of its own. */
function sharedNames(project: Project, settings: Settings): readonly Diagnostic[] {
  const present = Object.keys(project.services).filter((name) => settings.services.get(name)?.skip !== true);
  const isAsking = (service: string) => settings.services.get(service)?.name !== undefined;
  if (!present.some(isAsking)) return [];
  const owners = new Map<string, string[]>();
  for (const service of present) {
    const name = settings.services.get(service)?.name ?? service;
    owners.set(name, [...(owners.get(name) ?? []), service]);
  }
  return [...owners].flatMap(([name, services]) => {
    const asking = services.find(isAsking);
    if (services.length < 2 || asking === undefined) return [];
    const message = `${services.join(' and ')} would both be called ${name}.`;
    return [problem(settings, { setting: ['services', asking, 'name'], message, help: 'Give each a name of its own.' })];
  });
}

/** A port of the nodes belongs to one Service. */
function sharedNodePorts(settings: Settings): readonly Diagnostic[] {
  const owners = new Map<number, string>();
  return [...settings.services].flatMap(([service, { expose }]) => {
    const port = expose?.nodePort;
    if (port === undefined) return [];
    const owner = owners.get(port);
    owners.set(port, owner ?? service);
    if (owner === undefined) return [];
    const message = `${owner} and ${service} ask for the same port of the nodes, ${port}.`;
    return [problem(settings, { setting: ['services', service, 'expose'], message, help: 'Give each its own.' })];
  });
}
