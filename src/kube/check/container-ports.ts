/** Ports of one container, each by itself. https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#ports */

import { isPortName } from '../names.ts';
import type { ContainerPort, IntOrString } from '../objects.gen.ts';
import { type Check, fault } from './fault.ts';

export const checkContainerPorts: Check<readonly ContainerPort[]> = function* (ports, at) {
  for (const [i, { name, containerPort, hostPort = 0 }] of ports.entries()) {
    if (name !== undefined && !isPortName(name)) yield fault('port', `${at}[${i}].name`, `${JSON.stringify(name)} is no name of a port`);
    if (!isPort(containerPort)) yield fault('port', `${at}[${i}].containerPort`, `${containerPort} is not between 1 and 65535`);
    if (hostPort !== 0 && !isPort(hostPort)) yield fault('port', `${at}[${i}].hostPort`, `${hostPort} is not between 1 and 65535`);
  }
};

export function isPort(number: number): boolean {
  return number >= 1 && number <= 65535;
}

/** A number, or the name that a container gives to a port. */
export const checkPortReference: Check<IntOrString> = function* (port, at) {
  if (typeof port === 'number' ? !isPort(port) : !isPortName(port))
    yield fault('port', at, `${JSON.stringify(port)} is neither a port's number nor a name`);
};
