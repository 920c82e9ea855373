/** `deploy` and the requests for devices (compose-go, types.DeployConfig, types.DeviceRequest). */

import { type Decoder, listOf, members } from './decoder.ts';
import { mapping } from './mappings.ts';
import {
  count,
  duration,
  integer,
  someBytes,
  someCount,
  someDevices,
  someDuration,
  someFloat,
  someInteger,
  someText,
  text,
} from './scalars.ts';

export const deviceRequest: Decoder = members({
  capabilities: listOf(text),
  count: someDevices,
  device_ids: listOf(text),
  driver: someText,
  options: mapping,
});

const updateConfig = members({
  delay: someDuration,
  failure_action: someText,
  max_failure_ratio: someFloat,
  monitor: someDuration,
  order: someText,
  parallelism: count,
});

const resources = members({
  cpus: someFloat,
  devices: listOf(deviceRequest),
  generic_resources: listOf(members({ discrete_resource_spec: members({ kind: text, value: integer }) })),
  memory: someBytes,
  pids: someInteger,
});

export const deploy: Decoder = members({
  endpoint_mode: someText,
  labels: mapping,
  mode: someText,
  placement: members({
    constraints: listOf(text),
    max_replicas_per_node: someCount,
    preferences: listOf(members({ spread: someText })),
  }),
  replicas: integer,
  resources: members({ limits: resources, reservations: resources }),
  restart_policy: members({ condition: someText, delay: duration, max_attempts: count, window: duration }),
  rollback_config: updateConfig,
  update_config: updateConfig,
});
