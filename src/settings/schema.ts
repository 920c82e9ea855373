/**
 * The JSON Schema of settings, for `x-kubeferry` in compose files, for `kubeferry.yaml`, and for editors. Descriptions and the messages of patterns
 * (`patternErrorMessage`, which editors know too) are what a person reads.
 */

import { KUBE_VERSIONS } from '../model/kube-version.ts';
import { DEFAULT_SETTINGS } from './defaults.ts';
import * as grammar from './schema-parts.ts';

const { choice, flag, labels, list, matching, object, port, whole, withDefault } = grammar;
/** What holds where nothing is said. */
const otherwise = DEFAULT_SETTINGS;

const PROJECT = {
  kubeVersion: withDefault(
    choice('Minor version of the cluster; fields that it does not know are not written.', KUBE_VERSIONS),
    otherwise.kubeVersion,
  ),
  namespace: matching('Namespace that the objects name.', grammar.DNS_LABEL),
  createNamespace: withDefault(flag('Write the Namespace object as well.'), otherwise.createNamespace),
  images: object('Where built images are, and how the nodes may pull.', {
    registry: matching('Registry and path under which images that the project builds are pushed.', grammar.REGISTRY),
    tag: matching('Tag of built images that have none.', grammar.TAG),
    pullSecrets: list('Secrets with registry credentials.', grammar.OBJECT_NAME),
  }),
  secretValues: withDefault(
    choice(
      'What becomes of secret values: separate files that Git ignores, inline with the other manifests, placeholder texts to fill in, existing Secrets of the cluster, or external-secrets that an operator fetches from a store.',
      ['separate', 'inline', 'placeholder', 'existing', 'external-secrets'],
    ),
    otherwise.secrets,
  ),
  secretStore: object('The store that ExternalSecrets refer to.', {
    name: withDefault(matching('Its name.', grammar.OBJECT_NAME), otherwise.secretStore.name),
    kind: withDefault(
      choice('Its kind: a SecretStore of the namespace, or a ClusterSecretStore.', ['SecretStore', 'ClusterSecretStore']),
      otherwise.secretStore.kind,
    ),
  }),
  wait: withDefault(
    choice('How what depends_on asks for is waited for: in an init container of the dependent (init), or not at all (none).', [
      'init',
      'none',
    ]),
    otherwise.wait,
  ),
  podSecurity: choice(
    'Pod Security level to harden the Pods for: privileged changes nothing, baseline little, restricted all that the service allows.',
    ['privileged', 'baseline', 'restricted'],
  ),
  networkPolicies: withDefault(
    choice('Whether networks become NetworkPolicies: where there is more than one (auto), or never (none).', ['auto', 'none']),
    otherwise.networkPolicies,
  ),
  envFiles: withDefault(
    choice('Whether variables of env files stand in the container (inline), or in a ConfigMap that their users share (configmap).', [
      'inline',
      'configmap',
    ]),
    otherwise.envFiles,
  ),
  storage: object('Defaults of claims.', {
    size: withDefault(matching('Size of claims for which nothing else is said.', grammar.QUANTITY), otherwise.storage.size),
    class: matching('Storage class; that of the cluster where none is named.', grammar.OBJECT_NAME),
  }),
  ingress: object('Defaults of Ingresses.', {
    class: matching('Ingress class.', grammar.OBJECT_NAME),
    annotations: grammar.annotations('Annotations of every Ingress.'),
    domain: matching('Domain under which services get a host name of their own.', grammar.DOMAIN),
    tlsSecret: matching('Secret with the certificate.', grammar.OBJECT_NAME),
  }),
  gateway: object('The Gateway that HTTPRoutes attach to.', {
    name: withDefault(matching('Its name.', grammar.OBJECT_NAME), otherwise.gateway.name),
    namespace: matching('Its namespace, where that is another one.', grammar.DNS_LABEL),
  }),
  hostPaths: withDefault(
    choice('Consent to mount paths of the node: deny leaves such mounts out and says so, allow ties the Pods to what is on their node.', [
      'deny',
      'allow',
    ]),
    otherwise.hostPaths,
  ),
  labels: labels('Labels of every object.'),
  annotations: grammar.annotations('Annotations of every object.'),
} as const;

