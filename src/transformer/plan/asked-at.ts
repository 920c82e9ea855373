/** Where a setting of a service was given, and by what, for the decisions that rest on it. */

import type { Path } from '../../model/path.ts';
import { type SettingLayer, type Settings, settingKey } from '../../model/settings.ts';

/** Its places in the compose files; where it could stand there, for one from elsewhere. */
export function askedAt({ origins }: Settings, service: string, key: string): readonly Path[] {
  return origins.get(settingKey('services', service, key))?.paths ?? [['services', service, 'x-kubeferry', key]];
}

const ASKERS: Readonly<Record<SettingLayer, string>> = {
  label: 'A label of kompose',
  extension: 'A setting',
  file: 'kubeferry.yaml',
  flag: 'A setting of this run',
};

/** Begins a sentence about the setting. */
export function asker({ origins }: Settings, service: string, key: string): string {
  return ASKERS[origins.get(settingKey('services', service, key))?.layer ?? 'extension'];
}
