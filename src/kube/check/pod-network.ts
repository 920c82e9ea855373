/** Name resolution of a Pod, and the ports of its containers taken together. */

import { isIpAddress } from '../../model/ip-address.ts';
import { isDnsSubdomain } from '../names.ts';
import type { HostAlias, PodDNSConfig } from '../objects.gen.ts';
import { type Check, each, repeated } from './fault.ts';
import type { PlacedPod } from './placed-containers.ts';

export const checkPodNetwork: Check<PlacedPod> = (placed, at, report) => {
  const { hostAliases, dnsConfig, dnsPolicy } = placed.pod;
  checkHostAliases(hostAliases, `${at}.hostAliases`, report);
  if (dnsConfig !== undefined) checkDnsConfig(dnsConfig, `${at}.dnsConfig`, report);
  if (dnsPolicy === 'None' && (dnsConfig?.nameservers ?? []).length === 0)
    report('dns', `${at}.dnsConfig.nameservers`, 'must have a member with dnsPolicy: None');
  checkPorts(placed, at, report);
};

const checkHostAliases = each<HostAlias>(({ ip, hostnames = [] }, at, report) => {
  if (!isIpAddress(ip)) report('host-alias', `${at}.ip`, `${JSON.stringify(ip)} is no IP address`);
  for (const [i, name] of hostnames.entries()) {
    if (!isDnsSubdomain(name)) report('host-alias', `${at}.hostnames[${i}]`, `${JSON.stringify(name)} is not a DNS subdomain`);
  }
});

const MAX_NAMESERVERS = 3;
const MAX_SEARCHES = 32;
const MAX_SEARCH_LENGTH = 2048;

/** The limits are those of the API server. */
const checkDnsConfig: Check<PodDNSConfig> = ({ nameservers = [], searches = [], options = [] }, at, report) => {
  if (nameservers.length > MAX_NAMESERVERS)
    report('dns', `${at}.nameservers`, `has ${nameservers.length} members, of which there may be ${MAX_NAMESERVERS}`);
  for (const [i, address] of nameservers.entries()) {
    if (!isIpAddress(address)) report('dns', `${at}.nameservers[${i}]`, `${JSON.stringify(address)} is no IP address`);
  }
  if (searches.length > MAX_SEARCHES || searches.join(' ').length > MAX_SEARCH_LENGTH) report('dns', `${at}.searches`, 'is too long');
  for (const [i, domain] of searches.entries()) {
    const plain = domain.replace(/\.$/, '').replaceAll('_', 'x');
    if (domain !== '.' && !isDnsSubdomain(plain)) report('dns', `${at}.searches[${i}]`, `${JSON.stringify(domain)} is no domain`);
  }
  for (const [i, { name = '' }] of options.entries()) if (name === '') report('dns', `${at}.options[${i}].name`, 'is empty');
};

/** Containers of a Pod share its ports; init containers that end before the others start do not count. */
const checkPorts: Check<PlacedPod> = ({ pod, containers }, at, report) => {
  const running = containers.filter(({ isInit, container }) => !isInit || container.restartPolicy !== undefined);
  const ports = running.flatMap(({ container, place }) =>
    (container.ports ?? []).map((port, i) => ({ ...port, place: `${place}.ports[${i}]` })),
  );
  const placeOf = (index: number) => ports[index]?.place ?? at;
  for (const { key, index } of repeated(ports, ({ name }) => name))
    report('port', `${placeOf(index)}.name`, `${JSON.stringify(key)} is the name of another port of the Pod`);
  for (const { key, index } of repeated(ports, ({ containerPort, protocol = 'TCP' }) => `${containerPort}/${protocol}`))
    report('port', placeOf(index), `opens ${key}, which is open already`);
  const onNode = (port: (typeof ports)[number]) =>
    port.hostPort === undefined || port.hostPort === 0 ? undefined : `${port.hostIP ?? ''} ${port.hostPort}/${port.protocol ?? 'TCP'}`;
  for (const { key, index } of repeated(ports, onNode))
    report('port', `${placeOf(index)}.hostPort`, `takes${key} of the node, which is taken already`);
  if (pod.hostNetwork !== true) return;
  for (const { containerPort, hostPort = containerPort, place } of ports) {
    if (hostPort !== containerPort)
      report('port', `${place}.hostPort`, `${hostPort} must be the container's port ${containerPort} with hostNetwork: true`);
  }
};