const PROBE = object('A probe; what it leaves out is that of the health check.', {
  httpGet: object('Ask this URL.', { path: matching('Path.', grammar.URL_PATH), port: port('Container port.') }, ['path', 'port']),
  tcpSocket: object('Open this port.', { port: port('Container port.') }, ['port']),
  exec: { type: 'array', items: { type: 'string' }, minItems: 1, description: 'Run this command.' },
  disabled: flag('No such probe.'),
  interval: matching('Time between two checks.', grammar.DURATION),
  timeout: matching('Time after which a check has failed.', grammar.DURATION),
  retries: whole('Failures in a row that count.', 1),
  startPeriod: matching('Time before the first check.', grammar.DURATION),
});

const VOLUME = {
  kind: choice(
    'What it becomes: a claim of its own, a folder as long as the Pod lives (emptydir), a path of the node (hostpath), a configmap or secret of the files, or none.',
    ['claim', 'emptydir', 'hostpath', 'configmap', 'secret', 'none'],
  ),
  size: matching('Size of the claim.', grammar.QUANTITY),
  class: matching('Storage class.', grammar.OBJECT_NAME),
  accessMode: choice(
    'Access mode; without one it follows from who mounts and writes: ReadWriteOnce for one node (where several Pods mount it, they all run there), ReadWriteMany and ReadOnlyMany for many, ReadWriteOncePod for one Pod.',
    ['ReadWriteOnce', 'ReadWriteMany', 'ReadOnlyMany', 'ReadWriteOncePod'],
  ),
  selector: grammar.plainLabels('Labels of the volume that the claim binds to.'),
  subPath: matching('Folder within the volume.', grammar.SUB_PATH),
  existing: flag('The claim is in the cluster already, under the name of the volume.'),
  copyUp: flag('Fill an empty claim from the image before the first start.'),
} as const;

const EXPOSE_KINDS = ['none', 'ingress', 'gateway', 'loadbalancer', 'nodeport'] as const;

const EXPOSURES =
  'How it is reached from outside the cluster: not at all (none), by HTTP through an ingress or a gateway, or on its ports through a loadbalancer or a nodeport of every node.';

const EXPOSE = object(
  'With options.',
  {
    kind: choice(EXPOSURES, EXPOSE_KINDS),
    hosts: list('Host names, each perhaps with a path: shop.example.com/api.'),
    path: matching('Path prefix.', grammar.URL_PATH),
    port: port('Container port.'),
    tls: {
      anyOf: [{ type: 'boolean' }, { type: 'string', minLength: 1, ...grammar.OBJECT_NAME }],
      description: 'Name of a TLS Secret, or true.',
    },
    class: matching('Ingress class.', grammar.OBJECT_NAME),
    annotations: grammar.annotations('Annotations of the Ingress, HTTPRoute or Service.'),
    nodePort: { type: 'integer', minimum: 30000, maximum: 32767, description: 'Port of the nodes.' },
    externalTrafficPolicy: choice('Whether traffic may cross nodes (Cluster), or stays where it arrives and keeps its source (Local).', [
      'Cluster',
      'Local',
    ]),
  },
  ['kind'],
);

const CRON_EXAMPLES = ['0 3 * * *', '@daily'] as const;

const CRON = object(
  'Schedule with options.',
  {
    schedule: { type: 'string', minLength: 1, description: 'Minute, hour, day, month and weekday, as of cron.', examples: CRON_EXAMPLES },
    concurrencyPolicy: choice('What happens when the last run is still going: Allow both, Forbid the new one, Replace the old one.', [
      'Allow',
      'Forbid',
      'Replace',
    ]),
    backoffLimit: whole('Attempts before a run has failed.'),
  },
  ['schedule'],
);

const INIT_CONTAINER = object(
  'A container that runs to its end before the service starts.',
  {
    name: matching('Its name.', grammar.DNS_LABEL),
    image: matching('Its image.', grammar.IMAGE),
    command: { type: 'array', items: { type: 'string' }, minItems: 1, description: 'What it runs.' },
  },
  ['image'],
);

