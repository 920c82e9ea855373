/** How a value is spelled in its file: the text of a scalar as it stands there, for the few rules to which quotes or digits matter. */

import type { Span } from '../model/origins.ts';
import type { Path } from '../model/path.ts';
import type { LoadedProject } from '../parser/load.ts';

/** The text of a plain (unquoted) scalar on one line; undefined for everything else, and for what no file spells out. */
export function plainSpelling({ origins, sources }: LoadedProject, path: Path): { readonly text: string; readonly span: Span } | undefined {
  const origin = origins.locate(path);
  if (origin === undefined || origin.via === 'default' || origin.via === 'environment') return undefined;
  const text = sources.get(origin.file)?.slice(origin.start, origin.end) ?? '';
  const isPlain = text !== '' && !/^["'|>{[&*!]|[\n#]|: |:$/.test(text);
  return isPlain ? { text, span: { file: origin.file, start: origin.start, end: origin.end } } : undefined;
}
