/** Objects with one fault each, and their sound neighbours. */

import type { KubeObject } from '../../../src/kube/objects.ts';
import {
  account,
  autoscaler,
  type Case,
  claim,
  configMap,
  container,
  cronJob,
  daemonSet,
  deployment,
  disruptionBudget,
  externalSecret,
  ingress,
  ingressPath,
  job,
  namespace,
  networkPolicy,
  object,
  pod,
  podTemplate,
  role,
  roleBinding,
  route,
  secret,
  service,
  statefulSet,
  volume,
  web,
} from './objects.ts';

const POD = 'Deployment web: spec.template.spec';
const FIRST = `${POD}.containers[0]`;
const long = (length: number) => 'a'.repeat(length);

export const METADATA: readonly Case[] = [
  ['a subdomain for a name', deployment({ name: 'web.example' }), []],
  ['an underscore in a name', deployment({ name: 'my_web' }), ['kube/name Deployment my_web: metadata.name']],
  ['upper case in a name', configMap({}, 'Settings'), ['kube/name ConfigMap Settings: metadata.name']],
  ['a Service that begins with a digit', [service({}, { name: '2fa' }), web()], ['kube/name Service 2fa: metadata.name']],
  ['a Service with a dot', [service({}, { name: 'a.b' }), web()], ['kube/name Service a.b: metadata.name']],
  ['a Namespace with a dot', namespace('a.b'), ['kube/name Namespace a.b: metadata.name']],
  ['a StatefulSet that leaves no room', statefulSet({ name: long(53) }), [`kube/name StatefulSet ${long(53)}: metadata.name`]],
  ['a CronJob that leaves no room', cronJob({}, { name: long(53) }), [`kube/name CronJob ${long(53)}: metadata.name`]],
  ['a CronJob with room', cronJob({}, { name: long(52) }), []],
  ['a Job that is no label', job({ name: long(64) }), [`kube/name Job ${long(64)}: metadata.name`]],
  ['a namespace that is no label', deployment({ metadata: { namespace: 'My Shop' } }), ['kube/name Deployment web: metadata.namespace']],
  ['a label with a prefix', deployment({ metadata: { labels: { 'example.com/team': 'a.B_c' } } }), []],
  ['an empty label', deployment({ metadata: { labels: { team: '' } } }), []],
  ['a label with a space', deployment({ metadata: { labels: { team: 'a b' } } }), ['kube/label Deployment web: metadata.labels["team"]']],
  [
    'a label of 64 characters',
    deployment({ metadata: { labels: { team: long(64) } } }),
    ['kube/label Deployment web: metadata.labels["team"]'],
  ],
  [
    'a key of a label with two slashes',
    deployment({ metadata: { labels: { 'a/b/c': 'x' } } }),
    ['kube/label Deployment web: metadata.labels'],
  ],
  [
    'a key of a label with an odd prefix',
    deployment({ metadata: { labels: { 'A_/b': 'x' } } }),
    ['kube/label Deployment web: metadata.labels'],
  ],
  ['any text in an annotation', deployment({ metadata: { annotations: { 'example.com/Note': 'a b\nc' } } }), []],
  [
    'a key of an annotation with a space',
    deployment({ metadata: { annotations: { 'a b': '' } } }),
    ['kube/annotation Deployment web: metadata.annotations'],
  ],
  [
    'more annotations than fit',
    deployment({ metadata: { annotations: { a: 'ü'.repeat(128 * 1024) } } }),
    ['kube/annotation Deployment web: metadata.annotations'],
  ],
  [
    'a profile of a container that is not there',
    pod({}, { 'container.apparmor.security.beta.kubernetes.io/db': 'unconfined' }),
    ['kube/annotation Deployment web: spec.template.metadata.annotations'],
  ],
  [
    'a profile that is none',
    pod({}, { 'container.apparmor.security.beta.kubernetes.io/web': 'default' }),
    ['kube/annotation Deployment web: spec.template.metadata.annotations["container.apparmor.security.beta.kubernetes.io/web"]'],
  ],
  [
    'a label of the template',
    deployment({ spec: { template: { ...podTemplate(), metadata: { labels: { app: 'web', x: '-' } } } } }),
    ['kube/label Deployment web: spec.template.metadata.labels["x"]'],
  ],
];

const port = (fields: object) => ({ containerPort: 80, ...fields });

