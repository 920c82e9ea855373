/** Names that are called otherwise in the cluster and stand where they may be hosts, but need not be: they stay, which is told. */

import type { Diagnostic } from '../../../diagnostics/diagnostic.ts';
import type { ProjectContext } from '../../project-context.ts';
import { type HostIndex, ownTexts } from './host-index.ts';
import { possibleHosts } from './host-scan.ts';
import { nameLeft } from './hostname-remarks.ts';

/** Each name once for each text. `rewrites` are the new names by the old ones. */
export function* leftNames(
  { project }: ProjectContext,
  { absent }: HostIndex,
  rewrites: ReadonlyMap<string, string>,
): Iterable<Diagnostic> {
  if (rewrites.size === 0) return;
  for (const [by, service] of Object.entries(project.services)) {
    if (absent.has(by)) continue;
    for (const { text, key, from } of ownTexts(by, service)) {
      const found = possibleHosts(text, { isHost: (word) => rewrites.has(word), key });
      for (const host of found) yield nameLeft({ host, name: rewrites.get(host) ?? host, by, from });
    }
  }
}
