/** How the services of a project are reached from outside the cluster. */

import type { Diagnostic } from '../../../diagnostics/diagnostic.ts';
import type { Dictionary } from '../../../model/service.ts';
import type { ExposeKind } from '../../../model/settings.ts';
import type { Decision } from '../../decision.ts';
import type { PortPlan } from '../ports/port-plan.ts';

/** A way in by HTTP. */
export interface Route {
  /** Absent: every host. */
  readonly host?: string;
  readonly path: string;
  readonly pathType: 'Prefix' | 'Exact';
  readonly port: PortPlan;
}

/** A port that a load balancer or a node opens. */
export interface OpenPort {
  readonly port: PortPlan;
  /** The number outside; the container's for one that is published at random. */
  readonly number: number;
  readonly nodePort?: number;
}

export interface TlsSecret {
  readonly secret: string;
  readonly hosts: readonly string[];
}

export interface Exposure {
  readonly kind: ExposeKind;
  /** It is what becomes of a service of which nobody says more. */
  readonly unasked?: true;
  /** Of kind `ingress` and `gateway`. */
  readonly routes: readonly Route[];
  /** Of kind `loadbalancer` and `nodeport`. */
  readonly open: readonly OpenPort[];
  readonly tls: readonly TlsSecret[];
  readonly class?: string;
  readonly annotations: Dictionary<string>;
  readonly externalTrafficPolicy?: 'Cluster' | 'Local';
}

export interface ExposurePlan {
  /** By service, sorted: every one that publishes a port or asks to be exposed. */
  readonly services: ReadonlyMap<string, Decision<Exposure>>;
  readonly diagnostics: readonly Diagnostic[];
}
