/** Which networks each service is on. */

import type { ProjectContext } from '../../project-context.ts';

/** Keys of the networks by service; for `network_mode: service:x` those of x, for every other mode of the host none. */
export function networksOfServices({ project }: ProjectContext): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const name of Object.keys(project.services)) {
    const guests: string[] = [];
    let owner: string | undefined = name;
    while (owner !== undefined && !found.has(owner)) {
      // A circle of guests, which the parser refuses, ends here as a network of nobody.
      found.set(owner, []);
      guests.push(owner);
      owner = hostOf(project.services[owner]?.network_mode);
      if (owner !== undefined && !Object.hasOwn(project.services, owner)) owner = undefined;
    }
    const last = guests.at(-1);
    const networks = owner === undefined ? ownNetworks(project, last ?? name) : (found.get(owner) ?? []);
    for (const guest of guests) found.set(guest, networks);
  }
  return found;
}

function hostOf(mode: string | undefined): string | undefined {
  return mode?.startsWith('service:') === true ? mode.slice('service:'.length) : undefined;
}

function ownNetworks({ services }: ProjectContext['project'], name: string): readonly string[] {
  const { network_mode: mode, networks } = services[name] ?? {};
  if (mode !== undefined && mode !== 'default') return [];
  return networks === undefined ? ['default'] : Object.keys(networks);
}
