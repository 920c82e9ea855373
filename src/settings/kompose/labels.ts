/** The labels of kompose as settings, so that a project that was converted with it needs no other file. */

import { parseDuration } from '../../model/duration.ts';
import type { ProbeSettings, ServiceSettings, WorkloadChoice } from '../../model/settings.ts';
import { splitShellWords } from '../../model/shell-words.ts';
import { merged, type Reading, read, refuse } from './reading.ts';

/** By label without its prefix `kompose.`: what its value asks for, on top of what other labels have asked for. */
export const KOMPOSE_LABELS: Readonly<Record<string, (value: string, so_far: ServiceSettings) => Reading>> = {
  'service.type': (value, settings) => {
    const kind = value.toLowerCase();
    if (kind === 'nodeport' || kind === 'loadbalancer') return read({ expose: { ...settings.expose, kind } });
    if (kind === 'clusterip') return read({});
    if (kind === 'headless') return read({ headless: true });
    return refuse('nodeport, clusterip, loadbalancer or headless');
  },
  'service.external-traffic-policy': (value, settings) => {
    const policy = ({ cluster: 'Cluster', local: 'Local' } as const)[value.toLowerCase() as 'cluster' | 'local'];
    if (policy === undefined) return refuse('cluster or local');
    return read({ expose: { ...settings.expose, kind: settings.expose?.kind ?? 'loadbalancer', externalTrafficPolicy: policy } });
  },
  'service.group': (value) => read({ pod: value }),
  'service.nodeport.port': (value, settings) =>
    number(value, (nodePort) => ({ expose: { ...settings.expose, kind: 'nodeport', nodePort } })),
  'service.expose': (value, settings) => {
    if (value.toLowerCase() === 'false') return read({});
    const hosts = value.toLowerCase() === 'true' ? [] : value.split(',').map((host) => host.trim());
    const [first = ''] = hosts;
    const slash = first.indexOf('/');
    return read({
      expose: {
        ...settings.expose,
        kind: 'ingress',
        ...(hosts.length === 0 ? {} : { hosts: hosts.map((host) => host.split('/')[0] ?? host) }),
        ...(slash < 0 ? {} : { path: first.slice(slash) }),
      },
    });
  },
  'service.expose.tls-secret': (value, settings) =>
    read({ expose: { ...settings.expose, kind: 'ingress', tls: value === 'true' ? true : value } }),
  'service.expose.ingress-class-name': (value, settings) => read({ expose: { ...settings.expose, kind: 'ingress', class: value } }),
  'service.name_override': (value) => read({ name: value }),
  'service.healthcheck.readiness.disable': (value, settings) => probe(settings, 'readiness', { disabled: value === 'true' }),
  'service.healthcheck.readiness.test': (value, settings) => {
    const split = splitShellWords(value);
    return 'words' in split ? probe(settings, 'readiness', { exec: split.words }) : refuse('a command');
  },
  'service.healthcheck.readiness.interval': (value, settings) => duration(value, (interval) => probe(settings, 'readiness', { interval })),
  'service.healthcheck.readiness.timeout': (value, settings) => duration(value, (timeout) => probe(settings, 'readiness', { timeout })),
  'service.healthcheck.readiness.retries': (value, settings) =>
    number(value, (retries) => ({ readiness: { ...settings.readiness, retries } })),
  'service.healthcheck.readiness.start_period': (value, settings) =>
    duration(value, (startPeriod) => probe(settings, 'readiness', { startPeriod })),
  'service.healthcheck.readiness.http_get_path': (value, settings) => httpGet(settings, 'readiness', { path: value }),
  'service.healthcheck.readiness.http_get_port': (value, settings) => withNumber(value, (port) => httpGet(settings, 'readiness', { port })),
  'service.healthcheck.readiness.tcp_port': (value, settings) =>
    withNumber(value, (port) => probe(settings, 'readiness', { tcpSocket: { port } })),
  'service.healthcheck.liveness.http_get_path': (value, settings) => httpGet(settings, 'liveness', { path: value }),
  'service.healthcheck.liveness.http_get_port': (value, settings) => withNumber(value, (port) => httpGet(settings, 'liveness', { port })),
  'service.healthcheck.liveness.tcp_port': (value, settings) =>
    withNumber(value, (port) => probe(settings, 'liveness', { tcpSocket: { port } })),
  'controller.type': (value) => {
    const known: readonly WorkloadChoice[] = ['deployment', 'statefulset', 'daemonset', 'job', 'cronjob'];
    const workload = known.find((kind) => kind === value.toLowerCase());
    return workload === undefined ? refuse('deployment, statefulset or daemonset') : read({ workload });
  },
  'serviceaccount-name': (value) => read({ serviceAccount: value }),
  'image-pull-secret': (value) => read({ pullSecrets: [value] }),
  'image-pull-policy': (value) =>
    value === 'Always' || value === 'IfNotPresent' || value === 'Never'
      ? read({ imagePullPolicy: value })
      : refuse('Always, IfNotPresent or Never'),
  'security-context.fsgroup': (value) => number(value, (fsGroup) => ({ fsGroup })),
  'cronjob.schedule': (value, settings) => read({ cron: { ...settings.cron, schedule: value } }),
  'cronjob.concurrency_policy': (value, settings) =>
    value === 'Allow' || value === 'Forbid' || value === 'Replace'
      ? read({ cron: { schedule: '', ...settings.cron, concurrencyPolicy: value } })
      : refuse('Allow, Forbid or Replace'),
  'cronjob.backoff_limit': (value, settings) =>
    number(value, (backoffLimit) => ({ cron: { schedule: '', ...settings.cron, backoffLimit } })),
};

function probe(settings: ServiceSettings, kind: 'readiness' | 'liveness', fields: ProbeSettings): Reading {
  return read({ [kind]: merged(settings[kind], fields) });
}

function httpGet(
  settings: ServiceSettings,
  kind: 'readiness' | 'liveness',
  fields: { readonly path?: string; readonly port?: number },
): Reading {
  const known = settings[kind];
  const base = typeof known === 'object' ? known.httpGet : undefined;
  return read({ [kind]: merged(known, { httpGet: { path: '/', port: 80, ...base, ...fields } }) });
}

function number(value: string, use: (number: number) => ServiceSettings): Reading {
  return withNumber(value, (parsed) => read(use(parsed)));
}

function withNumber(value: string, use: (number: number) => Reading): Reading {
  return /^\d+$/.test(value) ? use(Number(value)) : refuse('a whole number');
}

function duration(value: string, use: (duration: string) => Reading): Reading {
  return parseDuration(value) === undefined ? refuse('a duration such as 30s') : use(value);
}
