/** Where a setting of a service was given, for the decisions that rest on it. */

import type { Path } from '../../model/path.ts';
import { type Settings, settingKey } from '../../model/settings.ts';

/** Its places in the compose files; where it could stand there, for one from elsewhere. */
export function askedAt({ origins }: Settings, service: string, key: string): readonly Path[] {
  return origins.get(settingKey('services', service, key))?.paths ?? [['services', service, 'x-kubeferry', key]];
}
