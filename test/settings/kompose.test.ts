import { describe, expect, it } from 'vitest';
import { formatPath } from '../../src/model/path.ts';
import { settingKey } from '../../src/model/settings.ts';
import { load } from '../../src/parser/load.ts';
import { memoryFiles } from '../../src/parser/memory-files.ts';
import { resolveSettings } from '../../src/settings/resolve.ts';
import { convertText } from '../transformer/conversion.ts';

type Labels = Readonly<Record<string, string>>;

function resolve(text: string) {
  const request = { files: memoryFiles({ '/project/compose.yaml': text }), cwd: '/project', environment: {} };
  const { value: loaded, diagnostics } = load({ ...request, composeFiles: ['/project/compose.yaml'] });
  if (loaded === undefined) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return resolveSettings(loaded, {});
}

function ofService(labels: Labels, rest = '') {
  const { value, diagnostics } = resolve(`services:\n  web:\n    image: nginx:1.29\n    labels: ${JSON.stringify(labels)}\n${rest}`);
  const { labels: _l, annotations: _a, mounts = {}, ...settings } = value.services.get('web') ?? {};
  return { settings: Object.keys(mounts).length === 0 ? settings : { ...settings, mounts }, diagnostics, ...value };
}

const r = 'kompose.service.healthcheck.readiness.';
const l = 'kompose.service.healthcheck.liveness.';

