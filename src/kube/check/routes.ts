/** Ingresses and routes of the Gateway API, but for the Services behind them. https://kubernetes.io/docs/concepts/services-networking/ingress/ */

import { isIpAddress } from '../../model/ip-address.ts';
import { isDnsSubdomain, isPortName, isServiceName } from '../names.ts';
import type { HTTPIngressPath, HTTPRoute, Ingress, IngressBackend, IngressTLS } from '../objects.gen.ts';
import { isPort } from './container-ports.ts';
import type { Check, Report } from './fault.ts';

export function checkIngress({ metadata, spec }: Ingress, report: Report): void {
  const { rules = [], defaultBackend, tls = [], ingressClassName } = spec;
  if (rules.length === 0 && defaultBackend === undefined) report('route', 'spec', 'has neither rules nor a default backend');
  if (defaultBackend !== undefined) checkBackend(defaultBackend, 'spec.defaultBackend', report);
  for (const [i, { host, http }] of rules.entries()) {
    if (host !== undefined) checkHost(host, `spec.rules[${i}].host`, report);
    if (http?.paths.length === 0) report('route', `spec.rules[${i}].http.paths`, 'is empty');
    for (const [j, path] of (http?.paths ?? []).entries()) checkPath(path, `spec.rules[${i}].http.paths[${j}]`, report);
  }
  for (const [i, part] of tls.entries()) checkTls(part, `spec.tls[${i}]`, report);
  if (ingressClassName !== undefined && !isDnsSubdomain(ingressClassName))
    report('name', 'spec.ingressClassName', `${JSON.stringify(ingressClassName)} is not a DNS subdomain`);
  if ((metadata.annotations?.['kubernetes.io/ingress.class'] ?? ingressClassName) !== ingressClassName && ingressClassName !== undefined)
    report('route', 'spec.ingressClassName', `${JSON.stringify(ingressClassName)} is not what the annotation of the class says`);
}

/** A domain, or one with `*` for its first label. */
const checkHost: Check<string> = (host, at, report) => {
  if (isIpAddress(host) || !isDnsSubdomain(host.replace(/^\*\./, ''))) report('route', at, `${JSON.stringify(host)} is no domain`);
};

const checkTls: Check<IngressTLS> = ({ hosts = [], secretName }, at, report) => {
  for (const [i, host] of hosts.entries()) checkHost(host, `${at}.hosts[${i}]`, report);
  if (secretName !== undefined && !isDnsSubdomain(secretName))
    report('name', `${at}.secretName`, `${JSON.stringify(secretName)} is not a DNS subdomain`);
};

const checkPath: Check<HTTPIngressPath> = ({ path = '', pathType, backend }, at, report) => {
  checkBackend(backend, `${at}.backend`, report);
  const isPlain = pathType !== 'ImplementationSpecific';
  const isAbsolute = path.startsWith('/') || (!isPlain && path === '');
  if (!isAbsolute || (isPlain && /\/\/|\/\.\.?(?:\/|$)|%2f/i.test(path)))
    report('route', `${at}.path`, `${JSON.stringify(path)} is no absolute path without detours`);
};

const checkBackend: Check<IngressBackend> = ({ service, resource }, at, report) => {
  if ((service === undefined) === (resource === undefined)) report('route', at, 'must have one of service and resource');
  if (service === undefined) return;
  const { name, port: { name: portName, number } = {} } = service;
  if (!isServiceName(name)) report('name', `${at}.service.name`, `${JSON.stringify(name)} is no name of a Service`);
  if ((portName === undefined) === (number === undefined)) report('port', `${at}.service.port`, 'must have one of name and number');
  if (portName !== undefined && !isPortName(portName))
    report('port', `${at}.service.port.name`, `${JSON.stringify(portName)} is no name of a port`);
  if (number !== undefined && !isPort(number)) report('port', `${at}.service.port.number`, `${number} is not between 1 and 65535`);
};

/** The limits are those of the API's own validation (https://gateway-api.sigs.k8s.io/reference/spec/). */
export function checkHttpRoute({ spec }: HTTPRoute, report: Report): void {
  const { hostnames = [], rules = [] } = spec;
  if (hostnames.length > 16) report('route', 'spec.hostnames', 'has more than 16 members');
  if (rules.length > 16) report('route', 'spec.rules', 'has more than 16 members');
  for (const [i, host] of hostnames.entries()) checkHost(host, `spec.hostnames[${i}]`, report);
  for (const [i, { matches = [], backendRefs = [] }] of rules.entries()) {
    for (const [j, { path }] of matches.entries()) {
      const { type = 'PathPrefix', value = '/' } = path ?? {};
      if (type !== 'RegularExpression' && !/^(?!.*\/\/)\//.test(value))
        report('route', `spec.rules[${i}].matches[${j}].path.value`, `${JSON.stringify(value)} is no absolute path`);
    }
    for (const [j, { name, port }] of backendRefs.entries()) {
      if (!isServiceName(name))
        report('name', `spec.rules[${i}].backendRefs[${j}].name`, `${JSON.stringify(name)} is no name of a Service`);
      if (port === undefined || !isPort(port))
        report('port', `spec.rules[${i}].backendRefs[${j}].port`, 'is missing, or not between 1 and 65535');
    }
  }
}
