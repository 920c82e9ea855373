/**
 * The JSON Schema of settings, for `x-kubeferry` in compose files, for `kubeferry.yaml`, and for editors. Descriptions and the messages of patterns
 * (`patternErrorMessage`, which editors know too) are what a person reads.
 */

import { KUBE_VERSIONS } from '../model/kube-version.ts';
import * as grammar from './schema-parts.ts';

const { choice, flag, labels, list, matching, object, port, whole } = grammar;

const PROJECT = {
  kubeVersion: choice('Minor version of the cluster.', KUBE_VERSIONS),
  namespace: matching('Namespace that the objects name.', grammar.DNS_LABEL),
  createNamespace: flag('Write the Namespace object as well.'),
  images: object('Where built images are, and how the nodes may pull.', {
    registry: matching('Registry and path under which images that the project builds are pushed.', grammar.REGISTRY),
    tag: matching('Tag of built images that have none.', grammar.TAG),
    pullSecrets: list('Secrets with registry credentials.', grammar.OBJECT_NAME),
  }),
  secretValues: choice('What becomes of secret values.', ['separate', 'inline', 'placeholder', 'existing', 'external-secrets']),
  secretStore: object('The store that ExternalSecrets refer to.', {
    name: matching('Its name.', grammar.OBJECT_NAME),
    kind: choice('Its kind.', ['SecretStore', 'ClusterSecretStore']),
  }),
  wait: choice('Whether dependents wait in init containers.', ['init', 'none']),
  podSecurity: choice('Pod Security level to harden the Pods for.', ['privileged', 'baseline', 'restricted']),
  networkPolicies: choice('Whether networks become NetworkPolicies.', ['auto', 'none']),
  envFiles: choice('Whether env files stay in the environment or become ConfigMaps.', ['inline', 'configmap']),
  storage: object('Defaults of claims.', {
    size: matching('Size of a claim.', grammar.QUANTITY),
    class: matching('Storage class.', grammar.OBJECT_NAME),
  }),
  ingress: object('Defaults of Ingresses.', {
    class: matching('Ingress class.', grammar.OBJECT_NAME),
    annotations: grammar.annotations('Annotations.'),
    domain: matching('Domain under which services get a host name of their own.', grammar.DOMAIN),
    tlsSecret: matching('Secret with the certificate.', grammar.OBJECT_NAME),
  }),
  gateway: object('The Gateway that HTTPRoutes attach to.', {
    name: matching('Its name.', grammar.OBJECT_NAME),
    namespace: matching('Its namespace.', grammar.DNS_LABEL),
  }),
  hostPaths: choice('Consent to mount paths of the node.', ['deny', 'allow']),
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
  kind: choice('What it becomes.', ['claim', 'emptydir', 'hostpath', 'configmap', 'secret', 'none']),
  size: matching('Size of the claim.', grammar.QUANTITY),
  class: matching('Storage class.', grammar.OBJECT_NAME),
  accessMode: choice('Access mode.', ['ReadWriteOnce', 'ReadWriteMany', 'ReadOnlyMany', 'ReadWriteOncePod']),
  selector: grammar.plainLabels('Labels of the volume that the claim binds to.'),
  subPath: matching('Folder within the volume.', grammar.SUB_PATH),
  existing: flag('The claim is in the cluster already, under the name of the volume.'),
  copyUp: flag('Fill an empty claim from the image before the first start.'),
} as const;

const EXPOSE_KINDS = ['none', 'ingress', 'gateway', 'loadbalancer', 'nodeport'] as const;

const EXPOSE = object(
  'With options.',
  {
    kind: choice('How.', EXPOSE_KINDS),
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
    externalTrafficPolicy: choice('Whether traffic may cross nodes.', ['Cluster', 'Local']),
  },
  ['kind'],
);

const CRON = object(
  'Schedule with options.',
  {
    schedule: { type: 'string', minLength: 1, description: 'Five fields, as of cron.' },
    concurrencyPolicy: choice('What happens when the last run is still going.', ['Allow', 'Forbid', 'Replace']),
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
  workload: choice('Kind of workload.', ['deployment', 'statefulset', 'daemonset', 'job', 'cronjob']),
  replicas: whole('Number of Pods.'),
  pod: { type: 'string', minLength: 1, description: 'Services with one value share a Pod.' },
  cron: { description: 'Schedule of a CronJob.', anyOf: [{ type: 'string', minLength: 1 }, CRON] },
  expose: { description: 'How it is reached from outside the cluster.', anyOf: [{ enum: EXPOSE_KINDS }, EXPOSE] },
  headless: flag('A Service without an address of its own.'),
  ports: { type: 'array', items: port('Container port.'), description: 'Container ports that no file tells.' },
  sessionAffinity: choice('Whether a client stays with one Pod.', ['ClientIP', 'None']),
  readiness: PROBE,
  liveness: { description: 'Liveness probe; `healthcheck` takes the one of the file.', anyOf: [{ enum: ['healthcheck'] }, PROBE] },
  resources: object('Requests and limits.', { requests: grammar.resources('Requests.'), limits: grammar.resources('Limits.') }),
  runAs: choice('How a service that runs to completion is waited for.', ['job', 'init-container']),
  initContainers: { type: 'array', items: INIT_CONTAINER, description: 'Containers that run to their end before the service starts.' },
  image: matching('Image to run.', grammar.IMAGE),
  imagePullPolicy: choice('When the image is pulled.', ['Always', 'IfNotPresent', 'Never']),
  pullSecrets: list('Secrets with registry credentials.', grammar.OBJECT_NAME),
  serviceAccount: matching('ServiceAccount of the Pods.', grammar.OBJECT_NAME),
  fsGroup: whole('Group that owns the volumes.'),
  runAsUser: whole('User that the container runs as.'),
  hostPaths: choice('Consent to mount paths of the node.', ['deny', 'allow']),
  labels: labels('Labels of the Pods.'),
  annotations: grammar.annotations('Annotations of the Pods.'),
  mounts: { type: 'object', additionalProperties: { $ref: '#/$defs/volume' }, description: 'Mounts, by target path.' },
} as const;

const SECTION = (name: string) => ({ type: 'object', additionalProperties: { $ref: `#/$defs/${name}` } }) as const;

export const SETTINGS_SCHEMA = {
  $id: 'settings',
  title: 'kubeferry.yaml',
  type: 'object',
  additionalProperties: false,
  properties: {
    ...PROJECT,
    services: SECTION('service'),
    volumes: SECTION('volume'),
    secrets: SECTION('source'),
    configs: SECTION('source'),
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
