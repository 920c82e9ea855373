/** Probes and lifecycle hooks of one container. https://kubernetes.io/docs/concepts/workloads/pods/probes/ */

import type { Container, HTTPGetAction, HTTPHeader, LifecycleHandler, Probe, TCPSocketAction } from '../objects.gen.ts';
import { checkPortReference } from './container-ports.ts';
import { type Check, each } from './fault.ts';

export const checkProbes: Check<Container> = (container, at, report) => {
  for (const field of ['livenessProbe', 'readinessProbe', 'startupProbe'] as const) {
    const probe = container[field];
    if (probe === undefined) continue;
    checkProbe(probe, `${at}.${field}`, report);
    const isRetried = field === 'readinessProbe';
    if (!isRetried && (probe.successThreshold ?? 1) !== 1) report('probe', `${at}.${field}.successThreshold`, 'must be 1');
    if (isRetried && probe.terminationGracePeriodSeconds !== undefined)
      report('probe', `${at}.${field}.terminationGracePeriodSeconds`, 'has no meaning for readiness');
    for (const kind of ['httpGet', 'tcpSocket'] as const) {
      const port = probe[kind]?.port;
      if (typeof port === 'string' && container.ports?.some(({ name }) => name === port) !== true)
        report('probe', `${at}.${field}.${kind}.port`, `${JSON.stringify(port)} is no port of the container`);
    }
  }
  const { lifecycle } = container;
  if (lifecycle === undefined) return;
  for (const field of ['postStart', 'preStop'] as const) {
    const handler = lifecycle[field];
    if (handler !== undefined) checkHandler(handler, `${at}.lifecycle.${field}`, report);
  }
};

/** What the API server takes for zero is one for the kubelet, except for the delay before the first check. */
const checkProbe: Check<Probe> = (probe, at, report) => {
  checkHandler(probe, at, report);
  for (const field of [
    'timeoutSeconds',
    'periodSeconds',
    'successThreshold',
    'failureThreshold',
    'terminationGracePeriodSeconds',
  ] as const) {
    if ((probe[field] ?? 1) < 1) report('probe', `${at}.${field}`, `${probe[field]} is less than 1`);
  }
  if ((probe.initialDelaySeconds ?? 0) < 0)
    report('probe', `${at}.initialDelaySeconds`, `${probe.initialDelaySeconds} is less than nothing`);
};

type Handler = LifecycleHandler & Pick<Probe, 'grpc'>;

const checkHandler: Check<Handler> = ({ exec, httpGet, tcpSocket, sleep, grpc }, at, report) => {
  const count = [exec, httpGet, tcpSocket, sleep, grpc].filter((handler) => handler !== undefined).length;
  if (count !== 1) report('probe', at, `has ${count} handlers instead of one`);
  if (exec !== undefined && (exec.command ?? []).length === 0) report('probe', `${at}.exec.command`, 'is empty');
  if (httpGet !== undefined) checkRequest(httpGet, `${at}.httpGet`, report);
  if (tcpSocket !== undefined) checkPortReference(tcpSocket.port, `${at}.tcpSocket.port`, report);
  if (grpc !== undefined) checkPortReference(grpc.port, `${at}.grpc.port`, report);
  if (sleep !== undefined && sleep.seconds < 0) report('probe', `${at}.sleep.seconds`, `${sleep.seconds} is less than nothing`);
};

const checkRequest: Check<HTTPGetAction & TCPSocketAction> = ({ port, httpHeaders }, at, report) => {
  checkPortReference(port, `${at}.port`, report);
  checkHeaders(httpHeaders, `${at}.httpHeaders`, report);
};

const checkHeaders = each<HTTPHeader>(({ name }, at, report) => {
  if (!/^[-A-Za-z0-9]+$/.test(name)) report('probe', `${at}.name`, `${JSON.stringify(name)} is no name of a header`);
});