export const CONTAINERS: readonly Case[] = [
  ['a working folder without a name', deployment({ container: { workingDir: '' } }), [`kube/command ${FIRST}.workingDir`]],
  ['no container', deployment({ pod: { containers: [] } }), [`kube/container ${POD}.containers`]],
  [
    'a template without a Pod',
    deployment({ spec: { template: { metadata: { labels: { app: 'web' } } } } }),
    ['kube/container Deployment web: spec.template.spec'],
  ],
  ['an underscore in a container', deployment({ container: { name: 'my_web' } }), [`kube/container ${FIRST}.name`]],
  [
    'two containers of one name',
    deployment({ pod: { containers: [container(), container()] } }),
    [`kube/container ${POD}.containers[1].name`],
  ],
  [
    'an init container of the same name',
    deployment({ pod: { initContainers: [container()] } }),
    [`kube/container ${POD}.containers[0].name`],
  ],
  ['no image', deployment({ container: { image: '' } }), [`kube/image ${FIRST}.image`]],
  ['an image with a space', deployment({ container: { image: ' web:1' } }), [`kube/image ${FIRST}.image`]],
  ['a variable with a dot and a dash', deployment({ container: { env: [{ name: 'a.b-c', value: '' }] } }), []],
  ['a variable with a space', deployment({ container: { env: [{ name: 'a b', value: '' }] } }), []],
  ['a variable with an equals sign', deployment({ container: { env: [{ name: 'a=b', value: '' }] } }), [`kube/env ${FIRST}.env[0].name`]],
  ['a variable without a name', deployment({ container: { env: [{ name: '' }] } }), [`kube/env ${FIRST}.env[0].name`]],
  ['a variable with an umlaut', deployment({ container: { env: [{ name: 'ä' }] } }), [`kube/env ${FIRST}.env[0].name`]],
  ['a variable from nowhere', deployment({ container: { env: [{ name: 'A', valueFrom: {} }] } }), [`kube/env ${FIRST}.env[0].valueFrom`]],
  [
    'a value beside a source',
    [
      secret({ a: '' }),
      deployment({ container: { env: [{ name: 'A', value: 'x', valueFrom: { secretKeyRef: { name: 'credentials', key: 'a' } } }] } }),
    ],
    [`kube/env ${FIRST}.env[0].valueFrom`],
  ],
  ['variables from nowhere', deployment({ container: { envFrom: [{}] } }), [`kube/env ${FIRST}.envFrom[0]`]],
  ['one number as TCP and UDP', deployment({ container: { ports: [port({}), port({ protocol: 'UDP' })] } }), []],
  ['one port twice', deployment({ container: { ports: [port({}), port({ protocol: 'TCP' })] } }), [`kube/port ${FIRST}.ports[1]`]],
  [
    'one port in two containers',
    deployment({ pod: { containers: [container({ ports: [port({})] }), container({ name: 'b', ports: [port({})] })] } }),
    [`kube/port ${POD}.containers[1].ports[0]`],
  ],
  [
    'one name for two ports',
    deployment({ container: { ports: [port({ name: 'http' }), { containerPort: 81, name: 'http' }] } }),
    [`kube/port ${FIRST}.ports[1].name`],
  ],
  [
    'a name of a port of 16 letters',
    deployment({ container: { ports: [port({ name: long(16) })] } }),
    [`kube/port ${FIRST}.ports[0].name`],
  ],
  ['a name of a port without a letter', deployment({ container: { ports: [port({ name: '80' })] } }), [`kube/port ${FIRST}.ports[0].name`]],
  [
    'a name of a port with two hyphens',
    deployment({ container: { ports: [port({ name: 'a--b' })] } }),
    [`kube/port ${FIRST}.ports[0].name`],
  ],
  ['port 0', deployment({ container: { ports: [{ containerPort: 0 }] } }), [`kube/port ${FIRST}.ports[0].containerPort`]],
  ['port 65536', deployment({ container: { ports: [{ containerPort: 65536 }] } }), [`kube/port ${FIRST}.ports[0].containerPort`]],
  [
    'one port of the node twice',
    deployment({ container: { ports: [port({ hostPort: 80 }), { containerPort: 81, hostPort: 80 }] } }),
    [`kube/port ${FIRST}.ports[1].hostPort`],
  ],
  [
    'another port of the node with its network',
    deployment({ pod: { hostNetwork: true }, container: { ports: [port({ hostPort: 81 })] } }),
    [`kube/port ${FIRST}.ports[0].hostPort`],
  ],
];

const data = { name: 'data', emptyDir: {} };
const mount = (fields: object = {}) => ({ name: 'data', mountPath: '/data', ...fields });
const mounted = (mounts: readonly object[], volumes: readonly object[] = [data], more: object = {}) =>
  deployment({ pod: { volumes }, container: { volumeMounts: mounts, ...more } });

export const VOLUMES: readonly Case[] = [
  ['one volume at two places', mounted([mount(), mount({ mountPath: '/more' })]), []],
  ['two mounts at one place', mounted([mount(), mount({ subPath: 'a' })]), [`kube/mount ${FIRST}.volumeMounts[1].mountPath`]],
  ['a mount of no volume', mounted([mount({ name: 'other' })]), [`kube/mount ${FIRST}.volumeMounts[0].name`]],
  ['a mount nowhere', mounted([mount({ mountPath: '' })]), [`kube/mount ${FIRST}.volumeMounts[0].mountPath`]],
  ['a part above the volume', mounted([mount({ subPath: '../a' })]), [`kube/mount ${FIRST}.volumeMounts[0].subPath`]],
  ['an absolute part', mounted([mount({ subPath: '/a' })]), [`kube/mount ${FIRST}.volumeMounts[0].subPath`]],
  ['a propagating mount', mounted([mount({ mountPropagation: 'Bidirectional' })]), [`kube/mount ${FIRST}.volumeMounts`]],
  [
    'a propagating mount with privileges',
    mounted([mount({ mountPropagation: 'Bidirectional' })], [data], { securityContext: { privileged: true } }),
    [],
  ],
  [
    'a mount that is read-only all the way down, but can be written',
    mounted([mount({ recursiveReadOnly: 'Enabled' })]),
    [`kube/mount ${FIRST}.volumeMounts[0].recursiveReadOnly`],
  ],
  ['two volumes of one name', mounted([], [data, data]), [`kube/volume ${POD}.volumes[1].name`]],
  ['an underscore in a volume', mounted([], [{ name: 'my_data', emptyDir: {} }]), [`kube/volume ${POD}.volumes[0].name`]],
  ['a volume of two kinds', mounted([], [{ ...data, hostPath: { path: '/a' } }]), [`kube/volume ${POD}.volumes[0]`]],
  [
    'a folder of the node that goes up',
    mounted([], [{ name: 'data', hostPath: { path: '/a/../b' } }]),
    [`kube/volume ${POD}.volumes[0].hostPath.path`],
  ],
  [
    'a share without a root',
    mounted([], [{ name: 'data', nfs: { server: 'files', path: 'data' } }]),
    [`kube/volume ${POD}.volumes[0].nfs`],
  ],
  [
    'memory without a size',
    mounted([], [{ name: 'data', emptyDir: { medium: 'Memory', sizeLimit: '64 MB' } }]),
    [`kube/quantity ${POD}.volumes[0].emptyDir.sizeLimit`],
  ],
  [
    'a file with a mode',
    [
      configMap({ a: '' }),
      mounted([], [{ name: 'data', configMap: { name: 'settings', items: [{ key: 'a', path: 'b/c', mode: 0o444 }] } }]),
    ],
    [],
  ],
  [
    'a file with too much of a mode',
    [
      configMap({ a: '' }),
      mounted([], [{ name: 'data', configMap: { name: 'settings', items: [{ key: 'a', path: 'a', mode: 0o1777 }] } }]),
    ],
    [`kube/volume ${POD}.volumes[0].configMap.items[0].mode`],
  ],
  [
    'a file above the volume',
    [configMap({ a: '' }), mounted([], [{ name: 'data', configMap: { name: 'settings', items: [{ key: 'a', path: '../a' }] } }])],
    [`kube/volume ${POD}.volumes[0].configMap.items[0].path`],
  ],
  [
    'a file that the kubelet keeps for itself',
    [secret({ a: '' }), mounted([], [{ name: 'data', secret: { secretName: 'credentials', items: [{ key: 'a', path: '..data' }] } }])],
    [`kube/volume ${POD}.volumes[0].secret.items[0].path`],
  ],
  [
    'two files at one place',
    [
      secret({ a: '' }),
      configMap({ a: '' }),
      mounted(
        [],
        [
          {
            name: 'data',
            projected: {
              sources: [
                { secret: { name: 'credentials', items: [{ key: 'a', path: 'a' }] } },
                { configMap: { name: 'settings', items: [{ key: 'a', path: 'a' }] } },
              ],
            },
          },
        ],
      ),
    ],
    [`kube/volume ${POD}.volumes[0].projected.sources`],
  ],
  ['an image without a name', mounted([], [{ name: 'data', image: {} }]), [`kube/volume ${POD}.volumes[0].image.reference`]],
  [
    'an odd kind of folder of the node',
    mounted([], [{ name: 'data', hostPath: { path: '/a', type: 'Dir' } }]),
    [`kube/schema ${POD}.volumes[0].hostPath.type`],
  ],
  [
    'an odd word for read-only all the way down',
    mounted([mount({ readOnly: true, recursiveReadOnly: 'Yes' })]),
    [`kube/schema ${FIRST}.volumeMounts[0].recursiveReadOnly`],
  ],
];

