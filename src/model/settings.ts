/**
 * What a person may ask of the conversion beyond what the compose files say. One shape for `x-kubeferry` in a compose file, the sections of
 * `kubeferry.yaml` and the flags; resolved once, strongest first: flag, `kubeferry.yaml`, `x-kubeferry`, `kompose.*` labels, default.
 */

import type { Path } from './path.ts';
import type { Dictionary } from './service.ts';

export type SecretsMode = 'separate' | 'inline' | 'placeholder' | 'existing' | 'external-secrets';
export type PodSecurityLevel = 'privileged' | 'baseline' | 'restricted';
export type ExposeKind = 'none' | 'ingress' | 'gateway' | 'loadbalancer' | 'nodeport';
export type WorkloadChoice = 'deployment' | 'statefulset' | 'daemonset' | 'job' | 'cronjob';

export interface ProjectSettings {
  /** Minor version of the cluster, "1.34". */
  readonly kubeVersion: string;
  readonly namespace?: string;
  readonly createNamespace: boolean;
  readonly images: { readonly registry?: string; readonly tag?: string; readonly pullSecrets: readonly string[] };
  readonly secrets: SecretsMode;
  /** The store that ExternalSecrets refer to. */
  readonly secretStore: { readonly name: string; readonly kind: 'SecretStore' | 'ClusterSecretStore' };
  /** Whether dependents wait for `service_healthy` and `service_completed_successfully` in init containers. */
  readonly wait: 'init' | 'none';
  readonly podSecurity?: PodSecurityLevel;
  readonly networkPolicies: 'auto' | 'none';
  /** Whether env files stay in the container's environment or become ConfigMaps of their own. */
  readonly envFiles: 'inline' | 'configmap';
  readonly storage: { readonly size: string; readonly class?: string };
  readonly ingress: {
    readonly class?: string;
    readonly annotations: Dictionary<string>;
    readonly domain?: string;
    readonly tlsSecret?: string;
  };
  readonly gateway: { readonly name: string; readonly namespace?: string };
  /** Consent to mount paths of the node (hostPath). */
  readonly hostPaths: 'deny' | 'allow';
  readonly labels: Dictionary<string>;
  readonly annotations: Dictionary<string>;
}

export interface ExposeSettings {
  readonly kind: ExposeKind;
  readonly hosts?: readonly string[];
  readonly path?: string;
  /** Container port; the first published one unless said. */
  readonly port?: number;
  /** Name of a TLS Secret; true for one named after the service. */
  readonly tls?: string | boolean;
  readonly class?: string;
  readonly annotations?: Dictionary<string>;
  readonly nodePort?: number;
  readonly externalTrafficPolicy?: 'Cluster' | 'Local';
}

export interface ProbeSettings {
  readonly httpGet?: { readonly path: string; readonly port: number };
  readonly tcpSocket?: { readonly port: number };
  readonly exec?: readonly string[];
  readonly disabled?: boolean;
  readonly interval?: string;
  readonly timeout?: string;
  readonly retries?: number;
  readonly startPeriod?: string;
}

export interface ServiceSettings {
  /** Leave the service out of the result. */
  readonly skip?: boolean;
  readonly name?: string;
  readonly workload?: WorkloadChoice;
  readonly replicas?: number;
  /** Services with one value share a Pod. */
  readonly pod?: string;
  readonly cron?: {
    readonly schedule: string;
    readonly concurrencyPolicy?: 'Allow' | 'Forbid' | 'Replace';
    readonly backoffLimit?: number;
  };
  readonly expose?: ExposeSettings;
  readonly headless?: boolean;
  /** Container ports, where neither the file nor the image tells them. */
  readonly ports?: readonly number[];
  readonly sessionAffinity?: 'ClientIP' | 'None';
  readonly readiness?: ProbeSettings;
  readonly liveness?: ProbeSettings | 'healthcheck';
  readonly resources?: {
    readonly requests?: Dictionary<string>;
    readonly limits?: Dictionary<string>;
  };
  /** How dependents wait for a service that runs to completion: beside them as a Job, or inside each as an init container. */
  readonly runAs?: 'job' | 'init-container';
  readonly image?: string;
  readonly imagePullPolicy?: 'Always' | 'IfNotPresent' | 'Never';
  readonly pullSecrets?: readonly string[];
  readonly serviceAccount?: string;
  readonly fsGroup?: number;
  readonly runAsUser?: number;
  readonly hostPaths?: 'deny' | 'allow';
  readonly labels?: Dictionary<string>;
  readonly annotations?: Dictionary<string>;
  /** Mounts of the service, by target path. */
  readonly mounts?: Dictionary<VolumeSettings>;
}

export interface VolumeSettings {
  readonly kind?: 'claim' | 'emptydir' | 'hostpath' | 'configmap' | 'secret' | 'none';
  readonly size?: string;
  readonly class?: string;
  readonly accessMode?: 'ReadWriteOnce' | 'ReadWriteMany' | 'ReadOnlyMany' | 'ReadWriteOncePod';
  readonly selector?: Dictionary<string>;
  readonly subPath?: string;
  /** Fill an empty claim from the image before the first start, as Docker does for a named volume. */
  readonly copyUp?: boolean;
}

/** An existing object of the cluster that stands for a secret or a config. */
export interface FileSourceSettings {
  readonly name?: string;
  readonly key?: string;
}

export interface Settings {
  readonly project: ProjectSettings;
  readonly services: ReadonlyMap<string, ServiceSettings>;
  readonly volumes: ReadonlyMap<string, VolumeSettings>;
  readonly secrets: ReadonlyMap<string, FileSourceSettings>;
  readonly configs: ReadonlyMap<string, FileSourceSettings>;
  /** Compose paths that settings were read from (`x-kubeferry`, `kompose.*` labels), so that the ledger can account for them. */
  readonly readFrom: readonly Path[];
}
