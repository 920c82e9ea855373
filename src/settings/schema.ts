/**
 * The JSON Schema of settings, for `x-kubeferry` in compose files, for `kubeferry.yaml`, and for editors. Descriptions are what a person reads there.
 */

const text = (description: string) => ({ type: 'string', minLength: 1, description }) as const;
const choice = <const Values extends readonly string[]>(description: string, values: Values) => ({ enum: values, description }) as const;
const flag = (description: string) => ({ type: 'boolean', description }) as const;
const port = (description: string) => ({ type: 'integer', minimum: 1, maximum: 65535, description }) as const;
const whole = (description: string) => ({ type: 'integer', minimum: 0, description }) as const;
const texts = (description: string) => ({ type: 'object', additionalProperties: { type: 'string' }, description }) as const;
const quantities = (description: string) =>
  ({
    type: 'object',
    additionalProperties: { type: 'string', pattern: '^[0-9]+(\\.[0-9]+)?([numkMGTPE]|[KMGTPE]i)?$' },
    description,
  }) as const;
const list = (description: string) => ({ type: 'array', items: { type: 'string', minLength: 1 }, description }) as const;
const object = <const Properties extends object>(description: string, properties: Properties, required: readonly string[] = []) =>
  ({ type: 'object', additionalProperties: false, description, properties, required }) as const;

const quantity = (description: string) =>
  ({ type: 'string', pattern: '^[0-9]+(\\.[0-9]+)?([numkMGTPE]|[KMGTPE]i)?$', description }) as const;

const PROJECT = {
  kubeVersion: { type: 'string', pattern: '^1\\.[0-9]+$', description: 'Minor version of the cluster, "1.34".' },
  namespace: text('Namespace that the objects name.'),
  createNamespace: flag('Write the Namespace object as well.'),
  images: object('Where built images are, and how the nodes may pull.', {
    registry: text('Registry and path under which images that the project builds are pushed.'),
    tag: text('Tag of built images that have no name of their own.'),
    pullSecrets: list('Secrets with registry credentials.'),
  }),
  secretValues: choice('What becomes of secret values.', ['separate', 'inline', 'placeholder', 'existing', 'external-secrets']),
  secretStore: object('The store that ExternalSecrets refer to.', {
    name: text('Its name.'),
    kind: choice('Its kind.', ['SecretStore', 'ClusterSecretStore']),
  }),
  wait: choice('Whether dependents wait in init containers.', ['init', 'none']),
  podSecurity: choice('Pod Security level to harden the Pods for.', ['privileged', 'baseline', 'restricted']),
  networkPolicies: choice('Whether networks become NetworkPolicies.', ['auto', 'none']),
  envFiles: choice('Whether env files stay in the environment or become ConfigMaps.', ['inline', 'configmap']),
  storage: object('Defaults of claims.', { size: quantity('Size of a claim.'), class: text('Storage class.') }),
  ingress: object('Defaults of Ingresses.', {
    class: text('Ingress class.'),
    annotations: texts('Annotations.'),
    domain: text('Domain under which services get a host name of their own.'),
    tlsSecret: text('Secret with the certificate.'),
  }),
  gateway: object('The Gateway that HTTPRoutes attach to.', { name: text('Its name.'), namespace: text('Its namespace.') }),
  hostPaths: choice('Consent to mount paths of the node.', ['deny', 'allow']),
  labels: texts('Labels of every object.'),
  annotations: texts('Annotations of every object.'),
} as const;

const PROBE = object('A probe.', {
  httpGet: object('Ask this URL.', { path: text('Path.'), port: port('Container port.') }, ['path', 'port']),
  tcpSocket: object('Open this port.', { port: port('Container port.') }, ['port']),
  exec: { type: 'array', items: { type: 'string' }, minItems: 1, description: 'Run this command.' },
  disabled: flag('No such probe.'),
  interval: text('Duration between two checks.'),
  timeout: text('Duration after which a check has failed.'),
  retries: whole('Failures in a row that count.'),
  startPeriod: text('Duration before the first check.'),
});