const resources = (limits: object, requests: object = {}) => deployment({ container: { resources: { limits, requests } } });
const rights = (securityContext: object) => deployment({ container: { securityContext } });

export const RESOURCES: readonly Case[] = [
  ['less than the limit', resources({ cpu: '0.5', memory: '1Gi' }, { cpu: '500m', memory: '1024Mi' }), []],
  ['more than the limit', resources({ memory: '64Mi' }, { memory: '0.1Gi' }), [`kube/quantity ${FIRST}.resources.requests.memory`]],
  ['a unit of Compose', resources({ memory: '64mb' }), [`kube/quantity ${FIRST}.resources.limits.memory`]],
  ['a negative amount', resources({ cpu: '-1' }), [`kube/quantity ${FIRST}.resources.limits.cpu`]],
  ['a resource of the system with a domain', resources({ 'kubernetes.io/batch': '1' }), []],
  ['a resource that containers do not have', resources({ pids: '100' }), [`kube/quantity ${FIRST}.resources.limits`]],
  ['a device', resources({ 'nvidia.com/gpu': '1' }), []],
  ['half a device', resources({ 'nvidia.com/gpu': '500m' }), [`kube/quantity ${FIRST}.resources.limits.nvidia.com/gpu`]],
  ['a device without a limit', resources({}, { 'nvidia.com/gpu': '1' }), [`kube/quantity ${FIRST}.resources.requests.nvidia.com/gpu`]],
  [
    'a device of which less is requested',
    resources({ 'nvidia.com/gpu': '2' }, { 'nvidia.com/gpu': '1' }),
    [`kube/quantity ${FIRST}.resources.requests.nvidia.com/gpu`],
  ],
  ['huge pages beside memory', resources({ 'hugepages-2Mi': '4Mi', memory: '1Gi' }), []],
  ['huge pages alone', resources({ 'hugepages-2Mi': '4Mi' }), [`kube/quantity ${FIRST}.resources`]],
  [
    'privileges without escalation',
    rights({ privileged: true, allowPrivilegeEscalation: false }),
    [`kube/security ${FIRST}.securityContext`],
  ],
  ['a user that no system has', rights({ runAsUser: 2 ** 31 }), [`kube/security ${FIRST}.securityContext.runAsUser`]],
  ['the root that is not root', rights({ runAsNonRoot: true, runAsUser: 0 }), [`kube/security ${FIRST}.securityContext`]],
  ['all of /proc', rights({ procMount: 'Unmasked' }), [`kube/security ${FIRST}.securityContext.procMount`]],
  [
    'an account of Windows that is no name',
    rights({ windowsOptions: { gmsaCredentialSpecName: 'A_b' } }),
    [`kube/name ${FIRST}.securityContext.windowsOptions.gmsaCredentialSpecName`],
  ],
  [
    'a profile of the node without its name',
    rights({ seccompProfile: { type: 'Localhost' } }),
    [`kube/security ${FIRST}.securityContext.seccompProfile`],
  ],
  [
    'a profile outside of the folder',
    rights({ seccompProfile: { type: 'Localhost', localhostProfile: '/etc/a.json' } }),
    [`kube/security ${FIRST}.securityContext.seccompProfile.localhostProfile`],
  ],
  ['an AppArmor profile of a path', rights({ appArmorProfile: { type: 'Localhost', localhostProfile: '/usr/bin/web' } }), []],
];

const probe = (fields: object) => deployment({ container: { ports: [{ name: 'http', containerPort: 80 }], readinessProbe: fields } });
const PROBE = `${FIRST}.readinessProbe`;

