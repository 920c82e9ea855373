/** Builds NetworkPolicies. */

import { shorten } from '../../kube/names.ts';
import type { NetworkPolicy, NetworkPolicyEgressRule, NetworkPolicySpec } from '../../kube/objects.gen.ts';

/** What a policy is for comes first in its name, so that no two meet whatever networks and services are called. */
export function policyName(purpose: 'network' | 'isolated' | 'public' | 'no-network' | 'wait' | 'wait-egress' | 'api', of: string): string {
  return `${purpose}-${shorten(of, 63 - purpose.length - 1)}`;
}

export function policy(name: string, spec: NetworkPolicySpec): NetworkPolicy {
  return { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { name }, spec };
}

/**
 * Without it no name leads anywhere. The DNS of the cluster answers from the namespace kube-system, under labels that differ between distributions; a
 * cache on the node (NodeLocal DNSCache) and the DNS of Google's clusters answer from addresses that no selector of Pods matches.
 * https://kubernetes.io/docs/tasks/administer-cluster/nodelocaldns/
 */
export const DNS: NetworkPolicyEgressRule = {
  to: [
    { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } } },
    { ipBlock: { cidr: '169.254.20.10/32' } },
    { ipBlock: { cidr: '169.254.169.254/32' } },
  ],
  ports: [
    { port: 53, protocol: 'UDP' },
    { port: 53, protocol: 'TCP' },
  ],
};
