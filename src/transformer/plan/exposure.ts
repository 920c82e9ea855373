/** Which services are reached from outside the cluster, and how. Never a side effect of publishing a port: only what is asked for is exposed. */

import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Dictionary } from '../../model/service.ts';
import type { ExposeKind } from '../../model/settings.ts';
import type { ProjectContext } from '../concern.ts';
import type { Decision } from '../decision.ts';
import type { Names } from './names.ts';
import type { PortPlan } from './ports.ts';

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
  /** By service: every one that publishes a port or asks to be exposed. */
  readonly services: ReadonlyMap<string, Decision<Exposure>>;
  readonly diagnostics: readonly Diagnostic[];
}

export interface ExposureFacts {
  readonly names: Names;
  readonly ports: ReadonlyMap<string, readonly PortPlan[]>;
}

export function planExposure(_context: ProjectContext, _facts: ExposureFacts): ExposurePlan {
  return { services: new Map(), diagnostics: [] };
}