export const PROBES: readonly Case[] = [
  ['a probe by name', probe({ httpGet: { port: 'http', path: '/' }, timeoutSeconds: 1, successThreshold: 2 }), []],
  ['a probe of a port that is not there', probe({ tcpSocket: { port: 'https' } }), [`kube/probe ${PROBE}.tcpSocket.port`]],
  ['a probe without a handler', probe({ periodSeconds: 5 }), [`kube/probe ${PROBE}`]],
  ['a probe with two handlers', probe({ exec: { command: ['true'] }, tcpSocket: { port: 80 } }), [`kube/probe ${PROBE}`]],
  ['a probe of nothing', probe({ exec: { command: [] } }), [`kube/probe ${PROBE}.exec.command`]],
  ['a timeout of less than a second', probe({ exec: { command: ['true'] }, timeoutSeconds: 0 }), [`kube/probe ${PROBE}.timeoutSeconds`]],
  ['a delay before time', probe({ exec: { command: ['true'] }, initialDelaySeconds: -1 }), [`kube/probe ${PROBE}.initialDelaySeconds`]],
  ['a request to port 0', probe({ httpGet: { port: 0, path: '/' } }), [`kube/port ${PROBE}.httpGet.port`]],
  ['a call of port 0', probe({ grpc: { port: 0 } }), [`kube/port ${PROBE}.grpc.port`]],
  [
    'a header with a space',
    probe({ httpGet: { port: 80, path: '/', httpHeaders: [{ name: 'a b', value: '' }] } }),
    [`kube/probe ${PROBE}.httpGet.httpHeaders[0].name`],
  ],
  [
    'a liveness that must be shown twice',
    deployment({ container: { livenessProbe: { exec: { command: ['true'] }, successThreshold: 2 } } }),
    [`kube/probe ${FIRST}.livenessProbe.successThreshold`],
  ],
  [
    'a readiness that ends the container',
    probe({ exec: { command: ['true'] }, terminationGracePeriodSeconds: 5 }),
    [`kube/probe ${PROBE}.terminationGracePeriodSeconds`],
  ],
  ['a hook without a handler', deployment({ container: { lifecycle: { preStop: {} } } }), [`kube/probe ${FIRST}.lifecycle.preStop`]],
  [
    'a probe of an init container',
    deployment({ pod: { initContainers: [container({ name: 'first', readinessProbe: { exec: { command: ['true'] } } })] } }),
    [`kube/probe ${POD}.initContainers[0].readinessProbe`],
  ],
  [
    'an init container that starts again as it likes',
    deployment({ pod: { initContainers: [container({ name: 'first', restartPolicy: 'OnFailure' })] } }),
    [`kube/schema ${POD}.initContainers[0].restartPolicy`],
  ],
  [
    'a probe of a sidecar',
    deployment({
      pod: { initContainers: [container({ name: 'first', restartPolicy: 'Always', startupProbe: { exec: { command: ['true'] } } })] },
    }),
    [],
  ],
];

const spread = { maxSkew: 1, topologyKey: 'kubernetes.io/hostname', whenUnsatisfiable: 'ScheduleAnyway' };
const nodes = (requirement: object) =>
  pod({
    affinity: {
      nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions: [requirement] }] } },
    },
  });
const NODES = `${POD}.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms`;

export const PODS: readonly Case[] = [
  [
    'an alias of an address',
    pod({
      hostAliases: [
        { ip: '10.0.0.1', hostnames: ['db.local'] },
        { ip: '::1', hostnames: ['me'] },
      ],
    }),
    [],
  ],
  [
    'an alias of no address',
    pod({ hostAliases: [{ ip: 'host-gateway', hostnames: ['a'] }] }),
    [`kube/host-alias ${POD}.hostAliases[0].ip`],
  ],
  [
    'an alias with an underscore',
    pod({ hostAliases: [{ ip: '10.0.0.1', hostnames: ['my_db'] }] }),
    [`kube/host-alias ${POD}.hostAliases[0].hostnames[0]`],
  ],
  [
    'four name servers',
    pod({ dnsConfig: { nameservers: ['10.0.0.1', '10.0.0.2', '10.0.0.3', '10.0.0.4'] } }),
    [`kube/dns ${POD}.dnsConfig.nameservers`],
  ],
  ['a name server by name', pod({ dnsConfig: { nameservers: ['dns'] } }), [`kube/dns ${POD}.dnsConfig.nameservers[0]`]],
  ['domains to search', pod({ dnsConfig: { searches: ['example.com', '_tcp.example.com.', '.'] } }), []],
  [
    '33 domains to search',
    pod({ dnsConfig: { searches: Array.from({ length: 33 }, (_, i) => `d${i}`) } }),
    [`kube/dns ${POD}.dnsConfig.searches`],
  ],
  ['a domain that is none', pod({ dnsConfig: { searches: ['a b'] } }), [`kube/dns ${POD}.dnsConfig.searches[0]`]],
  ['an option without a name', pod({ dnsConfig: { options: [{ value: '1' }] } }), [`kube/dns ${POD}.dnsConfig.options[0].name`]],
  ['no name server at all', pod({ dnsPolicy: 'None' }), [`kube/dns ${POD}.dnsConfig.nameservers`]],
  ['a host name with a dot', pod({ hostname: 'a.b' }), [`kube/name ${POD}.hostname`]],
  ['a runtime class with a space', pod({ runtimeClassName: 'a b' }), [`kube/name ${POD}.runtimeClassName`]],
  ['processes shared twice', pod({ shareProcessNamespace: true, hostPID: true }), [`kube/security ${POD}`]],
  ['users of its own in the network of the node', pod({ hostUsers: false, hostNetwork: true }), [`kube/security ${POD}`]],
  ['a parameter of the network', pod({ securityContext: { sysctls: [{ name: 'net.core.somaxconn', value: '1024' }] } }), []],
  [
    'a parameter with a space',
    pod({ securityContext: { sysctls: [{ name: 'net core', value: '1' }] } }),
    [`kube/sysctl ${POD}.securityContext.sysctls[0].name`],
  ],
  [
    'a parameter of the node',
    pod({ securityContext: { sysctls: [{ name: 'vm.max_map_count', value: '1' }] } }),
    [`kube/sysctl ${POD}.securityContext.sysctls[0].name`],
  ],
  [
    "a parameter of the node's network",
    pod({ hostNetwork: true, securityContext: { sysctls: [{ name: 'net.core.somaxconn', value: '1' }] } }),
    [`kube/sysctl ${POD}.securityContext.sysctls[0]`],
  ],
  [
    'a parameter twice',
    pod({
      securityContext: {
        sysctls: [
          { name: 'net.a', value: '1' },
          { name: 'net.a', value: '2' },
        ],
      },
    }),
    [`kube/sysctl ${POD}.securityContext.sysctls[1].name`],
  ],
  ['a group below nothing', pod({ securityContext: { fsGroup: -1 } }), [`kube/security ${POD}.securityContext.fsGroup`]],
  ['a toleration of all', pod({ tolerations: [{ operator: 'Exists' }] }), []],
  ['a toleration of nothing', pod({ tolerations: [{ operator: 'Equal', value: 'a' }] }), [`kube/scheduling ${POD}.tolerations[0].key`]],
  [
    'a toleration of a value, whatever it is',
    pod({ tolerations: [{ key: 'a', operator: 'Exists', value: 'b' }] }),
    [`kube/scheduling ${POD}.tolerations[0].value`],
  ],
  [
    'seconds for what never ends a Pod',
    pod({ tolerations: [{ key: 'a', operator: 'Exists', tolerationSeconds: 5 }] }),
    [`kube/scheduling ${POD}.tolerations[0].tolerationSeconds`],
  ],
  ['a label of nodes', nodes({ key: 'disk', operator: 'In', values: ['ssd'] }), []],
  ['a label of nodes without a value', nodes({ key: 'disk', operator: 'In' }), [`kube/selector ${NODES}[0].matchExpressions[0].values`]],
  [
    'a label of nodes with a needless value',
    nodes({ key: 'disk', operator: 'Exists', values: ['ssd'] }),
    [`kube/selector ${NODES}[0].matchExpressions[0].values`],
  ],
  [
    'a label of nodes that is none',
    nodes({ key: 'node.role = x', operator: 'Exists' }),
    [`kube/selector ${NODES}[0].matchExpressions[0].key`],
  ],
  [
    'a value of nodes that is none',
    nodes({ key: 'disk', operator: 'In', values: ['a b'] }),
    [`kube/selector ${NODES}[0].matchExpressions[0].values[0]`],
  ],
  ['a selector of nodes with a space', pod({ nodeSelector: { disk: 'a b' } }), [`kube/label ${POD}.nodeSelector["disk"]`]],
  [
    'a weight of 0',
    pod({
      affinity: {
        podAntiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 0, podAffinityTerm: { topologyKey: 'zone' } }] },
      },
    }),
    [`kube/scheduling ${POD}.affinity.podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].weight`],
  ],
  ['a spread over nodes', pod({ topologySpreadConstraints: [spread] }), []],
  [
    'a spread that is said twice',
    pod({ topologySpreadConstraints: [spread, spread] }),
    [`kube/scheduling ${POD}.topologySpreadConstraints[1]`],
  ],
  [
    'a spread without tolerance',
    pod({ topologySpreadConstraints: [{ ...spread, maxSkew: 0 }] }),
    [`kube/scheduling ${POD}.topologySpreadConstraints[0].maxSkew`],
  ],
];

