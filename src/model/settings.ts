/**
 * What a person may ask of the conversion beyond what the compose files say. One shape for `x-kubeferry` in a compose file, the sections of
 * `kubeferry.yaml` and the flags; resolved once, strongest first: flag, `kubeferry.yaml`, `x-kubeferry`, `kompose.*` labels, default.
 */

import type { KubeVersion } from './kube-version.ts';
import type { Span } from './origins.ts';
import { formatPath, type Path } from './path.ts';
import type { Dictionary } from './service.ts';

export type SecretsMode = 'separate' | 'inline' | 'placeholder' | 'existing' | 'external-secrets';
export type PodSecurityLevel = 'privileged' | 'baseline' | 'restricted';
export type ExposeKind = 'none' | 'ingress' | 'gateway' | 'loadbalancer' | 'nodeport';
export type WorkloadChoice = 'deployment' | 'statefulset' | 'daemonset' | 'job' | 'cronjob';

/** Of a claim whose size nobody says. */
export const DEFAULT_CLAIM_SIZE = '1Gi';

export interface ProjectSettings {
  /** Minor version of the cluster. */
  readonly kubeVersion: KubeVersion;
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
  /** Host names, each perhaps with a path of its own: `shop.example.com/api`. */
  readonly hosts?: readonly string[];
  /** Path of the hosts without one. */
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

/** Without a way to ask, the one of the health check counts; without a time, that of the health check. */
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

/** A container that runs to its end before those of the Pod start. */
export interface InitContainerSettings {
  readonly name?: string;
  readonly image: string;
  readonly command?: readonly string[];
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
  /** By resource; what is not named here stays as the compose file has it. */
  readonly resources?: {
    readonly requests?: Dictionary<string>;
    readonly limits?: Dictionary<string>;
  };
  /** How dependents wait for a service that runs to completion: beside them as a Job, or inside each as an init container. */
  readonly runAs?: 'job' | 'init-container';
  readonly initContainers?: readonly InitContainerSettings[];
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
  /** The claim is in the cluster already, under the name of the volume. */
  readonly existing?: boolean;
  /** Fill an empty claim from the image before the first start, as Docker does for a named volume. */
  readonly copyUp?: boolean;
}

/** An existing object of the cluster that stands for a secret or a config. */
export interface FileSourceSettings {
  readonly name?: string;
  readonly key?: string;
}

/** Weakest first: labels of kompose, `x-kubeferry`, `kubeferry.yaml`, and what is given for this run. */
export type SettingLayer = 'label' | 'extension' | 'file' | 'flag';

/** Where the value of a setting was given. */
export interface SettingOrigin {
  readonly layer: SettingLayer;
  /** The compose paths that it stands at; for a setting from elsewhere, where it could stand. */
  readonly paths: readonly Path[];
  /** In `kubeferry.yaml`. */
  readonly at?: Span;
}

/** A place of the compose files at which a setting was read, and what came of it. */
export interface SettingUse {
  readonly path: Path;
  readonly because: string;
  /** Nothing came of it. */
  readonly ignored?: true;
}

export interface Settings {
  readonly project: ProjectSettings;
  readonly services: ReadonlyMap<string, ServiceSettings>;
  readonly volumes: ReadonlyMap<string, VolumeSettings>;
  readonly secrets: ReadonlyMap<string, FileSourceSettings>;
  readonly configs: ReadonlyMap<string, FileSourceSettings>;
  /** By {@link settingKey}: where each value that counts was given. What has the default is not there. */
  readonly origins: ReadonlyMap<string, SettingOrigin>;
  /** `x-kubeferry` and `kompose.*` labels, so that the ledger can account for them. */
  readonly readFrom: readonly SettingUse[];
}

/** `services.web.expose`, `storage`. */
export function settingKey(...setting: Path): string {
  return formatPath(setting);
}
