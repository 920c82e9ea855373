/** Builds Kubernetes Services. */

import type { Service, ServicePort, ServiceSpec } from '../../kube/objects.gen.ts';
import type { PlannedContext, ServiceContext } from '../concern.ts';
import type { PortPlan } from '../plan/ports/port-plan.ts';

export interface ServiceParts {
  readonly name: string;
  readonly selector: Readonly<Record<string, string>>;
  readonly ports: readonly ServicePort[];
  /** Answers with the addresses of the Pods instead of one of its own; the only form that a Service without ports may have. */
  readonly isHeadless: boolean;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly spec?: Partial<ServiceSpec>;
}

export function serviceObject({ name, selector, ports, isHeadless, annotations = {}, spec = {} }: ServiceParts): Service {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, ...(Object.keys(annotations).length === 0 ? {} : { annotations }) },
    spec: {
      type: 'ClusterIP',
      ...(isHeadless ? { clusterIP: 'None' } : {}),
      selector,
      ...(ports.length === 0 ? {} : { ports }),
      ...spec,
    },
  };
}

/** Port and container port are one number, so that what worked between containers works between Pods. */
export function innerPort({ number, protocol, name, appProtocol }: PortPlan): ServicePort {
  return { name, port: number, targetPort: name, protocol, ...appProtocolOf(appProtocol) };
}

const APP_PROTOCOL = /^(?:[a-z0-9](?:[-a-z0-9.]*[a-z0-9])?\/)?[A-Za-z0-9](?:[-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;

export function isAppProtocol(text: string): boolean {
  return APP_PROTOCOL.test(text);
}

export function appProtocolOf(text: string | undefined): Pick<ServicePort, 'appProtocol'> {
  return text === undefined || !isAppProtocol(text) ? {} : { appProtocol: text };
}

/** Whether the name of a service is to lead straight to its Pods: a setting has the last word. */
export function namesPods({ serviceSettings, service }: ServiceContext): boolean {
  return serviceSettings.headless ?? service.deploy?.endpoint_mode === 'dnsrr';
}

/** For services of which one must be reached before it is ready. */
export function beforeReady({ plan }: PlannedContext, services: readonly string[]): Partial<ServiceSpec> {
  return services.some((service) => plan.peers.has(service)) ? { publishNotReadyAddresses: true } : {};
}

/** A service on a network with IPv6 gets an address of both families where the cluster has them. */
export function addressFamilies({ plan }: PlannedContext, leads: readonly string[]): Partial<ServiceSpec> {
  const networks = leads.flatMap((lead) => plan.networks.memberships.get(lead) ?? []);
  return networks.some((key) => plan.networks.networks.get(key)?.ipv6 === true) ? { ipFamilyPolicy: 'PreferDualStack' } : {};
}
