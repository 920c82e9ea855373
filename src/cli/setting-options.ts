/** The flags that change how a project is converted; each stands for a setting of `kubeferry.yaml`, and wins over it. */

import { KUBE_VERSIONS } from '../model/kube-version.ts';
import type { ExposeKind, ProjectSettings, SecretsMode } from '../model/settings.ts';
import type { SettingsRequest } from '../settings/read-settings.ts';
import { SETTINGS_SCHEMA } from '../settings/schema.ts';
import type { OptionSpec } from './command.ts';

export interface SettingOptions {
  readonly settings?: string;
  readonly namespace?: string;
  readonly createNamespace?: boolean;
  readonly kubeVersion?: ProjectSettings['kubeVersion'];
  readonly registry?: string;
  readonly tag?: string;
  readonly pullSecret?: readonly string[];
  readonly secrets?: SecretsMode;
  readonly envFiles?: ProjectSettings['envFiles'];
  readonly wait?: ProjectSettings['wait'];
  readonly expose?: readonly string[];
  readonly domain?: string;
  readonly ingressClass?: string;
  readonly networkPolicies?: ProjectSettings['networkPolicies'];
  readonly storageSize?: string;
  readonly storageClass?: string;
  readonly hostPaths?: ProjectSettings['hostPaths'];
  readonly podSecurity?: NonNullable<ProjectSettings['podSecurity']>;
}

const { secretValues, envFiles, wait, networkPolicies, hostPaths, podSecurity } = SETTINGS_SCHEMA.$defs.project.properties;

export const SETTING_OPTIONS: readonly OptionSpec[] = [
  { flags: '--settings <path>', help: 'settings file, instead of the kubeferry.yaml beside the compose file' },
  { flags: '-n, --namespace <name>', help: 'namespace that the objects name' },
  { flags: '--create-namespace', help: 'write the Namespace object as well' },
  { flags: '--kube-version <version>', help: 'minor version of the cluster', choices: KUBE_VERSIONS },
  { flags: '--registry <host/path>', help: 'registry of the images that the project builds' },
  { flags: '--tag <tag>', help: 'tag of built images that have none' },
  { flags: '--pull-secret <name>', help: 'Secret with registry credentials; may be repeated', repeat: true },
  { flags: '--secrets <how>', help: 'what becomes of secret values', choices: secretValues.enum },
  { flags: '--env-files <how>', help: 'where env files go', choices: envFiles.enum },
  { flags: '--wait <how>', help: 'whether dependents wait in init containers', choices: wait.enum },
  {
    flags: '--expose <service=kind>',
    help: 'open a service to the outside: ingress, gateway, loadbalancer, nodeport or none; may be repeated',
    repeat: true,
    form: { matches: /^[^=]+=[^=]+$/, example: 'web=ingress' },
  },
  { flags: '--domain <name>', help: 'domain under which exposed services get a host name' },
  { flags: '--ingress-class <name>', help: 'class of Ingresses' },
  { flags: '--network-policies <how>', help: 'whether networks become NetworkPolicies', choices: networkPolicies.enum },
  { flags: '--storage-size <quantity>', help: 'size of claims that nothing else says' },
  { flags: '--storage-class <name>', help: 'storage class of claims' },
  { flags: '--host-paths <how>', help: 'whether paths of the node may be mounted', choices: hostPaths.enum },
  { flags: '--pod-security <level>', help: 'Pod Security level to harden for', choices: podSecurity.enum },
];

export function settingsRequest(options: SettingOptions): SettingsRequest {
  const flags = given({
    namespace: options.namespace,
    createNamespace: options.createNamespace,
    kubeVersion: options.kubeVersion,
    images: section({ registry: options.registry, tag: options.tag, pullSecrets: options.pullSecret }),
    secretValues: options.secrets,
    envFiles: options.envFiles,
    wait: options.wait,
    ingress: section({ domain: options.domain, class: options.ingressClass }),
    networkPolicies: options.networkPolicies,
    storage: section({ size: options.storageSize, class: options.storageClass }),
    hostPaths: options.hostPaths,
    podSecurity: options.podSecurity,
    services: exposed(options.expose ?? []),
  });
  return { flags, ...(options.settings === undefined ? {} : { file: options.settings }) };
}

/** `web=ingress`. A kind that does not exist is told with all other wrong settings. */
function exposed(pairs: readonly string[]): Readonly<Record<string, { readonly expose: ExposeKind }>> | undefined {
  const entries = pairs.map((pair) => {
    const [service = '', kind = ''] = pair.split('=');
    return [service, { expose: kind as ExposeKind }] as const;
  });
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

type Given<T> = { readonly [Key in keyof T]?: Exclude<T[Key], undefined> };

function given<T extends object>(members: T): Given<T> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Given<T>;
}

function section<T extends object>(members: T): Given<T> | undefined {
  const found = given(members);
  return Object.keys(found).length === 0 ? undefined : found;
}
