/** The list of concerns, in the order in which they write. Each path of the Compose schema has exactly one owner among them and the declined paths. */

import type { Concern } from '../concern.ts';
import { command } from './command.ts';
import { configs } from './configs.ts';
import { dependsOn } from './depends-on.ts';
import { devices } from './devices.ts';
import { environment } from './environment.ts';
import { hostNamespaces } from './host-namespaces.ts';
import { image } from './image.ts';
import { labels } from './labels.ts';
import { lifecycle } from './lifecycle.ts';
import { models } from './models.ts';
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
import { volumes } from './volumes.ts';
import { volumesFrom } from './volumes-from.ts';

export const CONCERNS: readonly Concern[] = [
  project,
  podDefaults,
  image,
  command,
  environment,
  ports,
  services,
  configs,
  secrets,
  volumes,
  volumesFrom,
  tmpfs,
  probes,
  resources,
  devices,
  lifecycle,
  restart,
  rollout,
  placement,
  security,
  hostNamespaces,
  platformAccess,
  dependsOn,
  models,
  labels,
];
