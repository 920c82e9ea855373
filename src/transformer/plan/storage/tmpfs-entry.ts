/** One entry of `tmpfs`: `/run`, `/tmp:size=64m,mode=1777` (Compose spec, `tmpfs`). */

import { parseBytes } from '../../../model/bytes.ts';
import { containerPath } from './container-path.ts';

export interface TmpfsEntry {
  /** Absolute; undefined for what is no place in a container. */
  readonly target: string | undefined;
  readonly bytes?: number;
  /** Options other than a readable size, as they are written. */
  readonly others: readonly string[];
}

export function parseTmpfs(entry: string): TmpfsEntry {
  const colon = entry.indexOf(':');
  const target = containerPath(colon < 0 ? entry : entry.slice(0, colon));
  const options =
    colon < 0
      ? []
      : entry
          .slice(colon + 1)
          .split(',')
          .filter((option) => option !== '');
  const sizes = options.filter((option) => option.startsWith('size='));
  const bytes = sizes.length === 0 ? undefined : parseBytes(sizes.at(-1)?.slice('size='.length) ?? '');
  const others = options.filter((option) => !(bytes !== undefined && option.startsWith('size=')));
  return { target, ...(bytes === undefined ? {} : { bytes }), others };
}
