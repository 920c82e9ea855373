/** The flags that change how a project is converted; each stands for a setting of `x-kubeferry` at the top of the compose file. */

import type { ProjectSettings } from '../model/settings.ts';
import { DEFAULT_SETTINGS } from '../settings/defaults.ts';
import type { OptionSpec } from './command.ts';

export interface SettingOptions {
  readonly namespace?: string;
  readonly createNamespace?: boolean;
  readonly registry?: string;
  readonly tag?: string;
  readonly pullSecret?: readonly string[];
}

export const SETTING_OPTIONS: readonly OptionSpec[] = [
  { flags: '-n, --namespace <name>', help: 'namespace that the objects name' },
  { flags: '--create-namespace', help: 'write the Namespace object as well' },
  { flags: '--registry <host/path>', help: 'registry of the images that the project builds' },
  { flags: '--tag <tag>', help: 'tag of built images without a name of their own' },
  { flags: '--pull-secret <name>', help: 'Secret with registry credentials; may be repeated', repeat: true },
];

export function settingFlags({ namespace, createNamespace, registry, tag, pullSecret }: SettingOptions): Partial<ProjectSettings> {
  const images = {
    ...DEFAULT_SETTINGS.images,
    ...(registry === undefined ? {} : { registry }),
    ...(tag === undefined ? {} : { tag }),
    ...(pullSecret === undefined ? {} : { pullSecrets: pullSecret }),
  };
  return { ...(namespace === undefined ? {} : { namespace }), ...(createNamespace === undefined ? {} : { createNamespace }), images };
}
