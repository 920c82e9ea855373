/** Resolves settings for tests: the compose file, a kubeferry.yaml beside it, and what a run gives. */

import { load } from '../../src/parser/load.ts';
import { memoryFiles } from '../../src/parser/memory-files.ts';
import { readSettings, type SettingsRequest } from '../../src/settings/read-settings.ts';

export interface Written {
  readonly compose?: string;
  readonly file?: string;
  readonly flags?: SettingsRequest['flags'];
}

export function resolve({ compose = 'services: {web: {image: nginx:1.29}}\n', file, flags }: Written) {
  const settings = file === undefined ? {} : { '/project/kubeferry.yaml': file };
  const request = { files: memoryFiles({ '/project/compose.yaml': compose, ...settings }), cwd: '/project', environment: { COUNT: '3' } };
  const { value: loaded, diagnostics } = load({ ...request, composeFiles: ['/project/compose.yaml'] });
  if (loaded === undefined) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return readSettings({ ...request, settings: flags === undefined ? {} : { flags } }, loaded);
}

/** `warning: message help`. */
export const said = (written: Written) =>
  resolve(written).diagnostics.map(({ severity, message, help }) => `${severity}: ${message} ${help ?? ''}`.trim());