const other = { matchLabels: { app: 'other' } };
const template = { metadata: { name: 'data' }, spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } } };

export const WORKLOADS: readonly Case[] = [
  ['a selector of other labels', deployment({ spec: { selector: other } }), ['kube/selector Deployment web: spec.selector']],
  ['an empty selector', statefulSet({ spec: { selector: {} } }), ['kube/selector StatefulSet web: spec.selector']],
  [
    'a Deployment that does not restart',
    deployment({ pod: { restartPolicy: 'OnFailure' } }),
    ['kube/restart-policy Deployment web: spec.template.spec.restartPolicy'],
  ],
  [
    'a DaemonSet that does not restart',
    daemonSet({ pod: { restartPolicy: 'Never' } }),
    ['kube/restart-policy DaemonSet web: spec.template.spec.restartPolicy'],
  ],
  [
    'a Job that always restarts',
    job({ pod: { restartPolicy: 'Always' } }),
    ['kube/restart-policy Job web: spec.template.spec.restartPolicy'],
  ],
  [
    'a CronJob that always restarts',
    cronJob({}, { pod: { restartPolicy: 'Always' } }),
    ['kube/restart-policy CronJob web: spec.jobTemplate.spec.template.spec.restartPolicy'],
  ],
  [
    'a Deployment that ends',
    deployment({ pod: { activeDeadlineSeconds: 60 } }),
    ['kube/workload Deployment web: spec.template.spec.activeDeadlineSeconds'],
  ],
  ['a Job that ends in time', job({ pod: { activeDeadlineSeconds: 60 } }), []],
  ['replicas below nothing', deployment({ spec: { replicas: -1 } }), ['kube/workload Deployment web: spec.replicas']],
  [
    'a rolling update that is recreated',
    deployment({ spec: { strategy: { type: 'Recreate', rollingUpdate: { maxSurge: 1 } } } }),
    ['kube/workload Deployment web: spec.strategy.rollingUpdate'],
  ],
  [
    'an update that cannot begin',
    deployment({ spec: { strategy: { rollingUpdate: { maxSurge: 0, maxUnavailable: '0%' } } } }),
    ['kube/workload Deployment web: spec.strategy.rollingUpdate'],
  ],
  [
    'an update of more than all',
    deployment({ spec: { strategy: { rollingUpdate: { maxUnavailable: '120%' } } } }),
    ['kube/workload Deployment web: spec.strategy.rollingUpdate.maxUnavailable'],
  ],
  [
    'a part of an update that is no number',
    deployment({ spec: { strategy: { rollingUpdate: { maxSurge: 'half' } } } }),
    ['kube/workload Deployment web: spec.strategy.rollingUpdate.maxSurge'],
  ],
  [
    'a deadline before readiness',
    deployment({ spec: { minReadySeconds: 600 } }),
    ['kube/workload Deployment web: spec.progressDeadlineSeconds'],
  ],
  [
    'a surge of DaemonSets beside what may be missing',
    daemonSet({ spec: { updateStrategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 1 } } } }),
    ['kube/workload DaemonSet web: spec.updateStrategy.rollingUpdate'],
  ],
  ['claims of replicas', statefulSet({ container: { volumeMounts: [mount()] }, spec: { volumeClaimTemplates: [template] } }), []],
  [
    'two claims of one name',
    statefulSet({ spec: { volumeClaimTemplates: [template, template] } }),
    ['kube/volume StatefulSet web: spec.volumeClaimTemplates[1].metadata.name'],
  ],
  [
    'a claim of the name of a volume',
    statefulSet({ pod: { volumes: [data] }, spec: { volumeClaimTemplates: [template] } }),
    ['kube/volume StatefulSet web: spec.volumeClaimTemplates[0].metadata.name'],
  ],
  [
    'a claim of nothing',
    statefulSet({ spec: { volumeClaimTemplates: [{ ...template, spec: { accessModes: ['ReadWriteOnce'] } }] } }),
    ['kube/quantity StatefulSet web: spec.volumeClaimTemplates[0].spec.resources.requests.storage'],
  ],
  ['attempts below nothing', job({ spec: { backoffLimit: -1 } }), ['kube/workload Job web: spec.backoffLimit']],
  ['a Job with a selector', job({ spec: { selector: { matchLabels: { app: 'web' } } } }), ['kube/selector Job web: spec.selector']],
  ['a schedule of four fields', cronJob({ schedule: '0 3 * *' }), ['kube/schedule CronJob web: spec.schedule']],
  ['a schedule with a time zone', cronJob({ schedule: 'TZ=UTC 0 3 * * *' }), ['kube/schedule CronJob web: spec.schedule']],
  ['a time zone', cronJob({ timeZone: 'Europe/Berlin' }), []],
  ['a time zone that is none', cronJob({ timeZone: '../etc' }), ['kube/schedule CronJob web: spec.timeZone']],
];

