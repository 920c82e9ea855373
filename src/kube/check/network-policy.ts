/** NetworkPolicies. https://kubernetes.io/docs/concepts/services-networking/network-policies/ */

import { isIpAddress, isIpv4 } from '../../model/ip-address.ts';
import type { IPBlock, NetworkPolicy, NetworkPolicyPeer, NetworkPolicyPort } from '../objects.gen.ts';
import { checkPortReference } from './container-ports.ts';
import { type Check, type Fault, fault } from './fault.ts';
import { checkSelector } from './selectors.ts';

export function* checkNetworkPolicy({ spec }: NetworkPolicy): Iterable<Fault> {
  const { podSelector = {}, ingress = [], egress = [] } = spec;
  yield* checkSelector(podSelector, 'spec.podSelector');
  for (const [i, { from = [], ports = [] }] of ingress.entries()) {
    yield* checkPeers(from, `spec.ingress[${i}].from`);
    yield* checkPorts(ports, `spec.ingress[${i}].ports`);
  }
  for (const [i, { to = [], ports = [] }] of egress.entries()) {
    yield* checkPeers(to, `spec.egress[${i}].to`);
    yield* checkPorts(ports, `spec.egress[${i}].ports`);
  }
}

const checkPeers: Check<readonly NetworkPolicyPeer[]> = function* (peers, at) {
  for (const [i, { podSelector, namespaceSelector, ipBlock }] of peers.entries()) {
    if ((podSelector ?? namespaceSelector ?? ipBlock) === undefined) yield fault('network-policy', `${at}[${i}]`, 'names no peer');
    if (ipBlock !== undefined && (podSelector ?? namespaceSelector) !== undefined)
      yield fault('network-policy', `${at}[${i}]`, 'has ipBlock beside a selector');
    if (podSelector !== undefined) yield* checkSelector(podSelector, `${at}[${i}].podSelector`);
    if (namespaceSelector !== undefined) yield* checkSelector(namespaceSelector, `${at}[${i}].namespaceSelector`);
    if (ipBlock !== undefined) yield* checkBlock(ipBlock, `${at}[${i}].ipBlock`);
  }
};

const checkBlock: Check<IPBlock> = function* ({ cidr, except = [] }, at) {
  for (const [i, range] of [cidr, ...except].entries()) {
    if (!isCidr(range))
      yield fault('network-policy', i === 0 ? `${at}.cidr` : `${at}.except[${i - 1}]`, `${JSON.stringify(range)} is no range of addresses`);
  }
};

function isCidr(text: string): boolean {
  const [address = '', bits = '', ...more] = text.split('/');
  return more.length === 0 && isIpAddress(address) && /^(?:0|[1-9]\d{0,2})$/.test(bits) && Number(bits) <= (isIpv4(address) ? 32 : 128);
}

const checkPorts: Check<readonly NetworkPolicyPort[]> = function* (ports, at) {
  for (const [i, { port, endPort }] of ports.entries()) {
    if (port !== undefined) yield* checkPortReference(port, `${at}[${i}].port`);
    if (endPort !== undefined && (typeof port !== 'number' || endPort < port || endPort > 65535))
      yield fault('port', `${at}[${i}].endPort`, `${endPort} ends no range of numbers`);
  }
};
