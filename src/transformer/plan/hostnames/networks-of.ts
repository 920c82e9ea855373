/** Which networks a service is on. */

import type { ProjectContext } from '../../concern.ts';

/** Keys of the networks; for `network_mode: service:x` those of x, for every other mode of the host none. */
export function networksOf({ project }: ProjectContext, name: string): readonly string[] {
  const seen = new Set<string>();
  let current = name;
  for (;;) {
    const service = Object.hasOwn(project.services, current) ? project.services[current] : undefined;
    if (service === undefined || seen.has(current)) return [];
    seen.add(current);
    const mode = service.network_mode;
    if (mode === undefined || mode === 'default') return service.networks === undefined ? ['default'] : Object.keys(service.networks);
    if (!mode.startsWith('service:')) return [];
    current = mode.slice('service:'.length);
  }
}
