/** Command lines of kubectl, as texts for people show them. */

export interface Forwarding {
  readonly service: string;
  readonly port: number;
  /** The number on one's own machine; that of the Service unless said. */
  readonly local?: number;
  readonly namespace?: string;
}

/** Makes a port of the cluster reachable from one's own machine. */
export function portForward({ service, port, local = port, namespace }: Forwarding): string {
  return `kubectl port-forward${inNamespace(namespace)} service/${service} ${unprivileged(local)}:${port}`;
}

/** Numbers below 1024 are for the administrator of a machine. */
export function unprivileged(number: number): number {
  return number < 1024 ? 8000 + number : number;
}

/** The flag that follows the verb; empty for the namespace that kubectl is set to. */
export function inNamespace(namespace: string | undefined): string {
  return namespace === undefined ? '' : ` -n ${namespace}`;
}
