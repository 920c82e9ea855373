/** Reads all settings of a conversion: those of the compose files, of `kubeferry.yaml`, and of the run. */

import type { Outcome } from '../diagnostics/outcome.ts';
import type { Files } from '../model/files.ts';
import type { Settings } from '../model/settings.ts';
import type { LoadedProject } from '../parser/load.ts';
import { readSettingsFile } from './read-file.ts';
import { resolveSettings } from './resolve.ts';
import type { WrittenFile } from './written.ts';

export interface SettingsRequest {
  /** Settings of this run: flags of the command line, or options of the library call. */
  readonly flags?: WrittenFile;
  /** Path of the settings file; the `kubeferry.yaml` beside the compose file unless said. */
  readonly file?: string;
}

export interface SettingsReading extends Outcome<Settings> {
  /** Text of the settings file by its path. */
  readonly sources: ReadonlyMap<string, string>;
}

interface Request {
  readonly files: Files;
  readonly cwd: string;
  readonly settings?: SettingsRequest;
}

export function readSettings({ files, cwd, settings = {} }: Request, loaded: LoadedProject): SettingsReading {
  const { flags = {}, file: named } = settings;
  const file = readSettingsFile({ files, cwd, ...(named === undefined ? {} : { named }) }, loaded);
  const { value, diagnostics } = resolveSettings(loaded, { flags, ...(file.value === undefined ? {} : { file: file.value }) });
  return { value, diagnostics: [...file.diagnostics, ...diagnostics], sources: file.sources };
}
