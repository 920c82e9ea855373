/** The list of concerns, in the order in which they write. Each path of the Compose schema has exactly one owner among them and the declined paths. */

import type { ComposePath } from '../../model/paths.gen.ts';
import type { Concern } from '../concern.ts';
import type { DECLINED } from '../declined.ts';
import { aliases } from './aliases.ts';
import { command } from './command.ts';
import { configs } from './configs.ts';
import { dependsOn } from './depends-on.ts';
import { devices } from './devices.ts';
import { environment } from './environment.ts';
import { gateway } from './gateway.ts';
import { hostNamespaces } from './host-namespaces.ts';
import { hostsAndDns } from './hosts-and-dns.ts';
import { image } from './image.ts';
import { ingress } from './ingress.ts';
import { initContainers } from './init-containers.ts';
import { labels } from './labels.ts';
import { leftOut } from './left-out.ts';
import { lifecycle } from './lifecycle.ts';
import { links } from './links.ts';
import { models } from './models.ts';
import { networkMode } from './network-mode.ts';
import { networkPolicies } from './network-policies.ts';
import { networks } from './networks.ts';
import { placement } from './placement.ts';
import { platformAccess } from './platform-access.ts';
import { podDefaults } from './pod-defaults.ts';
import { ports } from './ports.ts';
import { probes } from './probes.ts';
import { project } from './project.ts';
import { resources } from './resources.ts';
import { restart } from './restart.ts';
import { rollout } from './rollout.ts';
import { secrets } from './secrets.ts';
import { security } from './security.ts';
import { services } from './services.ts';
import { tmpfs } from './tmpfs.ts';
import { vainSettings } from './vain-settings.ts';
import { volumes } from './volumes.ts';
import { volumesFrom } from './volumes-from.ts';

const LIST = [
  project,
  leftOut,
  podDefaults,
  image,
  command,
  environment,
  ports,
  services,
  aliases,
  links,
  hostsAndDns,
  networkMode,
  networks,
  ingress,
  gateway,
  networkPolicies,
  configs,
  secrets,
  volumes,
  volumesFrom,
  tmpfs,
  probes,
  resources,
  devices,
  lifecycle,
  initContainers,
  restart,
  rollout,
  placement,
  security,
  hostNamespaces,
  platformAccess,
  dependsOn,
  models,
  labels,
  vainSettings,
] as const;

export const CONCERNS: readonly Concern[] = LIST;

/** What is claimed: the paths that concerns own, and those that are declined. */
type Claimed = (typeof LIST)[number]['owns'][number] | (typeof DECLINED)[number]['pattern'];

/** Every path that a claim covers; `services.*.build.**` covers all below `services.*.build`. */
type Covered<Claim extends string> = Claim extends `${infer Place}.**` ? Extract<ComposePath, Place | `${Place}.${string}`> : Claim;

/** Compiles only where there is nothing left; the error names a path without an owner. */
type Proof<Unowned extends never> = Unowned;

/** @public */
export type EveryPathIsOwned = Proof<Exclude<ComposePath, Covered<Claimed>>>;
