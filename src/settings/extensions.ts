/** Reads `x-kubeferry`, the layer of settings that stands in the compose files themselves. */

import type { Outcome } from '../diagnostics/outcome.ts';
import type { Path } from '../model/path.ts';
import { checkSettings } from './check.ts';
import type { Layer } from './layer.ts';
import type { SettingsPart } from './schema-node.ts';

export const EXTENSION = 'x-kubeferry';

/** `holder` is the service, volume… at `at`. Undefined where there is none. */
export function readExtension<T extends object>(
  part: SettingsPart,
  holder: object | null | undefined,
  at: Path,
): Outcome<Layer<T>> | undefined {
  const value = holder !== null && holder !== undefined && EXTENSION in holder ? holder[EXTENSION] : undefined;
  if (value === undefined || value === null) return undefined;
  const path = [...at, EXTENSION];
  const origin = (key: string) => ({ layer: 'extension', paths: [[...path, key]] }) as const;
  const checked = checkSettings<T>(part, value, {
    place: (within, of) => ({ path: [...path, ...within], part: of }),
  });
  return { value: { written: checked.value ?? ({} as T), origin }, diagnostics: checked.diagnostics };
}
