/** A service (compose-go, types.ServiceConfig). */

import { build, fileReference } from './build.ts';
import { healthTest, words } from './command.ts';
import { type Decoder, listOf, mapOf, members, oneOrMany } from './decoder.ts';
import { deploy, deviceRequest } from './deploy.ts';
import { hosts } from './hosts.ts';
import { mapping, repeatable, variables } from './mappings.ts';
import { mount } from './mount.ts';
import {
  count,
  duration,
  flag,
  integer,
  printed,
  setFlag,
  someBytes,
  someCount,
  someFloat,
  someInteger,
  someText,
  text,
} from './scalars.ts';
import { ulimit } from './ulimit.ts';

const texts = listOf(text);

const hook = { command: words, environment: variables, privileged: setFlag, user: someText, working_dir: someText };

const throttled = listOf(members({ path: text, rate: someBytes }));

const BLKIO = members({
  device_read_bps: throttled,
  device_read_iops: throttled,
  device_write_bps: throttled,
  device_write_iops: throttled,
  weight: someCount,
  weight_device: listOf(members({ path: text, weight: someCount })),
});

const HEALTHCHECK = members({
  disable: setFlag,
  interval: duration,
  retries: count,
  start_interval: duration,
  start_period: duration,
  test: healthTest,
  timeout: duration,
});

const NETWORK = members({
  aliases: texts,
  driver_opts: mapping,
  gw_priority: someInteger,
  interface_name: someText,
  ipv4_address: someText,
  ipv6_address: someText,
  link_local_ips: texts,
  mac_address: someText,
  priority: someInteger,
});

const PORT = members({
  app_protocol: someText,
  host_ip: someText,
  mode: someText,
  name: someText,
  protocol: someText,
  published: someText,
  target: someCount,
});

const WATCH = members({
  action: someText,
  exec: members(hook),
  ignore: oneOrMany(texts),
  include: oneOrMany(texts),
  initial_sync: setFlag,
  path: someText,
  target: someText,
});

export const service: Decoder = members({
  annotations: mapping,
  attach: flag,
  blkio_config: BLKIO,
  build,
  cap_add: texts,
  cap_drop: texts,
  cgroup: someText,
  cgroup_parent: someText,
  command: words,
  configs: listOf(fileReference),
  container_name: someText,
  cpu_count: someInteger,
  cpu_percent: someFloat,
  cpu_period: someInteger,
  cpu_quota: someInteger,
  cpu_rt_period: someInteger,
  cpu_rt_runtime: someInteger,
  cpu_shares: someInteger,
  cpus: someFloat,
  cpuset: someText,
  credential_spec: members({ config: someText, file: someText, registry: someText }),
  depends_on: mapOf(members({ condition: someText, required: flag, restart: setFlag })),
  deploy,
  develop: members({ watch: listOf(WATCH) }),
  device_cgroup_rules: texts,
  devices: listOf(members({ permissions: someText, source: someText, target: someText })),
  dns: oneOrMany(texts),
  dns_opt: texts,
  dns_search: oneOrMany(texts),
  domainname: someText,
  entrypoint: words,
  env_file: listOf(members({ format: someText, path: text, required: flag })),
  environment: variables,
  expose: listOf(printed),
  external_links: texts,
  extra_hosts: hosts,
  gpus: listOf(deviceRequest),
  group_add: texts,
  healthcheck: HEALTHCHECK,
  hostname: someText,
  image: someText,
  init: flag,
  ipc: someText,
  isolation: someText,
  label_file: texts,
  labels: mapping,
  links: texts,
  logging: members({ driver: someText, options: mapping }),
  mac_address: someText,
  mem_limit: someBytes,
  mem_reservation: someBytes,
  mem_swappiness: someBytes,
  memswap_limit: someBytes,
  models: mapOf(members({ endpoint_var: someText, model_var: someText })),
  network_mode: someText,
  networks: mapOf(NETWORK),
  oom_kill_disable: setFlag,
  oom_score_adj: someInteger,
  pid: someText,
  pids_limit: someInteger,
  platform: someText,
  ports: listOf(PORT),
  post_start: listOf(members(hook)),
  pre_start: listOf(members({ ...hook, image: someText, per_replica: setFlag })),
  pre_stop: listOf(members(hook)),
  privileged: setFlag,
  profiles: texts,
  provider: members({ options: repeatable, type: someText }),
  pull_policy: someText,
  pull_refresh_after: someText,
  read_only: setFlag,
  restart: someText,
  runtime: someText,
  scale: integer,
  secrets: listOf(fileReference),
  security_opt: texts,
  shm_size: someBytes,
  stdin_open: setFlag,
  stop_grace_period: duration,
  stop_signal: someText,
  storage_opt: mapping,
  sysctls: mapping,
  tmpfs: oneOrMany(texts),
  tty: setFlag,
  ulimits: mapOf(ulimit),
  use_api_socket: setFlag,
  user: someText,
  userns_mode: someText,
  uts: someText,
  volumes: listOf(mount),
  volumes_from: texts,
  working_dir: someText,
});
