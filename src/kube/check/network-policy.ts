/** NetworkPolicies. https://kubernetes.io/docs/concepts/services-networking/network-policies/ */

import { isIpAddress, isIpv4 } from '../../model/ip-address.ts';
import type { IPBlock, NetworkPolicy, NetworkPolicyPeer, NetworkPolicyPort } from '../objects.gen.ts';
import { checkPortReference } from './container-ports.ts';
import type { Check, Report } from './fault.ts';
import { checkSelector } from './selectors.ts';

export function checkNetworkPolicy({ spec }: NetworkPolicy, report: Report): void {
  const { podSelector = {}, ingress = [], egress = [] } = spec;
  checkSelector(podSelector, 'spec.podSelector', report);
  for (const [i, { from = [], ports = [] }] of ingress.entries()) {
    checkPeers(from, `spec.ingress[${i}].from`, report);
    checkPorts(ports, `spec.ingress[${i}].ports`, report);
  }
  for (const [i, { to = [], ports = [] }] of egress.entries()) {
    checkPeers(to, `spec.egress[${i}].to`, report);
    checkPorts(ports, `spec.egress[${i}].ports`, report);
  }
}

const checkPeers: Check<readonly NetworkPolicyPeer[]> = (peers, at, report) => {
  for (const [i, { podSelector, namespaceSelector, ipBlock }] of peers.entries()) {
    if ((podSelector ?? namespaceSelector ?? ipBlock) === undefined) report('network-policy', `${at}[${i}]`, 'names no peer');
    if (ipBlock !== undefined && (podSelector ?? namespaceSelector) !== undefined)
      report('network-policy', `${at}[${i}]`, 'has ipBlock beside a selector');
    if (podSelector !== undefined) checkSelector(podSelector, `${at}[${i}].podSelector`, report);
    if (namespaceSelector !== undefined) checkSelector(namespaceSelector, `${at}[${i}].namespaceSelector`, report);
    if (ipBlock !== undefined) checkBlock(ipBlock, `${at}[${i}].ipBlock`, report);
  }
};

const checkBlock: Check<IPBlock> = ({ cidr, except = [] }, at, report) => {
  for (const [i, range] of [cidr, ...except].entries()) {
    if (!isCidr(range))
      report('network-policy', i === 0 ? `${at}.cidr` : `${at}.except[${i - 1}]`, `${JSON.stringify(range)} is no range of addresses`);
  }
};

function isCidr(text: string): boolean {
  const [address = '', bits = '', ...more] = text.split('/');
  return more.length === 0 && isIpAddress(address) && /^(?:0|[1-9]\d{0,2})$/.test(bits) && Number(bits) <= (isIpv4(address) ? 32 : 128);
}

const checkPorts: Check<readonly NetworkPolicyPort[]> = (ports, at, report) => {
  for (const [i, { port, endPort }] of ports.entries()) {
    if (port !== undefined) checkPortReference(port, `${at}[${i}].port`, report);
    if (endPort !== undefined && (typeof port !== 'number' || endPort < port || endPort > 65535))
      report('port', `${at}[${i}].endPort`, `${endPort} ends no range of numbers`);
  }
};