const ports = (...list: readonly object[]) => [
  service({ ports: list }),
  deployment({
    container: {
      ports: [
        { name: 'http', containerPort: 80 },
        { name: 'dns', containerPort: 80, protocol: 'UDP' },
      ],
    },
  }),
];

export const SERVICES: readonly Case[] = [
  ['one number as TCP and UDP', ports({ name: 'tcp', port: 80 }, { name: 'udp', port: 80, protocol: 'UDP' }), []],
  ['one port twice', ports({ name: 'a', port: 80 }, { name: 'b', port: 80, targetPort: 'http' }), ['kube/port Service web: spec.ports[1]']],
  [
    'one name twice',
    ports({ name: 'a', port: 80 }, { name: 'a', port: 81, targetPort: 80 }),
    ['kube/port Service web: spec.ports[1].name'],
  ],
  [
    'two ports without names',
    ports({ port: 80 }, { port: 81, targetPort: 80 }),
    ['kube/port Service web: spec.ports[0].name', 'kube/port Service web: spec.ports[1].name'],
  ],
  ['one port without a name', ports({ port: 80 }), []],
  ['a name with a dot', ports({ name: 'a.b', port: 80 }), ['kube/port Service web: spec.ports[0].name']],
  ['port 0', ports({ name: 'a', port: 0, targetPort: 80 }), ['kube/port Service web: spec.ports[0].port']],
  ['no ports', ports(), ['kube/service Service web: spec.ports']],
  ['no ports and no address', [service({ ports: [], clusterIP: 'None' }), web()], []],
  [
    'a load balancer without an address',
    [service({ type: 'LoadBalancer', clusterIP: 'None' }), web()],
    ['kube/service Service web: spec.clusterIP'],
  ],
  [
    'a port of the nodes inside the cluster',
    ports({ name: 'a', port: 80, nodePort: 30080 }),
    ['kube/node-port Service web: spec.ports[0].nodePort'],
  ],
  [
    'a port of the nodes out of range',
    [service({ type: 'NodePort', ports: [{ name: 'a', port: 80, targetPort: 'http', nodePort: 8080 }] }), web()],
    ['kube/node-port Service web: spec.ports[0].nodePort'],
  ],
  [
    'a policy for traffic that does not come',
    [service({ externalTrafficPolicy: 'Local' }), web()],
    ['kube/service Service web: spec.externalTrafficPolicy'],
  ],
  [
    'ranges without a load balancer',
    [service({ loadBalancerSourceRanges: ['10.0.0.0/8'] }), web()],
    ['kube/service Service web: spec.loadBalancerSourceRanges'],
  ],
  [
    'a timeout without affinity',
    [service({ sessionAffinityConfig: { clientIP: { timeoutSeconds: 5 } } }), web()],
    ['kube/service Service web: spec.sessionAffinityConfig'],
  ],
  [
    'a timeout of no time',
    [service({ sessionAffinity: 'ClientIP', sessionAffinityConfig: { clientIP: { timeoutSeconds: 0 } } }), web()],
    ['kube/service Service web: spec.sessionAffinityConfig.clientIP.timeoutSeconds'],
  ],
  ['an address that is none', [service({ clusterIP: 'web' }), web()], ['kube/service Service web: spec.clusterIP']],
  ['an odd choice of addresses', [service({ ipFamilyPolicy: 'Both' }), web()], ['kube/schema Service web: spec.ipFamilyPolicy']],
  [
    'a name of another domain',
    service({ type: 'ExternalName', externalName: 'db.example.com', selector: undefined, ports: undefined }),
    [],
  ],
  [
    'a name of an address',
    service({ type: 'ExternalName', externalName: 'a_b', selector: undefined, ports: undefined }),
    ['kube/service Service web: spec.externalName'],
  ],
  ['a protocol with a space', ports({ name: 'a', port: 80, appProtocol: 'a b' }), ['kube/port Service web: spec.ports[0].appProtocol']],
];

export const DATA: readonly Case[] = [
  ['keys as files have them', configMap({ '.env': '', 'a.b-c_D': '' }), []],
  ['a key with a slash', configMap({ 'a/b': '' }), ['kube/key ConfigMap settings: data']],
  ['a key of two dots', secret({ '..a': '' }), ['kube/key Secret credentials: stringData']],
  [
    'bytes that are not in base64',
    object('v1', 'ConfigMap', { metadata: { name: 'settings' }, binaryData: { a: 'x y' } }),
    ['kube/key ConfigMap settings: binaryData["a"]'],
  ],
  ['a mebibyte', configMap({ a: 'a'.repeat(1024 * 1024) }), []],
  ['more than a mebibyte', configMap({ a: 'ü'.repeat(512 * 1024), b: 'b' }), ['kube/size ConfigMap settings: data']],
  ['more than a mebibyte of secrets', secret({ a: 'a'.repeat(1024 * 1024 + 1) }), ['kube/size Secret credentials: data']],
  ['a claim', claim(), []],
  ['a claim without a mode', claim({ accessModes: [] }), ['kube/claim PersistentVolumeClaim data: spec.accessModes']],
  [
    'a claim of one Pod and of many',
    claim({ accessModes: ['ReadWriteOncePod', 'ReadWriteMany'] }),
    ['kube/claim PersistentVolumeClaim data: spec.accessModes'],
  ],
  [
    'a claim of nothing',
    claim({ resources: { requests: { storage: '0' } } }),
    ['kube/quantity PersistentVolumeClaim data: spec.resources.requests.storage'],
  ],
  [
    'a claim of no number',
    claim({ resources: { requests: { storage: 'much' } } }),
    ['kube/quantity PersistentVolumeClaim data: spec.resources.requests.storage'],
  ],
  [
    'a claim with a class that is none',
    claim({ storageClassName: 'Fast SSD' }),
    ['kube/claim PersistentVolumeClaim data: spec.storageClassName'],
  ],
  [
    'a claim of no number of something else',
    claim({ resources: { requests: { storage: '1Gi', files: 'many' } } }),
    ['kube/quantity PersistentVolumeClaim data: spec.resources.requests.files'],
  ],
  ['a volume with a class that is none', volume({ storageClassName: 'A_b' }), ['kube/claim PersistentVolume web: spec.storageClassName']],
  [
    'a driver with too long a name',
    volume({ nfs: undefined, csi: { driver: long(64), volumeHandle: 'a' } }),
    ['kube/volume PersistentVolume web: spec.csi'],
  ],
  [
    'a volume above a folder of the node',
    volume({ nfs: undefined, hostPath: { path: '/a/../b' } }),
    ['kube/volume PersistentVolume web: spec.hostPath.path'],
  ],
  ['a volume of a file server', volume(), []],
  ['a volume of nothing', volume({ nfs: undefined }), ['kube/volume PersistentVolume web: spec']],
  ['a volume without a size', volume({ capacity: undefined }), ['kube/quantity PersistentVolume web: spec.capacity.storage']],
];

