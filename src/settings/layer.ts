/** Layers of settings: what one place asks for, and where each of its values stands. Later layers win. */

import type { Path } from '../model/path.ts';
import { type SettingLayer, type SettingOrigin, type SettingUse, settingKey } from '../model/settings.ts';

export interface Layer<Written extends object> {
  readonly written: Written;
  readonly origin: (key: string) => SettingOrigin;
}

/** Where the values that count stand, and all that was read on the way to them. */
export interface OriginBook {
  readonly origins: Map<string, SettingOrigin>;
  readonly read: Reading[];
  /** Labels that nothing came of. */
  readonly unfollowed: Path[];
}

interface Reading {
  readonly holder: Path;
  readonly key: string;
  readonly origin: SettingOrigin;
}

/** `holder` is what the settings are of: nothing for the project, `services.web`. */
export function noteLayers({ origins, read }: OriginBook, holder: Path, layers: readonly Layer<object>[]): void {
  for (const { written, origin } of layers) {
    for (const key of Object.keys(written)) {
      origins.set(settingKey(...holder, key), origin(key));
      read.push({ holder, key, origin: origin(key) });
    }
  }
}

/** Settings that are united member by member, so that a later layer does not replace an earlier one. */
const UNITED: ReadonlySet<string> = new Set([
  ...['labels', 'annotations', 'mounts', 'resources'],
  ...['images', 'secretStore', 'storage', 'ingress', 'gateway'],
]);

const NAMES: Readonly<Record<SettingLayer, string>> = {
  label: 'A label',
  extension: 'x-kubeferry',
  file: 'kubeferry.yaml',
  flag: 'A setting of this run',
};

/** Every place of the compose files that a setting was read from, or was to be read from. */
export function usesOf({ origins, read, unfollowed }: OriginBook): readonly SettingUse[] {
  const ignored = unfollowed.map((path) => ({ path, because: 'It is a label of kompose that is not followed.', ignored: true }) as const);
  const uses = read.flatMap(({ holder, key, origin: { layer, paths } }) => {
    if (layer !== 'label' && layer !== 'extension') return [];
    const counts = origins.get(settingKey(...holder, key))?.layer ?? layer;
    const isReplaced = counts !== layer && !UNITED.has(key);
    return paths.map((path): SettingUse => {
      if (!isReplaced) return { path, because: 'A setting of kubeferry.' };
      return { path, because: `${NAMES[counts]} gives another value, which counts.`, ignored: true };
    });
  });
  return [...uses, ...ignored];
}
