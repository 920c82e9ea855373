/** What became of paths, as text: those with one outcome are told together. */

import { type PlaceOfPath, placesOfPaths } from '../diagnostics/locate.ts';
import { formatRef } from '../kube/objects.ts';
import { formatPath, type Path } from '../model/path.ts';
import type { LoadedProject } from '../parser/load.ts';
import { shownFile } from '../reporters/file-name.ts';
import type { Styler } from '../reporters/styler.ts';
import type { LedgerEntry } from '../transformer/bundle.ts';
import { CONCERNS } from '../transformer/concerns/index.ts';

interface EntryContext {
  readonly loaded: LoadedProject;
  readonly cwd: string;
  readonly styler: Styler;
  /** Whether to say what a concern does in general where it gives no reason of its own. */
  readonly inGeneral: boolean;
}

interface Group {
  readonly outcome: string;
  /** What the paths have in common. */
  shared: Path;
  readonly entries: [LedgerEntry, ...LedgerEntry[]];
}

/** One block of text for each outcome. */
export function explainedEntries(entries: readonly LedgerEntry[], context: EntryContext): readonly string[] {
  const groups: Group[] = [];
  for (const entry of entries) {
    const outcome = outcomeOf(entry, context);
    const last = groups.at(-1);
    const shared = last === undefined ? [] : commonStart(last.shared, entry.path);
    if (last?.outcome === outcome && shared.length > 2) {
      last.shared = shared;
      last.entries.push(entry);
    } else groups.push({ outcome, shared: entry.path, entries: [entry] });
  }
  const placeOf = placesOfPaths(context.loaded);
  return groups.map((group) => `${titleOf(group, context, placeOf)}\n${group.outcome}`);
}

function commonStart(a: Path, b: Path): Path {
  const length = a.findIndex((segment, i) => segment !== b[i]);
  return length < 0 ? a : a.slice(0, length);
}

/** `services.web.healthcheck (test, interval)  compose.yaml:10:5` */
function titleOf({ shared, entries }: Group, { styler, cwd }: EntryContext, placeOf: PlaceOfPath): string {
  const parts = new Set(entries.flatMap(({ path }) => path.slice(shared.length, shared.length + 1).map((part) => formatPath([part]))));
  const place = placeOf(entries[0].path);
  const named = parts.size === 0 ? '' : ` (${[...parts].join(', ')})`;
  const where = place === undefined ? '' : `  ${styler('gutter', `${shownFile(place.file, cwd)}:${place.line}:${place.column}`)}`;
  return `${styler('strong', formatPath(shared))}${named}${where}`;
}

function outcomeOf(entry: LedgerEntry, { styler, loaded, inGeneral }: EntryContext): string {
  const { path, fate, by, became, because, instead } = entry;
  const said = because ?? (inGeneral ? CONCERNS.find(({ name }) => name === by)?.summary : undefined);
  const lines = [`  ${fate}${became.length === 0 ? '' : ` → ${became.map(formatRef).join(', ')}`}  (${by})`];
  if (said !== undefined) lines.push(`  ${said}`);
  if (instead !== undefined) lines.push(`  ${styler('help', 'instead:')} ${instead}`);
  const variables = (loaded.origins.template(path) ?? []).flatMap((part) => (part.kind === 'variable' ? [part.name] : []));
  if (variables.length > 0) lines.push(`  composed of ${[...new Set(variables)].join(', ')}`);
  return `${lines.join('\n')}\n`;
}