describe('labels of a service', () => {
  it.each<[Labels, object]>([
    [{ 'kompose.service.type': 'NodePort' }, { expose: { kind: 'nodeport' } }],
    [{ 'kompose.service.type': 'loadbalancer' }, { expose: { kind: 'loadbalancer' } }],
    [{ 'kompose.service.type': 'clusterip' }, {}],
    [{ 'kompose.service.type': 'headless' }, { headless: true }],
    [
      { 'kompose.service.type': 'LoadBalancer', 'kompose.service.external-traffic-policy': 'Local' },
      { expose: { kind: 'loadbalancer', externalTrafficPolicy: 'Local' } },
    ],
    [{ 'kompose.service.type': 'nodeport', 'kompose.service.nodeport.port': '30080' }, { expose: { kind: 'nodeport', nodePort: 30080 } }],
    [{ 'kompose.service.group': 'shop' }, { pod: 'shop' }],
    [{ 'kompose.service.expose': 'true' }, { expose: { kind: 'ingress' } }],
    [{ 'kompose.service.expose': 'false' }, {}],
    [
      { 'kompose.service.expose': 'a.example.com/api, b.example.com' },
      { expose: { kind: 'ingress', hosts: ['a.example.com/api', 'b.example.com'] } },
    ],
    [
      {
        'kompose.service.expose': 'a.example.com',
        'kompose.service.expose.tls-secret': 'cert',
        'kompose.service.expose.ingress-class-name': 'nginx',
      },
      { expose: { kind: 'ingress', hosts: ['a.example.com'], tls: 'cert', class: 'nginx' } },
    ],
    [{ 'kompose.service.expose': 'true', 'kompose.service.expose.tls-secret': 'true' }, { expose: { kind: 'ingress', tls: true } }],
    [{ 'kompose.service.name_override': 'front' }, { name: 'front' }],
    ...['true', 'True', '1', 't'].map((value): [Labels, object] => [{ [`${r}disable`]: value }, { readiness: { disabled: true } }]),
    [{ [`${r}disable`]: '0' }, {}],
    [{ [`${r}test`]: 'curl -f "http://localhost/a b"' }, { readiness: { exec: ['curl', '-f', 'http://localhost/a b'] } }],
    [
      { [`${r}interval`]: '10s', [`${r}timeout`]: '1m30s', [`${r}retries`]: '4', [`${r}start_period`]: '5s' },
      { readiness: { interval: '10s', timeout: '1m30s', retries: 4, startPeriod: '5s' } },
    ],
    [{ [`${r}http_get_path`]: '/ready', [`${r}http_get_port`]: '8080' }, { readiness: { httpGet: { path: '/ready', port: 8080 } } }],
    [{ [`${r}tcp_port`]: '80' }, { readiness: { tcpSocket: { port: 80 } } }],
    [{ [`${l}http_get_path`]: 'live', [`${l}http_get_port`]: '81' }, { liveness: { httpGet: { path: '/live', port: 81 } } }],
    [{ [`${l}tcp_port`]: '80' }, { liveness: { tcpSocket: { port: 80 } } }],
    [{ 'kompose.controller.type': 'DaemonSet' }, { workload: 'daemonset' }],
    [{ 'kompose.controller.type': 'statefulset' }, { workload: 'statefulset' }],
    [{ 'kompose.controller.type': 'deployment' }, { workload: 'deployment' }],
    [{ 'kompose.serviceaccount-name': 'robot' }, { serviceAccount: 'robot' }],
    [{ 'kompose.image-pull-secret': 'pull' }, { pullSecrets: ['pull'] }],
    [{ 'kompose.image-pull-policy': 'Always' }, { imagePullPolicy: 'Always' }],
    [{ 'kompose.security-context.fsgroup': '1001' }, { fsGroup: 1001 }],
    [
      { 'kompose.cronjob.schedule': '0 3 * * *', 'kompose.cronjob.concurrency_policy': 'Forbid', 'kompose.cronjob.backoff_limit': '2' },
      { cron: { schedule: '0 3 * * *', concurrencyPolicy: 'Forbid', backoffLimit: 2 } },
    ],
    [
      {
        'kompose.init.containers.image': 'busybox',
        'kompose.init.containers.name': 'wait',
        'kompose.init.containers.command': '["sh","-c","a, b"]',
      },
      { initContainers: [{ name: 'wait', image: 'busybox', command: ['sh', '-c', 'a, b'] }] },
    ],
    [
      { 'kompose.init.containers.image': 'busybox', 'kompose.init.containers.command': '[sh, -c, true]' },
      { initContainers: [{ name: 'init-service', image: 'busybox', command: ['sh', '-c', 'true'] }] },
    ],
  ])('%j', (labels, settings) => {
    const found = ofService(labels);
    expect(found.settings).toEqual(settings);
    expect(found.diagnostics).toEqual([]);
    expect(found.readFrom.map(({ path }) => path.at(-1))).toEqual(
      expect.arrayContaining(Object.keys(settings).length === 0 ? [] : Object.keys(labels)),
    );
  });

  it.each<[Labels, object, readonly string[]]>([
    [{ 'kompose.volume.size': '5Gi' }, { size: '5Gi' }, []],
    [{ 'kompose.volume.storage-class-name': 'fast' }, { class: 'fast' }, []],
    [{ 'kompose.volume.subpath': 'inner' }, { subPath: 'inner' }, []],
    [{ 'kompose.volume.type': 'emptyDir' }, { kind: 'emptydir' }, []],
    [{ 'kompose.volume.type': 'persistentVolumeClaim' }, { kind: 'claim' }, []],
    [{ 'kompose.volume.type': 'hostPath' }, { kind: 'hostpath' }, ['settings/mount-kind']],
    [{ 'kompose.volume.type': 'configMap' }, { kind: 'configmap' }, ['settings/mount-kind']],
  ])('%j speaks of all that the service mounts', (labels, mount, told) => {
    const { settings, diagnostics } = ofService(labels, '    volumes: ["data:/data", "./conf:/conf"]\nvolumes: {data: {}}\n');
    expect(settings).toEqual({ mounts: { '/data': mount, '/conf': mount } });
    expect(diagnostics.map(({ code }) => code)).toEqual(told);
  });

  it.each<[Labels, object, string]>([
    [{ 'kompose.volume.size': '100MB', 'kompose.volume.storage-class-name': 'fast' }, { class: 'fast' }, 'kompose.volume.size'],
    [{ 'kompose.volume.size': '1Gi', 'kompose.volume.subpath': '../a' }, { size: '1Gi' }, 'kompose.volume.subpath'],
  ])('of which the wrong one alone is left out, and told once: %j', (labels, mount, wrong) => {
    const { settings, diagnostics } = ofService(labels, '    volumes: ["data:/data", "./conf:/conf"]\nvolumes: {data: {}}\n');
    expect(settings).toEqual({ mounts: { '/data': mount, '/conf': mount } });
    expect(diagnostics.map(({ message, path = [] }) => [message.split(' must ')[0], path.at(-1)])).toEqual([[`The label ${wrong}`, wrong]]);
  });

  it.each<[Labels, object, readonly string[]]>([
    [
      { 'kompose.service.expose': 'a.example.com', 'kompose.service.expose.tls-secret': 'A_b' },
      { expose: { kind: 'ingress', hosts: ['a.example.com'] } },
      ['kompose.service.expose.tls-secret'],
    ],
    [
      { 'kompose.init.containers.image': 'a', 'kompose.init.containers.name': 'A_b', 'kompose.init.containers.command': '[]' },
      { initContainers: [{ name: 'init-service', image: 'a' }] },
      ['kompose.init.containers.name', 'kompose.init.containers.command'],
    ],
    [{ [`${r}interval`]: '5', [`${r}timeout`]: '3s' }, { readiness: { timeout: '3s' } }, [`${r}interval`]],
  ])('a wrong label spoils no other: %j', (labels, expected, wrong) => {
    const found = ofService(labels);
    expect(found.settings).toEqual(expected);
    expect(found.diagnostics.map(({ path = [] }) => path.at(-1)).sort()).toEqual([...wrong].sort());
    const ledger = convertText(`services:\n  web:\n    image: nginx:1.29\n    ports: ["80"]\n    labels: ${JSON.stringify(labels)}\n`);
    for (const label of wrong) expect(ledger.fate(`services.web.labels["${label}"]`)).toBe('ignored');
  });

  it('counts less than what is said of the volume itself', () => {
    const volumes = `    volumes: ["data:/data"]\nvolumes: {data: {labels: {kompose.volume.size: 9Gi}}}\n`;
    const { settings } = ofService({ 'kompose.volume.size': '5Gi', 'kompose.volume.subpath': 'a' }, volumes);
    expect(settings).toEqual({ mounts: { '/data': { subPath: 'a' } } });
  });

  it('may stand in deploy.labels, where those of labels count more', () => {
    const deploy = `    deploy: {labels: {kompose.ephemeral-storage.request: 1Gi, kompose.ephemeral-storage.limit: 2Gi, kompose.service.group: b}}\n`;
    const { settings, readFrom } = ofService({ 'kompose.service.group': 'a' }, deploy);
    expect(settings).toEqual({
      pod: 'a',
      resources: { requests: { 'ephemeral-storage': '1Gi' }, limits: { 'ephemeral-storage': '2Gi' } },
    });
    expect(readFrom.map(({ path }) => formatPath(path))).toContain('services.web.deploy.labels["kompose.ephemeral-storage.limit"]');
  });
});

