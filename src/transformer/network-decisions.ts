/** What was decided about the network, as sentences for the user: exposure, ports that no file declares, further names, policies. */

import type { ExposeKind } from '../model/settings.ts';
import type { DecisionRecord } from './bundle.ts';
import type { Exposure } from './plan/exposure/exposure-plan.ts';
import type { FurtherName } from './plan/hostnames/further-name.ts';
import type { PortPlan } from './plan/ports/port-plan.ts';
import type { ServicePlan } from './plan/service-plan.ts';
import type { Plan } from './plan.ts';

export function networkDecisions(plan: Plan): readonly DecisionRecord[] {
  const records: DecisionRecord[] = [];
  for (const service of plan.services.values())
    records.push(...portsOf(plan, service), ...peersOf(plan, service), ...exposureOf(plan, service));
  for (const name of plan.hostnames.further) records.push(furtherOf(plan, name));
  return records.concat(policiesOf(plan));
}

function ownerOf(plan: Plan, { lead }: ServicePlan): { readonly owner?: string } {
  const owner = plan.workloads.get(lead)?.name;
  return owner === undefined ? {} : { owner };
}

const DECLARED: ReadonlySet<string> = new Set(['declared in ports', 'declared in expose']);

/** A declared port is no decision. */
function portsOf(plan: Plan, service: ServicePlan): readonly DecisionRecord[] {
  return service.ports.filter(({ because }) => !DECLARED.has(because)).map((port) => portOf(plan, service, port));
}

function portOf(plan: Plan, service: ServicePlan, { number, protocol, because, from }: PortPlan): DecisionRecord {
  const name = service.service;
  return {
    about: `service ${name}: port`,
    service: name,
    ...ownerOf(plan, service),
    choice: `${number}/${protocol}`,
    because: sentence(because),
    from,
  };
}

/** The Service of what must be reached while it starts. */
function peersOf(plan: Plan, service: ServicePlan): readonly DecisionRecord[] {
  const decision = plan.peers.get(service.service);
  if (decision === undefined) return [];
  const { because, from } = decision;
  const about = `service ${service.service}: Service`;
  return [{ about, service: service.service, ...ownerOf(plan, service), choice: 'a Service for Pods that are not ready', because, from }];
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

/** That a service stays inside the cluster when nobody asks for more is no decision. */
function exposureOf(plan: Plan, service: ServicePlan): readonly DecisionRecord[] {
  const decision = plan.exposure.services.get(service.service);
  if (decision === undefined || decision.choice.unasked === true) return [];
  const { choice, because, from } = decision;
  const about = `service ${service.service}: exposure`;
  return [{ about, service: service.service, ...ownerOf(plan, service), choice: describe(choice), because, from }];
}

const WAYS: Readonly<Record<ExposeKind, string>> = {
  none: 'not exposed',
  ingress: 'Ingress',
  gateway: 'HTTPRoute',
  loadbalancer: 'load balancer',
  nodeport: 'node port',
};

function describe({ kind, routes, open }: Exposure): string {
  const places = [...routes.map(({ host = '', path }) => `${host}${path}`), ...open.map(({ number }) => String(number))];
  return places.length === 0 ? WAYS[kind] : `${WAYS[kind]} (${places.join(', ')})`;
}

function furtherOf(plan: Plan, { name, targets, because, from }: FurtherName): DecisionRecord {
  const [only, ...more] = targets.flatMap((target) => plan.services.get(target) ?? []);
  const owner = only === undefined || more.length > 0 ? {} : { service: only.service, ...ownerOf(plan, only) };
  return { about: `name ${name}`, ...owner, choice: `a Service ${name}`, because, from };
}

function policiesOf({ networks }: Plan): readonly DecisionRecord[] {
  const { choice, because, from } = networks.enforced;
  return choice ? [{ about: 'networks', choice: 'NetworkPolicies', because, from }] : [];
}
