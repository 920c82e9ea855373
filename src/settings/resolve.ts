/** Resolves what a person asked for, strongest first, into one set of settings. */

import type { Outcome } from '../diagnostics/outcome.ts';
import type { ProjectSettings, Settings } from '../model/settings.ts';
import type { LoadedProject } from '../parser/load.ts';
import { DEFAULT_SETTINGS } from './defaults.ts';

export interface SettingsSources {
  /** Settings given for this run: flags of the command line, or options of the library call. */
  readonly flags?: Partial<ProjectSettings>;
}

export function resolveSettings(_loaded: LoadedProject, { flags = {} }: SettingsSources): Outcome<Settings> {
  const settings: Settings = {
    project: { ...DEFAULT_SETTINGS, ...flags },
    services: new Map(),
    volumes: new Map(),
    secrets: new Map(),
    configs: new Map(),
    readFrom: [],
  };
  return { value: settings, diagnostics: [] };
}
