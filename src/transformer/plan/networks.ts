/** Who may reach whom: the networks of the project as labels of Pods and, with more than the default network, as NetworkPolicies. */

import { toDnsLabel } from '../../kube/names.ts';
import type { Path } from '../../model/path.ts';
import type { Network } from '../../model/project.ts';
import { type Decision, decide } from '../decision.ts';
import type { ProjectContext } from '../project-context.ts';
import { networksOfServices } from './hostnames/networks-of.ts';
import type { Names } from './names.ts';
import { networkLabel } from './networks/label-keys.ts';
import type { PodGroup } from './pods.ts';

export interface NetworkFacts {
  /** The compose key. */
  readonly key: string;
  /** As a DNS label. */
  readonly name: string;
  /** Key of the label that its members' Pods carry. */
  readonly label: string;
  readonly internal: boolean;
  /** Shared with containers of other projects. */
  readonly external: boolean;
  readonly ipv6: boolean;
}

export interface NetworkPlan {
  /** Whether NetworkPolicies are written. */
  readonly enforced: Decision<boolean>;
  /** The networks that some Pod is on, by key, sorted. */
  readonly networks: ReadonlyMap<string, NetworkFacts>;
  /** By lead service: keys of the networks of its Pod, sorted. */
  readonly memberships: ReadonlyMap<string, readonly string[]>;
  /** Leads whose every network is internal: they have no way out. */
  readonly isolated: ReadonlySet<string>;
  /** Leads with `network_mode: none`: nothing in, nothing out. */
  readonly cutOff: ReadonlySet<string>;
}

export interface NetworkInput {
  readonly names: Names;
  readonly pods: readonly PodGroup[];
}

export function planNetworks(context: ProjectContext, { names, pods }: NetworkInput): NetworkPlan {
  const networksOf = networksOfServices(context);
  const memberships = new Map<string, readonly string[]>();
  for (const { lead, members } of pods) {
    memberships.set(lead, [...new Set(members.flatMap((member) => networksOf.get(member) ?? []))].sort());
  }
  const keys = [...new Set([...memberships.values()].flat())].sort();
  const networks = new Map(keys.map((key) => [key, factsOf(context, names, key)]));
  const isInternal = (key: string) => networks.get(key)?.internal === true;
  const isolated = [...memberships].flatMap(([lead, own]) => (own.length > 0 && own.every(isInternal) ? [lead] : []));
  const cutOff = pods.flatMap(({ lead }) => (context.project.services[lead]?.network_mode === 'none' ? [lead] : []));
  return { enforced: decideEnforced(context, networks), networks, memberships, isolated: new Set(isolated), cutOff: new Set(cutOff) };
}

/** Networks with a member that has no way out: one that is on another network too goes out by that one. */
export function isolatedNetworks({ isolated, memberships }: Pick<NetworkPlan, 'isolated' | 'memberships'>): ReadonlySet<string> {
  return new Set([...isolated].flatMap((lead) => memberships.get(lead) ?? []));
}

function networkOf({ project }: ProjectContext, key: string): Network {
  const { networks = {} } = project;
  return (Object.hasOwn(networks, key) ? networks[key] : undefined) ?? {};
}

/** An external network goes by its own name, so that every project that is converted gives its Pods the same label. */
function factsOf(context: ProjectContext, names: Names, key: string): NetworkFacts {
  const { name, external = false, internal = false, enable_ipv6: ipv6 = false } = networkOf(context, key);
  const label = external ? toDnsLabel(name ?? key) : names.network(key);
  return { key, name: label, label: networkLabel(label), internal, external, ipv6 };
}

function decideEnforced({ settings }: ProjectContext, networks: NetworkPlan['networks']): Decision<boolean> {
  const paths = [...networks.keys()].map((key): Path => ['networks', key]);
  if (settings.project.networkPolicies === 'none') return decide(false, 'A setting turns NetworkPolicies off.');
  const internal = [...networks.values()].filter((network) => network.internal);
  if (networks.size > 1) return decide(true, `The project keeps ${networks.size} networks apart, so NetworkPolicies do.`, ...paths);
  if (internal.length > 0) return decide(true, 'An internal network has no way out, which takes NetworkPolicies.', ...paths);
  return decide(false, 'All services are on one network and reach each other, as all Pods of a namespace do.', ...paths);
}
