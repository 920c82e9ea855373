/** Settings of a project that says nothing. */

import { DEFAULT_CLAIM_SIZE, type ProjectSettings } from '../model/settings.ts';

export const DEFAULT_SETTINGS: ProjectSettings = {
  kubeVersion: '1.34',
  createNamespace: false,
  images: { pullSecrets: [] },
  secrets: 'separate',
  secretStore: { name: 'default', kind: 'ClusterSecretStore' },
  wait: 'init',
  networkPolicies: 'auto',
  envFiles: 'inline',
  storage: { size: DEFAULT_CLAIM_SIZE },
  ingress: { annotations: {} },
  gateway: { name: 'default' },
  hostPaths: 'deny',
  labels: {},
  annotations: {},
};