const VOLUME = {
  kind: choice('What it becomes.', ['claim', 'emptydir', 'hostpath', 'configmap', 'secret', 'none']),
  size: quantity('Size of the claim.'),
  class: text('Storage class.'),
  accessMode: choice('Access mode.', ['ReadWriteOnce', 'ReadWriteMany', 'ReadOnlyMany', 'ReadWriteOncePod']),
  selector: texts('Labels of the volume that the claim binds to.'),
  subPath: text('Folder within the volume.'),
  copyUp: flag('Fill an empty claim from the image before the first start.'),
} as const;

const EXPOSE_KINDS = ['none', 'ingress', 'gateway', 'loadbalancer', 'nodeport'] as const;

const SERVICE = {
  skip: flag('Leave the service out of the result.'),
  name: { type: 'string', pattern: '^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$', description: 'Name in Kubernetes.' },
  workload: choice('Kind of workload.', ['deployment', 'statefulset', 'daemonset', 'job', 'cronjob']),
  replicas: whole('Number of Pods.'),
  pod: text('Services with one value share a Pod.'),
  cron: {
    description: 'Schedule of a CronJob.',
    anyOf: [
      { type: 'string' },
      object(
        'Schedule with options.',
        {
          schedule: text('Five fields, as of cron.'),
          concurrencyPolicy: choice('What happens when the last run is still going.', ['Allow', 'Forbid', 'Replace']),
          backoffLimit: whole('Attempts before a run has failed.'),
        },
        ['schedule'],
      ),
    ],
  },
  expose: {
    description: 'How it is reached from outside the cluster.',
    anyOf: [
      { enum: EXPOSE_KINDS },
      object(
        'With options.',
        {
          kind: { enum: EXPOSE_KINDS },
          hosts: list('Host names.'),
          path: text('Path prefix.'),
          port: port('Container port.'),
          tls: { anyOf: [{ type: 'boolean' }, { type: 'string' }], description: 'Name of a TLS Secret, or true.' },
          class: text('Ingress class.'),
          annotations: texts('Annotations of the Ingress, HTTPRoute or Service.'),
          nodePort: { type: 'integer', minimum: 30000, maximum: 32767, description: 'Port of the nodes.' },
          externalTrafficPolicy: choice('Whether traffic may cross nodes.', ['Cluster', 'Local']),
        },
        ['kind'],
      ),
    ],
  },
  headless: flag('A Service without an address of its own.'),
  ports: { type: 'array', items: { type: 'integer', minimum: 1, maximum: 65535 }, description: 'Container ports that no file tells.' },
  sessionAffinity: choice('Whether a client stays with one Pod.', ['ClientIP', 'None']),
  readiness: PROBE,
  liveness: { description: 'Liveness probe; `healthcheck` takes the one of the file.', anyOf: [{ const: 'healthcheck' }, PROBE] },
  resources: object('Requests and limits.', { requests: quantities('Requests.'), limits: quantities('Limits.') }),
  runAs: choice('How a service that runs to completion is waited for.', ['job', 'init-container']),
  image: text('Image to run.'),
  imagePullPolicy: choice('When the image is pulled.', ['Always', 'IfNotPresent', 'Never']),
  pullSecrets: list('Secrets with registry credentials.'),
  serviceAccount: text('ServiceAccount of the Pods.'),
  fsGroup: whole('Group that owns the volumes.'),
  runAsUser: whole('User that the container runs as.'),
  hostPaths: choice('Consent to mount paths of the node.', ['deny', 'allow']),
  labels: texts('Labels of the Pods.'),
  annotations: texts('Annotations of the Pods.'),
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
  $defs: {
    project: object('Settings of the project.', PROJECT),
    service: object('Settings of a service.', SERVICE),
    volume: object('Settings of a volume.', VOLUME),
    source: object('An existing object that stands for a secret or config.', {
      name: text('Name of the object.'),
      key: text('Key within it.'),
    }),
  },
} as const;
