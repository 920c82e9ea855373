/** Services. https://kubernetes.io/docs/concepts/services-networking/service/ */

import { isIpAddress } from '../../model/ip-address.ts';
import { isDnsLabel, isDnsSubdomain, isQualifiedName } from '../names.ts';
import type { Service, ServicePort, ServiceSpec } from '../objects.gen.ts';
import { checkPortReference, isPort } from './container-ports.ts';
import { type Check, type Fault, fault, repeated } from './fault.ts';
import { checkLabels } from './metadata.ts';

export function* checkService({ spec }: Service): Iterable<Fault> {
  const { ports = [], selector = {} } = spec;
  yield* checkType(spec, 'spec');
  yield* checkLabels(selector, 'spec.selector');
  yield* checkPorts(ports, 'spec.ports');
}

const checkType: Check<ServiceSpec> = function* (spec, at) {
  const { type = 'ClusterIP', clusterIP, ports = [], externalName = '', sessionAffinity, sessionAffinityConfig } = spec;
  const isHeadless = clusterIP === 'None';
  if (clusterIP !== undefined && clusterIP !== '' && !isHeadless && !isIpAddress(clusterIP))
    yield fault('service', `${at}.clusterIP`, `${JSON.stringify(clusterIP)} is no IP address`);
  if (type === 'ExternalName') {
    if (!isDnsSubdomain(externalName.replace(/\.$/, '')))
      yield fault('service', `${at}.externalName`, `${JSON.stringify(externalName)} is no domain`);
    if (clusterIP !== undefined || spec.ipFamilyPolicy !== undefined)
      yield fault('service', at, 'has an address, though its type is ExternalName');
    return;
  }
  if (isHeadless && type !== 'ClusterIP') yield fault('service', `${at}.clusterIP`, `cannot be None with type: ${type}`);
  if (ports.length === 0 && !isHeadless) yield fault('service', `${at}.ports`, 'is empty, which only a headless Service may have');
  if (sessionAffinityConfig !== undefined && sessionAffinity !== 'ClientIP')
    yield fault('service', `${at}.sessionAffinityConfig`, 'needs sessionAffinity: ClientIP');
  const seconds = sessionAffinityConfig?.clientIP?.timeoutSeconds ?? 1;
  if (seconds < 1 || seconds > SECONDS_OF_A_DAY)
    yield fault('service', `${at}.sessionAffinityConfig.clientIP.timeoutSeconds`, `${seconds} is not between 1 and ${SECONDS_OF_A_DAY}`);
  yield* checkOuter(spec, at);
};

const SECONDS_OF_A_DAY = 86_400;

/** Fields that only a Service with ports on the nodes, or with a load balancer, may have. */
const checkOuter: Check<ServiceSpec> = function* (spec, at) {
  const { type = 'ClusterIP', ports = [], externalIPs = [] } = spec;
  const isOpen = type === 'NodePort' || type === 'LoadBalancer' || externalIPs.length > 0;
  if (spec.externalTrafficPolicy !== undefined && !isOpen)
    yield fault('service', `${at}.externalTrafficPolicy`, `has no meaning with type: ${type}`);
  for (const field of ['loadBalancerClass', 'loadBalancerSourceRanges', 'allocateLoadBalancerNodePorts'] as const) {
    if (spec[field] !== undefined && type !== 'LoadBalancer') yield fault('service', `${at}.${field}`, `has no meaning with type: ${type}`);
  }
  for (const [i, { nodePort = 0 }] of ports.entries()) {
    if (nodePort === 0) continue;
    if (type === 'ClusterIP') yield fault('node-port', `${at}.ports[${i}].nodePort`, 'has no meaning with type: ClusterIP');
    if (nodePort < NODE_PORTS.first || nodePort > NODE_PORTS.last)
      yield fault('node-port', `${at}.ports[${i}].nodePort`, `${nodePort} is not between ${NODE_PORTS.first} and ${NODE_PORTS.last}`);
  }
};

/** The range of a cluster that says nothing else (--service-node-port-range). */
const NODE_PORTS = { first: 30000, last: 32767 };

const checkPorts: Check<readonly ServicePort[]> = function* (ports, at) {
  for (const [i, { name = '', port, targetPort = port, appProtocol }] of ports.entries()) {
    if (name === '' ? ports.length > 1 : !isDnsLabel(name))
      yield fault('port', `${at}[${i}].name`, `${JSON.stringify(name)} is no name of a port`);
    if (!isPort(port)) yield fault('port', `${at}[${i}].port`, `${port} is not between 1 and 65535`);
    yield* checkPortReference(targetPort, `${at}[${i}].targetPort`);
    if (appProtocol !== undefined && !isQualifiedName(appProtocol))
      yield fault('port', `${at}[${i}].appProtocol`, `${JSON.stringify(appProtocol)} is no qualified name`);
  }
  for (const { key, index } of repeated(ports, ({ name }) => name))
    yield fault('port', `${at}[${index}].name`, `${JSON.stringify(key)} is the name of another port`);
  for (const { key, index } of repeated(ports, ({ port, protocol = 'TCP' }) => `${port}/${protocol}`))
    yield fault('port', `${at}[${index}]`, `opens ${key} a second time`);
};