const behind = [service(), web()];
const paths = (fields: object) => [...behind, ingress({ rules: [{ http: { paths: [ingressPath({ ...fields })] } }] })];
const PATH = 'Ingress web: spec.rules[0].http.paths[0]';

export const ROUTES: readonly Case[] = [
  ['an Ingress', [...behind, ingress()], []],
  [
    'a wildcard',
    [
      ...behind,
      ingress({
        rules: [{ host: '*.example.com', http: { paths: [ingressPath()] } }],
        tls: [{ hosts: ['*.example.com'], secretName: 'tls' }],
      }),
    ],
    [],
  ],
  [
    'an Ingress of two classes',
    [
      ...behind,
      {
        ...ingress({ ingressClassName: 'a' }),
        metadata: { name: 'web', annotations: { 'kubernetes.io/ingress.class': 'b' } },
      } as KubeObject,
    ],
    ['kube/route Ingress web: spec.ingressClassName'],
  ],
  ['an Ingress of nothing', ingress({ rules: [] }), ['kube/route Ingress web: spec']],
  [
    'a host that is an address',
    [...behind, ingress({ rules: [{ host: '10.0.0.1', http: { paths: [ingressPath()] } }] })],
    ['kube/route Ingress web: spec.rules[0].host'],
  ],
  [
    'a host with a port',
    [...behind, ingress({ rules: [{ host: 'a:80', http: { paths: [ingressPath()] } }] })],
    ['kube/route Ingress web: spec.rules[0].host'],
  ],
  ['no paths', ingress({ rules: [{ http: { paths: [] } }] }), ['kube/route Ingress web: spec.rules[0].http.paths']],
  ['a relative path', paths({ path: 'api' }), [`kube/route ${PATH}.path`]],
  ['a path with a detour', paths({ path: '/a/../b' }), [`kube/route ${PATH}.path`]],
  ['a path with two slashes', paths({ path: '/a//b' }), [`kube/route ${PATH}.path`]],
  ['a pattern for a path', paths({ path: '/a(/|$)(.*)', pathType: 'ImplementationSpecific' }), []],
  ['no backend', paths({ backend: {} }), [`kube/route ${PATH}.backend`]],
  ['a backend without a port', paths({ backend: { service: { name: 'web' } } }), [`kube/port ${PATH}.backend.service.port`]],
  [
    'a Service that is not there',
    paths({ backend: { service: { name: 'api', port: { number: 80 } } } }),
    [`kube/reference ${PATH}.backend`],
  ],
  [
    'a port that is not there',
    paths({ backend: { service: { name: 'web', port: { number: 8080 } } } }),
    [`kube/reference ${PATH}.backend`],
  ],
  ['a port by name', paths({ backend: { service: { name: 'web', port: { name: 'http' } } } }), []],
  [
    'a port by a name that is not there',
    paths({ backend: { service: { name: 'web', port: { name: 'https' } } } }),
    [`kube/reference ${PATH}.backend`],
  ],
  ['an HTTPRoute', [...behind, route({ hostnames: ['*.example.com'] })], []],
  ['an HTTPRoute to nowhere', route(), ['kube/reference HTTPRoute web: spec.rules[0].backendRefs[0]']],
  [
    'an HTTPRoute without a port',
    [...behind, route({ rules: [{ backendRefs: [{ name: 'web' }] }] })],
    ['kube/port HTTPRoute web: spec.rules[0].backendRefs[0].port'],
  ],
  [
    'an HTTPRoute with a relative path',
    [...behind, route({ rules: [{ matches: [{ path: { value: 'a' } }], backendRefs: [{ name: 'web', port: 80 }] }] })],
    ['kube/route HTTPRoute web: spec.rules[0].matches[0].path.value'],
  ],
  ['a policy', networkPolicy({ ingress: [{ from: [{ podSelector: {} }], ports: [{ port: 'http' }, { port: 80, endPort: 90 }] }] }), []],
  [
    'a peer that is nobody',
    networkPolicy({ ingress: [{ from: [{}] }] }),
    ['kube/network-policy NetworkPolicy web: spec.ingress[0].from[0]'],
  ],
  [
    'a peer that is two',
    networkPolicy({ egress: [{ to: [{ podSelector: {}, ipBlock: { cidr: '10.0.0.0/8' } }] }] }),
    ['kube/network-policy NetworkPolicy web: spec.egress[0].to[0]'],
  ],
  [
    'a range that is none',
    networkPolicy({ egress: [{ to: [{ ipBlock: { cidr: '10.0.0.0/33' } }] }] }),
    ['kube/network-policy NetworkPolicy web: spec.egress[0].to[0].ipBlock.cidr'],
  ],
  [
    'ports that end before they begin',
    networkPolicy({ egress: [{ ports: [{ port: 80, endPort: 79 }] }] }),
    ['kube/port NetworkPolicy web: spec.egress[0].ports[0].endPort'],
  ],
];

const env = (valueFrom: object) => deployment({ container: { env: [{ name: 'A', valueFrom }] } });
const labelled = (name: string, labels: object) =>
  deployment({ name, spec: { selector: { matchLabels: labels }, template: { ...podTemplate(), metadata: { labels } } } });

