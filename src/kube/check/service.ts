/** Services. https://kubernetes.io/docs/concepts/services-networking/service/ */

import { isIpAddress } from '../../model/ip-address.ts';
import { isDnsLabel, isDnsSubdomain, isQualifiedName } from '../names.ts';
import type { Service, ServicePort, ServiceSpec } from '../objects.gen.ts';
import { checkPortReference, isPort } from './container-ports.ts';
import { type Check, type Report, repeated } from './fault.ts';
import { checkLabels } from './metadata.ts';

export function checkService({ spec }: Service, report: Report): void {
  const { ports, selector } = spec;
  checkType(spec, 'spec', report);
  checkLabels(selector, 'spec.selector', report);
  checkPorts(ports, 'spec.ports', report);
}

const checkType: Check<ServiceSpec> = (spec, at, report) => {
  const { type = 'ClusterIP', clusterIP, ports, externalName = '', sessionAffinity, sessionAffinityConfig } = spec;
  const isHeadless = clusterIP === 'None';
  if (clusterIP !== undefined && clusterIP !== '' && !isHeadless && !isIpAddress(clusterIP))
    report('service', `${at}.clusterIP`, `${JSON.stringify(clusterIP)} is no IP address`);
  if (type === 'ExternalName') {
    if (!isDnsSubdomain(externalName.replace(/\.$/, '')))
      report('service', `${at}.externalName`, `${JSON.stringify(externalName)} is no domain`);
    if (clusterIP !== undefined || spec.ipFamilyPolicy !== undefined)
      report('service', at, 'has an address, though its type is ExternalName');
    return;
  }
  if (isHeadless && type !== 'ClusterIP') report('service', `${at}.clusterIP`, `cannot be None with type: ${type}`);
  if ((ports === undefined || ports.length === 0) && !isHeadless)
    report('service', `${at}.ports`, 'is empty, which only a headless Service may have');
  if (sessionAffinityConfig !== undefined && sessionAffinity !== 'ClientIP')
    report('service', `${at}.sessionAffinityConfig`, 'needs sessionAffinity: ClientIP');
  const seconds = sessionAffinityConfig?.clientIP?.timeoutSeconds ?? 1;
  if (seconds < 1 || seconds > SECONDS_OF_A_DAY)
    report('service', `${at}.sessionAffinityConfig.clientIP.timeoutSeconds`, `${seconds} is not between 1 and ${SECONDS_OF_A_DAY}`);
  checkOuter(spec, at, report);
};

const SECONDS_OF_A_DAY = 86_400;

/** Fields that only a Service with ports on the nodes, or with a load balancer, may have. */
const checkOuter: Check<ServiceSpec> = (spec, at, report) => {
  const { type = 'ClusterIP', ports, externalIPs } = spec;
  const isOpen = type === 'NodePort' || type === 'LoadBalancer' || (externalIPs !== undefined && externalIPs.length > 0);
  if (spec.externalTrafficPolicy !== undefined && !isOpen)
    report('service', `${at}.externalTrafficPolicy`, `has no meaning with type: ${type}`);
  for (const field of ['loadBalancerClass', 'loadBalancerSourceRanges', 'allocateLoadBalancerNodePorts'] as const) {
    if (spec[field] !== undefined && type !== 'LoadBalancer') report('service', `${at}.${field}`, `has no meaning with type: ${type}`);
  }
  if (ports?.some(({ nodePort = 0 }) => nodePort !== 0) === true) checkNodePorts(spec, at, report);
};

const checkNodePorts: Check<ServiceSpec> = ({ type = 'ClusterIP', ports = [] }, at, report) => {
  for (const [i, { nodePort = 0 }] of ports.entries()) {
    if (nodePort === 0) continue;
    if (type === 'ClusterIP') report('node-port', `${at}.ports[${i}].nodePort`, 'has no meaning with type: ClusterIP');
    if (nodePort < NODE_PORTS.first || nodePort > NODE_PORTS.last)
      report('node-port', `${at}.ports[${i}].nodePort`, `${nodePort} is not between ${NODE_PORTS.first} and ${NODE_PORTS.last}`);
  }
};

/** The range of a cluster that says nothing else (--service-node-port-range). */
const NODE_PORTS = { first: 30000, last: 32767 };

const checkPorts: Check<readonly ServicePort[] | undefined> = (ports, at, report) => {
  if (ports === undefined) return;
  for (const [i, { name = '', port, targetPort = port, appProtocol }] of ports.entries()) {
    if (name === '' ? ports.length > 1 : !isDnsLabel(name))
      report('port', `${at}[${i}].name`, `${JSON.stringify(name)} is no name of a port`);
    if (!isPort(port)) report('port', `${at}[${i}].port`, `${port} is not between 1 and 65535`);
    checkPortReference(targetPort, `${at}[${i}].targetPort`, report);
    if (appProtocol !== undefined && !isQualifiedName(appProtocol))
      report('port', `${at}[${i}].appProtocol`, `${JSON.stringify(appProtocol)} is no qualified name`);
  }
  for (const { key, index } of repeated(ports, ({ name }) => name))
    report('port', `${at}[${index}].name`, `${JSON.stringify(key)} is the name of another port`);
  for (const { key, index } of repeated(ports, ({ port, protocol = 'TCP' }) => `${port}/${protocol}`))
    report('port', `${at}[${index}]`, `opens ${key} a second time`);
};
