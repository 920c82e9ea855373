/** Which services can be active at the same time. */

import type { Service } from '../model/service.ts';

/** Whether some choice of profiles starts both: one has no profile, or they share one. */
export function canRunTogether(a: Service, b: Service): boolean {
  const first = a.profiles ?? [];
  const second = b.profiles ?? [];
  return first.length === 0 || second.length === 0 || first.some((profile) => second.includes(profile));
}

/** A profile that starts `dependent` without `dependency`; `undefined` when there is none. No profile at all is the empty text. */
export function profileWithout(dependent: Service, dependency: Service): string | undefined {
  const needed = dependency.profiles ?? [];
  if (needed.length === 0) return undefined;
  const starts = dependent.profiles ?? [];
  return starts.length === 0 ? '' : starts.find((profile) => !needed.includes(profile));
}
