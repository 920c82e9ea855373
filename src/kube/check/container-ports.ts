/** Ports of one container, each by itself. https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#ports */

import { isPortName } from '../names.ts';
import type { ContainerPort, IntOrString } from '../objects.gen.ts';
import { type Check, each } from './fault.ts';

export const checkContainerPorts = each<ContainerPort>(({ name, containerPort, hostPort = 0 }, at, report) => {
  if (name !== undefined && !isPortName(name)) report('port', `${at}.name`, `${JSON.stringify(name)} is no name of a port`);
  if (!isPort(containerPort)) report('port', `${at}.containerPort`, `${containerPort} is not between 1 and 65535`);
  if (hostPort !== 0 && !isPort(hostPort)) report('port', `${at}.hostPort`, `${hostPort} is not between 1 and 65535`);
});

export function isPort(number: number): boolean {
  return number >= 1 && number <= 65535;
}

/** A number, or the name that a container gives to a port. */
export const checkPortReference: Check<IntOrString> = (port, at, report) => {
  if (typeof port === 'number' ? !isPort(port) : !isPortName(port))
    report('port', at, `${JSON.stringify(port)} is neither a port's number nor a name`);
};
