/** Probes and lifecycle hooks of one container. https://kubernetes.io/docs/concepts/workloads/pods/probes/ */

import type { Container, HTTPGetAction, LifecycleHandler, Probe, TCPSocketAction } from '../objects.gen.ts';
import { checkPortReference } from './container-ports.ts';
import { type Check, fault } from './fault.ts';

export const checkProbes: Check<Container> = function* (container, at) {
  const { livenessProbe, readinessProbe, startupProbe, lifecycle = {}, ports = [] } = container;
  const names = new Set(ports.map(({ name }) => name));
  for (const [field, probe] of Object.entries({ livenessProbe, readinessProbe, startupProbe })) {
    if (probe === undefined) continue;
    yield* checkProbe(probe, `${at}.${field}`);
    const isRetried = field === 'readinessProbe';
    if (!isRetried && (probe.successThreshold ?? 1) !== 1) yield fault('probe', `${at}.${field}.successThreshold`, 'must be 1');
    if (isRetried && probe.terminationGracePeriodSeconds !== undefined)
      yield fault('probe', `${at}.${field}.terminationGracePeriodSeconds`, 'has no meaning for readiness');
    for (const kind of ['httpGet', 'tcpSocket'] as const) {
      const port = probe[kind]?.port;
      if (typeof port === 'string' && !names.has(port))
        yield fault('probe', `${at}.${field}.${kind}.port`, `${JSON.stringify(port)} is no port of the container`);
    }
  }
  for (const field of ['postStart', 'preStop'] as const) {
    const handler = lifecycle[field];
    if (handler !== undefined) yield* checkHandler(handler, `${at}.lifecycle.${field}`);
  }
};

/** What the API server takes for zero is one for the kubelet, except for the delay before the first check. */
const checkProbe: Check<Probe> = function* (probe, at) {
  yield* checkHandler(probe, at);
  for (const field of [
    'timeoutSeconds',
    'periodSeconds',
    'successThreshold',
    'failureThreshold',
    'terminationGracePeriodSeconds',
  ] as const) {
    if ((probe[field] ?? 1) < 1) yield fault('probe', `${at}.${field}`, `${probe[field]} is less than 1`);
  }
  if ((probe.initialDelaySeconds ?? 0) < 0)
    yield fault('probe', `${at}.initialDelaySeconds`, `${probe.initialDelaySeconds} is less than nothing`);
};

type Handler = LifecycleHandler & Pick<Probe, 'grpc'>;

const checkHandler: Check<Handler> = function* ({ exec, httpGet, tcpSocket, sleep, grpc }, at) {
  const count = [exec, httpGet, tcpSocket, sleep, grpc].filter((handler) => handler !== undefined).length;
  if (count !== 1) yield fault('probe', at, `has ${count} handlers instead of one`);
  if (exec !== undefined && (exec.command ?? []).length === 0) yield fault('probe', `${at}.exec.command`, 'is empty');
  if (httpGet !== undefined) yield* checkRequest(httpGet, `${at}.httpGet`);
  if (tcpSocket !== undefined) yield* checkPortReference(tcpSocket.port, `${at}.tcpSocket.port`);
  if (grpc !== undefined) yield* checkPortReference(grpc.port, `${at}.grpc.port`);
  if (sleep !== undefined && sleep.seconds < 0) yield fault('probe', `${at}.sleep.seconds`, `${sleep.seconds} is less than nothing`);
};

const checkRequest: Check<HTTPGetAction & TCPSocketAction> = function* ({ port, httpHeaders = [] }, at) {
  yield* checkPortReference(port, `${at}.port`);
  for (const [i, { name }] of httpHeaders.entries()) {
    if (!/^[-A-Za-z0-9]+$/.test(name))
      yield fault('probe', `${at}.httpHeaders[${i}].name`, `${JSON.stringify(name)} is no name of a header`);
  }
};