const SERVICE = {
  skip: flag('Leave the service out of the result.'),
  name: matching('Name in Kubernetes.', grammar.SERVICE_NAME),
  workload: choice(
    'Kind of workload: deployment for what is interchangeable, statefulset for replicas with names and data of their own, daemonset for one on each node, job for what ends, cronjob for what ends and comes again.',
    ['deployment', 'statefulset', 'daemonset', 'job', 'cronjob'],
  ),
  replicas: whole('Number of Pods.'),
  pod: { type: 'string', minLength: 1, description: 'Services with one value share a Pod.' },
  cron: { description: 'Makes it a CronJob with this schedule.', anyOf: [{ type: 'string', minLength: 1, examples: CRON_EXAMPLES }, CRON] },
  expose: { description: EXPOSURES, anyOf: [{ enum: EXPOSE_KINDS }, EXPOSE] },
  headless: flag('A Service without an address of its own.'),
  ports: { type: 'array', items: port('Container port.'), description: 'Container ports that no file tells.' },
  sessionAffinity: choice('Whether a client stays with one Pod, by its address (ClientIP), or not (None).', ['ClientIP', 'None']),
  readiness: { ...PROBE, description: 'Keeps requests away while it fails; what it leaves out is that of the health check.' },
  liveness: {
    description: 'Restarts a container that fails it; healthcheck takes the check of the file.',
    anyOf: [{ enum: ['healthcheck'] }, PROBE],
  },
  resources: object('Requests and limits.', { requests: grammar.resources('Requests.'), limits: grammar.resources('Limits.') }),
  runAs: choice(
    'How a service that runs to completion is waited for: once, as a job beside the others, or in each Pod that waits, as its init-container.',
    ['job', 'init-container'],
  ),
  initContainers: { type: 'array', items: INIT_CONTAINER, description: 'Containers that run to their end before the service starts.' },
  image: matching('Image to run.', grammar.IMAGE),
  imagePullPolicy: choice('When the image is pulled: Always, IfNotPresent on the node, or Never.', ['Always', 'IfNotPresent', 'Never']),
  pullSecrets: list('Secrets with registry credentials.', grammar.OBJECT_NAME),
  serviceAccount: matching('ServiceAccount of the Pods.', grammar.OBJECT_NAME),
  fsGroup: whole('Group that owns the volumes.'),
  runAsUser: whole('User that the container runs as.'),
  hostPaths: choice('Consent to mount paths of the node: deny or allow, whatever the project says.', ['deny', 'allow']),
  labels: labels('Labels of the Pods.'),
  annotations: grammar.annotations('Annotations of the Pods.'),
  mounts: { type: 'object', additionalProperties: { $ref: '#/$defs/volume' }, description: 'Mounts, by target path.' },
} as const;

const section = (name: string, what: string) =>
  ({ type: 'object', additionalProperties: { $ref: `#/$defs/${name}` }, description: `Settings of single ${what}, by name.` }) as const;

export const SETTINGS_SCHEMA = {
  $id: 'settings',
  title: 'kubeferry.yaml',
  description:
    'What the compose files cannot say. The same keys may stand under `x-kubeferry` in a compose file, which they are stronger than.',
  type: 'object',
  additionalProperties: false,
  properties: {
    ...PROJECT,
    services: section('service', 'services'),
    volumes: section('volume', 'volumes'),
    secrets: section('source', 'secrets'),
    configs: section('source', 'configs'),
  },
  /** For anchors. */
  patternProperties: { '^x-': {} },
  $defs: {
    project: object('Settings of the project.', PROJECT),
    service: object('Settings of a service.', SERVICE),
    volume: object('Settings of a volume.', VOLUME),
    source: object('An existing object that stands for a secret or config.', {
      name: matching('Name of the object.', grammar.OBJECT_NAME),
      key: matching('Key within it.', grammar.DATA_KEY),
    }),
  },
} as const;
