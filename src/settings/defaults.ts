/** Settings of a project that says nothing. */

import type { ProjectSettings } from '../model/settings.ts';

export const DEFAULT_SETTINGS: ProjectSettings = {
  kubeVersion: '1.34',
  createNamespace: false,
  images: { pullSecrets: [] },
  secrets: 'separate',
  secretStore: { name: 'default', kind: 'ClusterSecretStore' },
  wait: 'init',
  networkPolicies: 'auto',
  envFiles: 'inline',
  storage: { size: '1Gi' },
  ingress: { annotations: {} },
  gateway: { name: 'default' },
  hostPaths: 'deny',
  labels: {},
  annotations: {},
};
