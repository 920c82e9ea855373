/** Who may reach whom: the networks of the project as labels of Pods and, with more than the default network, as NetworkPolicies. */

import type { ProjectContext } from '../concern.ts';
import { type Decision, decide } from '../decision.ts';
import type { Names } from './names.ts';
import type { PodGroup } from './pods.ts';

export interface NetworkFacts {
  /** The compose key. */
  readonly key: string;
  /** Key of the label that its members' Pods carry. */
  readonly label: string;
  readonly internal: boolean;
  readonly external: boolean;
  /** Lead services of the Pods on it, sorted. */
  readonly members: readonly string[];
}

export interface NetworkPlan {
  /** Whether NetworkPolicies are written. */
  readonly enforced: Decision<boolean>;
  /** The networks that some service is on, sorted by key. */
  readonly networks: readonly NetworkFacts[];
  /** Leads whose every network is internal: they have no way out. */
  readonly isolated: ReadonlySet<string>;
  /** Leads with `network_mode: none`: nothing in, nothing out. */
  readonly cutOff: ReadonlySet<string>;
}

export interface NetworkInput {
  readonly names: Names;
  readonly pods: readonly PodGroup[];
}

export function planNetworks(_context: ProjectContext, _input: NetworkInput): NetworkPlan {
  return { enforced: decide(false, 'There is only one network.'), networks: [], isolated: new Set(), cutOff: new Set() };
}
