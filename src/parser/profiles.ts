/** Keeps the services whose profiles are active (Compose specification, "Profiles"). */

import type { Environment } from './environment.ts';
import type { Session } from './session.ts';
import { itemsAt, mapAt, mapEntries, stringOf, withEntries } from './source-edit.ts';
import type { SourceMap, SourceNode } from './source-tree.ts';

export interface ProfileChoice {
  /** The model without the services that are off. */
  readonly root: SourceMap;
  readonly disabled: ReadonlySet<string>;
}

/** `--profile` replaces `COMPOSE_PROFILES`. */
export function activeProfiles(given: readonly string[], environment: Environment): readonly string[] {
  if (given.length > 0) return given;
  return (environment.get('COMPOSE_PROFILES') ?? '').split(',').map((profile) => profile.trim());
}

/** A service without profiles is always on; `*` turns all on. */
export function applyProfiles(session: Session, root: SourceMap, profiles: readonly string[]): ProfileChoice {
  const services = mapAt(root, 'services');
  const disabled = new Set<string>();
  for (const service of services?.entries.values() ?? []) for (const profile of profilesOf(service)) session.profiles.add(profile);
  if (services === undefined || profiles.includes('*')) return { root, disabled };
  const active = new Set(profiles);
  const enabled = mapEntries(services, (service, name) => {
    if (isOn(service, active)) return service;
    disabled.add(name);
    consumeDisabled(session, name, service);
    return undefined;
  });
  return { root: enabled === services ? root : withEntries(root, [['services', enabled]]), disabled };
}

function consumeDisabled(session: Session, name: string, service: SourceNode): void {
  const because = `none of its profiles (${profilesOf(service).join(', ')}) is active`;
  session.consumed.push({ path: ['services', name], origin: service.origin, because });
}

function profilesOf(service: SourceNode): readonly string[] {
  return itemsAt(service, 'profiles').map((item) => stringOf(item) ?? '');
}

function isOn(service: SourceNode, active: ReadonlySet<string>): boolean {
  const profiles = profilesOf(service);
  return profiles.length === 0 || profiles.some((profile) => active.has(profile));
}
