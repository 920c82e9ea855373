/** The command that makes a port of the cluster reachable from one's own machine. */

export interface Forwarding {
  readonly service: string;
  readonly port: number;
  /** The number on one's own machine; that of the Service unless said. */
  readonly local?: number;
  readonly namespace?: string;
}

export function portForward({ service, port, local = port, namespace }: Forwarding): string {
  const place = namespace === undefined ? '' : ` -n ${namespace}`;
  return `kubectl port-forward${place} service/${service} ${unprivileged(local)}:${port}`;
}

/** Numbers below 1024 are for the administrator of a machine. */
function unprivileged(number: number): number {
  return number < 1024 ? 8000 + number : number;
}
