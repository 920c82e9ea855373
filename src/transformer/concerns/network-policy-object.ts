/** Builds NetworkPolicies. */

import type { NetworkPolicy, NetworkPolicyEgressRule, NetworkPolicySpec } from '../../kube/objects.gen.ts';

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