describe('labels of a volume', () => {
  it('size and selector', () => {
    const labels = '{kompose.volume.size: 5Gi, kompose.volume.selector: disk}';
    const { value, diagnostics } = resolve(`services: {web: {image: a}}\nvolumes: {data: {labels: ${labels}}}\n`);
    expect(value.volumes.get('data')).toEqual({ size: '5Gi', selector: { 'io.kompose.service': 'disk' } });
    expect(diagnostics).toEqual([]);
    expect(value.origins.get(settingKey('volumes', 'data', 'size'))?.paths).toEqual([['volumes', 'data', 'labels', 'kompose.volume.size']]);
  });
});

describe('labels that are not followed are told', () => {
  it.each<[Labels, RegExp]>([
    [{ 'kompose.service.typ': 'nodeport' }, /kompose\.service\.typ is none that kubeferry knows.*Did you mean kompose\.service\.type\?/],
    [{ 'kompose.whatever': 'x' }, /Write the wish as a setting under `x-kubeferry`/],
    [{ 'kompose.service.type': 'external' }, /must be one of nodeport, clusterip, loadbalancer, headless, not "external"/],
    [{ 'kompose.image-pull-policy': 'sometimes' }, /must be one of always, ifnotpresent, never/],
    [{ 'kompose.controller.type': 'replicationcontroller' }, /must be one of deployment, daemonset, statefulset/],
    [{ 'kompose.security-context.fsgroup': 'staff' }, /must be a whole number, not "staff"/],
    [{ [`${r}interval`]: '10' }, /must be a time with its unit/],
    [{ [`${r}test`]: '"open' }, /must be a command/],
    [{ [`${r}disable`]: 'maybe' }, /must be true or false/],
    [{ [`${r}retries`]: '0' }, /^The label kompose\.service\.healthcheck\.readiness\.retries must be at least 1, not 0\./],
    [
      { 'kompose.service.expose': '' },
      /^The label kompose\.service\.expose must be true, false, or hosts such as shop\.example\.com, not ""\./,
    ],
    [{ 'kompose.service.expose': ' , ' }, /must be true, false, or hosts/],
    [{ 'kompose.volume.selector': 'disk' }, /does nothing at a service\. Write it in the `labels` of the volume/],
    [{ 'kompose.ephemeral-storage.limit': '1gb' }, /^The label kompose\.ephemeral-storage\.limit must be an amount/],
    [{ [`${r}http_get_path`]: '/' }, /needs `http_get_port` beside it/],
    [{ [`${l}http_get_port`]: '80' }, /needs `http_get_path` beside it/],
    [{ 'kompose.service.expose.tls-secret': 'a' }, /does nothing without an Ingress/],
    [{ 'kompose.service.expose.ingress-class-name': 'a' }, /does nothing without an Ingress/],
    [{ 'kompose.service.nodeport.port': '30000' }, /does nothing without `kompose.service.type: nodeport`/],
    [
      { 'kompose.service.type': 'nodeport', 'kompose.service.nodeport.port': '80' },
      /^The label kompose\.service\.nodeport\.port must be at least 30000, not 80\./,
    ],
    [{ 'kompose.service.external-traffic-policy': 'local' }, /does nothing without `kompose.service.type: loadbalancer`/],
    [{ 'kompose.service.type': 'loadbalancer', 'kompose.service.expose': 'true' }, /the load balancer takes the place of the Ingress/],
    [{ 'kompose.service.type': 'nodeport', 'kompose.service.expose': 'true' }, /exposed by an Ingress, and in one way only/],
    [{ 'kompose.service.name_override': 'My_App' }, /^The label kompose\.service\.name_override must be a name of a-z.*, not "My_App"\./],
    [{ 'kompose.cronjob.schedule': 'daily' }, /must be a schedule of five fields, not "daily"/],
    [{ 'kompose.cronjob.backoff_limit': '1' }, /does nothing without `kompose.cronjob.schedule`/],
    [{ 'kompose.init.containers.command': 'true' }, /does nothing without `kompose.init.containers.image`/],
    [{ 'kompose.hpa.replicas.min': '2' }, /no HorizontalPodAutoscaler is written.*kubectl autoscale/],
    [{ 'kompose.hpa.replicas.max': '2' }, /no HorizontalPodAutoscaler/],
    [{ 'kompose.hpa.cpu': '50' }, /no HorizontalPodAutoscaler/],
    [{ 'kompose.hpa.memory': '50' }, /no HorizontalPodAutoscaler/],
    [{ 'kompose.controller.port.expose': 'true' }, /Write `mode: host` at the port/],
    [{ 'kompose.controller.expose.port': 'true' }, /Write `mode: host` at the port/],
  ])('%j', (labels, told) => {
    const { diagnostics } = ofService(labels);
    expect(diagnostics.map(({ message, help = '' }) => `${message} ${help}`).join('\n')).toMatch(told);
    expect(diagnostics.map(({ severity }) => severity)).toEqual(diagnostics.map(() => 'warning'));
    expect(diagnostics.every(({ path = [] }) => String(path.at(-1)).startsWith('kompose.'))).toBe(true);
  });

  it('of services on a volume', () => {
    const { diagnostics } = resolve('services: {web: {image: a}}\nvolumes: {data: {labels: {kompose.volume.storage-class-name: fast}}}\n');
    expect(diagnostics.map(({ help }) => help)).toEqual(['Write it in the `labels` of the services that mount the volume.']);
  });

  it('on a volume as well', () => {
    const { diagnostics } = resolve('services: {web: {image: a}}\nvolumes: {data: {labels: {kompose.volume.sise: 5Gi}}}\n');
    expect(diagnostics.map(({ help }) => help)).toEqual(['Did you mean kompose.volume.size?']);
  });

  it('and have a fate of their own in the ledger', () => {
    const text =
      'services:\n  web:\n    image: nginx:1.29\n    ports: ["80:80"]\n    labels: {kompose.service.expose: "true", kompose.hpa.cpu: "50"}\n';
    const result = convertText(text);
    expect(result.fate('services.web.labels["kompose.service.expose"]')).toBe('mapped');
    expect(result.fate('services.web.labels["kompose.hpa.cpu"]')).toBe('ignored');
    expect(result.names).toContain('Ingress web');
    expect(result.template('web').metadata?.annotations).toBeUndefined();
  });
});