export const REFERENCES: readonly Case[] = [
  ['a key that is there', [secret({ a: '' }), env({ secretKeyRef: { name: 'credentials', key: 'a' } })], []],
  [
    'a key that is not there',
    [secret({ a: '' }), env({ secretKeyRef: { name: 'credentials', key: 'b' } })],
    [`kube/reference ${FIRST}.env[0]`],
  ],
  ['a Secret that is not there', env({ secretKeyRef: { name: 'credentials', key: 'a' } }), [`kube/reference ${FIRST}.env[0]`]],
  ['a Secret that need not be there', env({ secretKeyRef: { name: 'credentials', key: 'a', optional: true } }), []],
  ['a key that an ExternalSecret brings', [externalSecret(['a']), env({ secretKeyRef: { name: 'credentials', key: 'a' } })], []],
  [
    'a key that no ExternalSecret brings',
    [externalSecret(['a']), env({ secretKeyRef: { name: 'credentials', key: 'b' } })],
    [`kube/reference ${FIRST}.env[0]`],
  ],
  [
    'a ConfigMap that is not there',
    deployment({ container: { envFrom: [{ configMapRef: { name: 'settings' } }] } }),
    [`kube/reference ${FIRST}.envFrom[0]`],
  ],
  [
    'a file that is not there',
    [configMap({ a: '' }), mounted([], [{ name: 'data', configMap: { name: 'settings', items: [{ key: 'b', path: 'b' }] } }])],
    [`kube/reference ${POD}.volumes[0]`],
  ],
  ['a claim that is there', [claim(), mounted([], [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }])], []],
  [
    'a claim that is not there',
    mounted([], [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }]),
    [`kube/reference ${POD}.volumes[0]`],
  ],
  ['an account that is there', [account(), pod({ serviceAccountName: 'runner' })], []],
  ['an account that every namespace has', pod({ serviceAccountName: 'default' }), []],
  ['an account that is not there', pod({ serviceAccountName: 'runner' }), [`kube/reference ${POD}.serviceAccountName`]],
  [
    'credentials of a registry that are not there',
    pod({ imagePullSecrets: [{ name: 'registry' }] }),
    [`kube/reference ${POD}.imagePullSecrets[0]`],
  ],
  ['the Service of a StatefulSet', [service({ clusterIP: 'None', ports: [] }), statefulSet({ spec: { serviceName: 'web' } })], []],
  [
    'a StatefulSet without its Service',
    statefulSet({ spec: { serviceName: 'web' } }),
    ['kube/reference StatefulSet web: spec.serviceName'],
  ],
  ['a role and its account', [account(), role(), roleBinding()], []],
  ['a role that is not there', [account(), roleBinding()], ['kube/reference RoleBinding web: roleRef']],
  ['an account without a role', [role(), roleBinding()], ['kube/reference RoleBinding web: subjects[0]']],
  ['a role that may do nothing', role({ verbs: [] }), ['kube/role Role web: rules[0]']],
  [
    'a subject of an odd kind',
    [role(), roleBinding({ subjects: [{ kind: 'Robot', name: 'a', apiGroup: 'rbac.authorization.k8s.io' }] })],
    ['kube/role RoleBinding web: subjects[0].kind'],
  ],
  [
    'an autoscaler',
    [
      web(),
      autoscaler({ metrics: [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 80 } } }] }),
    ],
    [],
  ],
  ['an autoscaler of nothing', autoscaler(), ['kube/reference HorizontalPodAutoscaler web: spec.scaleTargetRef']],
  [
    'an autoscaler that never scales up',
    [web(), autoscaler({ minReplicas: 4 })],
    ['kube/autoscaler HorizontalPodAutoscaler web: spec.maxReplicas'],
  ],
  [
    'a target without a number',
    [web(), autoscaler({ metrics: [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization' } } }] })],
    ['kube/autoscaler HorizontalPodAutoscaler web: spec.metrics[0].resource.target'],
  ],
  ['a budget', [web(), disruptionBudget()], []],
  [
    'a budget that says two things',
    [web(), disruptionBudget({ minAvailable: '50%' })],
    ['kube/disruption-budget PodDisruptionBudget web: spec'],
  ],
  ['a budget of nobody', disruptionBudget(), ['kube/selector PodDisruptionBudget web: spec.selector']],
  ['a Service before nobody', service(), ['kube/selector Service web: spec.selector']],
  [
    'a Service of one replica',
    [service({ clusterIP: 'None', ports: [], selector: { app: 'web', 'statefulset.kubernetes.io/pod-name': 'web-0' } }), statefulSet()],
    [],
  ],
  [
    'a Service on a port that is not open',
    [service({ ports: [{ name: 'http', port: 80 }] }), web()],
    ['kube/reference Service web: spec.ports[0].targetPort'],
  ],
  [
    'a Service on a port by a name that is not there',
    [service({ ports: [{ name: 'http', port: 80, targetPort: 'https' }] }), web()],
    ['kube/reference Service web: spec.ports[0].targetPort'],
  ],
  [
    'a Service on the right port of the wrong protocol',
    [service({ ports: [{ name: 'http', port: 80, targetPort: 'http', protocol: 'UDP' }] }), web()],
    ['kube/reference Service web: spec.ports[0].targetPort'],
  ],
  [
    'two workloads with one selector',
    [labelled('a', { app: 'x' }), labelled('b', { app: 'x' })],
    ['kube/selector Deployment a: spec.selector', 'kube/selector Deployment b: spec.selector'],
  ],
  [
    'a workload that selects the Pods of another',
    [labelled('a', { app: 'x' }), labelled('b', { app: 'x', part: 'b' })],
    ['kube/selector Deployment a: spec.selector'],
  ],
  ['two objects of one name', [configMap({}), configMap({ a: '' })], ['kube/name ConfigMap settings: metadata.name']],
  ['one name for two kinds', [configMap({}, 'a'), secret({}, 'a')], []],
  [
    'one port of the nodes for two Services',
    [
      ...['a', 'b'].map((name) =>
        service({ type: 'NodePort', ports: [{ name: 'http', port: 80, targetPort: 'http', nodePort: 30080 }] }, { name }),
      ),
      web(),
    ],
    ['kube/node-port Service b: spec.ports'],
  ],
];
