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

/** Without it no name leads anywhere: the DNS of the cluster answers from the namespace kube-system. */
export const DNS: NetworkPolicyEgressRule = {
  to: [
    {
      namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } },
      podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } },
    },
  ],
  ports: [
    { port: 53, protocol: 'UDP' },
    { port: 53, protocol: 'TCP' },
  ],
};
