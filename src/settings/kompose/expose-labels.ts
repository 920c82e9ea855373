/** How a service is reached from outside, by the labels of kompose. */

import type { ExposeSettings } from '../../model/settings.ts';
import { type LabelReader, WRITE_BOTH } from './label-reader.ts';

export const TYPES: ReadonlyMap<string, 'nodeport' | 'clusterip' | 'loadbalancer' | 'headless'> = new Map([
  ['nodeport', 'nodeport'],
  ['clusterip', 'clusterip'],
  ['loadbalancer', 'loadbalancer'],
  ['headless', 'headless'],
]);
const POLICIES: ReadonlyMap<string, 'Cluster' | 'Local'> = new Map([
  ['cluster', 'Cluster'],
  ['local', 'Local'],
]);

/** kompose can give a service an Ingress and node ports at once; here the Ingress counts. Beside a load balancer kompose makes no Ingress. */
export function exposeLabels(labels: LabelReader): ExposeSettings | undefined {
  const type = labels.choice('service.type', TYPES);
  const isOpen = type === 'nodeport' || type === 'loadbalancer';
  const asked = labels.parsed('service.expose', exposedHosts, 'true, false, or hosts such as shop.example.com');
  const hosts = asked === false ? undefined : asked;
  const byHttp = httpOptions(labels, hosts !== undefined && type !== 'loadbalancer');
  const options = openOptions(labels, type);
  if (hosts !== undefined && type === 'loadbalancer')
    labels.report('service.expose', 'is not followed: the load balancer takes the place of the Ingress', ONE_WAY);
  else if (hosts !== undefined) {
    if (type === 'nodeport')
      labels.report('service.type', 'is not followed: the service is exposed by an Ingress, and in one way only', ONE_WAY);
    return { kind: 'ingress', ...(hosts.length === 0 ? {} : { hosts }), ...byHttp };
  }
  return isOpen ? { kind: type, ...options } : undefined;
}

const ONE_WAY = 'Leave out `kompose.service.expose` or `kompose.service.type`.';

/** `true`, or hosts with or without a path, separated by commas; none for any host. */
function exposedHosts(value: string): readonly string[] | false | undefined {
  if (value.toLowerCase() === 'false') return false;
  if (value.toLowerCase() === 'true') return [];
  const hosts = value
    .split(',')
    .map((host) => host.trim())
    .filter((host) => host !== '');
  return hosts.length === 0 ? undefined : hosts;
}

function httpOptions(labels: LabelReader, isExposed: boolean): Pick<ExposeSettings, 'tls' | 'class'> {
  const secret = labels.text('service.expose.tls-secret');
  const ingressClass = labels.text('service.expose.ingress-class-name');
  if (!isExposed) {
    for (const name of ['tls-secret', 'ingress-class-name'])
      labels.report(`service.expose.${name}`, 'does nothing without an Ingress', 'Ask for one with `kompose.service.expose`.');
  }
  return {
    ...(secret === undefined ? {} : { tls: secret === 'true' ? true : secret }),
    ...(ingressClass === undefined ? {} : { class: ingressClass }),
  };
}

function openOptions(labels: LabelReader, type: string | undefined): Pick<ExposeSettings, 'nodePort' | 'externalTrafficPolicy'> {
  const nodePort = labels.number('service.nodeport.port');
  const policy = labels.choice('service.external-traffic-policy', POLICIES);
  if (nodePort !== undefined && type !== 'nodeport')
    labels.report('service.nodeport.port', 'does nothing without `kompose.service.type: nodeport`', WRITE_BOTH);
  if (policy !== undefined && type !== 'loadbalancer' && type !== 'nodeport')
    labels.report('service.external-traffic-policy', 'does nothing without `kompose.service.type: loadbalancer`', WRITE_BOTH);
  return {
    ...(nodePort === undefined || type !== 'nodeport' ? {} : { nodePort }),
    ...(policy === undefined ? {} : { externalTrafficPolicy: policy }),
  };
}
