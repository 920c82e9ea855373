/** Keys of older Compose file formats and of `docker run` that are written differently now. */

import type { Path } from '../../model/path.ts';

/** Of a service: what to write instead. */
const OF_SERVICE: ReadonlyMap<string, string> = new Map([
  ['net', 'Write `network_mode: host` (or `bridge`, `none`, `service:NAME`); for networks of the project list them under `networks`.'],
  ['log_driver', 'Write it as `driver` under `logging`.'],
  ['log_opt', 'Write it as `options` under `logging`.'],
  ['log_opts', 'Write it as `options` under `logging`.'],
  ['dockerfile', 'Write it under `build`: `build: {context: ., dockerfile: NAME}`.'],
  ['context', 'Write it under `build`: `build: {context: PATH}`.'],
  ['args', 'Arguments of the image build stand under `build`; those of the container are its `command`.'],
  ['cmd', 'Write `command`.'],
  ['run', 'Write `command`.'],
  ['env', 'Write `environment`.'],
  ['envs', 'Write `environment`.'],
  ['envfile', 'Write `env_file`.'],
  ['port', 'Write `ports`, with a list.'],
  ['volume', 'Write `volumes`, with a list.'],
  ['mounts', 'Write `volumes`, with a list.'],
  ['mount', 'Write `volumes`, with a list.'],
  ['link', 'Write `links`, with a list.'],
  ['workdir', 'Write `working_dir`.'],
  ['host', 'Write `hostname`, or `extra_hosts` for further names.'],
  ['name', 'The name of the container is `container_name`; the name of the service is the key that it stands under.'],
  ['cpu_set', 'Write `cpuset`.'],
  ['cpu_limit', 'Write `cpus`.'],
  ['memory', 'Write `mem_limit`, or `deploy.resources.limits.memory`.'],
  ['memory_limit', 'Write `mem_limit`, or `deploy.resources.limits.memory`.'],
  ['volume_driver', 'Declare the volume under the top-level `volumes` and give it its `driver` there.'],
  ['restart_policy', 'Write `restart: unless-stopped` (or `always`, `on-failure`, `"no"`); `restart_policy` stands under `deploy`.'],
  ['replicas', 'Write `scale`, or `replicas` under `deploy`.'],
  ['resources', 'Write it under `deploy`.'],
  ['limits', 'Write it under `deploy.resources`.'],
  ['reservations', 'Write it under `deploy.resources`.'],
  ['gpu', 'Write `gpus: all`, or a list of device requests.'],
  ['autoremove', 'Leave it out: Compose removes containers with `docker compose down`.'],
  ['security_opts', 'Write `security_opt`.'],
  ['capabilities', 'Write `cap_add`.'],
]);

export function legacyHelp(key: string, parent: Path): string | undefined {
  return parent.length === 2 && parent[0] === 'services' ? OF_SERVICE.get(key) : undefined;
}
