/** What the plan says of one port of a container. */

import type { Path } from '../../../model/path.ts';

export type Protocol = 'TCP' | 'UDP' | 'SCTP';

/** One entry of `ports`: how a port is reached through the Docker host. */
export interface Publication {
  /** A number, a range (`8000-8010`), or absent for a random one. */
  readonly port?: string;
  readonly hostIp?: string;
  readonly mode: 'ingress' | 'host';
  readonly from: Path;
}

/** Services list every port on its own; more than this makes objects that `kubectl apply` cannot carry. The further ones of a service are left out. */
export const PORT_LIMIT = 1000;

export interface PortPlan {
  readonly number: number;
  readonly protocol: Protocol;
  /** Unique within the Pod, and a legal name there. */
  readonly name: string;
  readonly appProtocol?: string;
  /** The service of the Pod whose container lists the port: containers of a Pod share their ports. */
  readonly openedBy: string;
  /** Empty for a port that is only reached from other containers. */
  readonly published: readonly Publication[];
  readonly from: readonly Path[];
  /** How the port is known, as the end of a sentence: "declared in ports", "used by worker as redis:6379". */
  readonly because: string;
}
