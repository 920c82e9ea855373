/** Tells the user of every place that is not simply mapped: once for each statement of a concern, once for each place of the table of declined paths. */

import type { Diagnostic, Severity } from '../diagnostics/diagnostic.ts';
import { listWords } from '../diagnostics/list-words.ts';
import type { Origins } from '../model/origins.ts';
import { formatPath, type Path } from '../model/path.ts';
import type { Attributed } from './attributed.ts';
import type { LedgerEntry } from './bundle.ts';
import type { Fate } from './contribution.ts';
import { declinedAt } from './declined.ts';
import { PathTree } from './path-tree.ts';

const SEVERITY: Readonly<Record<Fate, Severity>> = { mapped: 'info', approximated: 'info', ignored: 'info', unsupported: 'warning' };

/** What becomes of one place and all that is written below it. */
interface Statement {
  readonly path: Path;
  readonly fate: Fate;
  readonly because: string;
  readonly instead?: string;
  readonly severity?: Severity;
  readonly code?: `convert/${string}`;
}

/** Of places that nobody wrote nothing is said. */
export function fateDiagnostics(
  contributions: readonly Attributed[],
  entries: readonly LedgerEntry[],
  origins: Origins,
): readonly Diagnostic[] {
  const leaves = new PathTree<Path>();
  for (const path of origins.written()) leaves.add(path, path);
  return [...stated(contributions), ...declined(entries)].flatMap((statement) => {
    const within = leaves.below(statement.path);
    return within.length === 0 ? [] : [toDiagnostic(statement, within, origins)];
  });
}

function stated(contributions: readonly Attributed[]): readonly Statement[] {
  return contributions.flatMap(({ contribution }) =>
    contribution.to === 'ledger' && contribution.fate !== 'mapped' && contribution.silent !== true ? [contribution] : [],
  );
}

function declined(entries: readonly LedgerEntry[]): readonly Statement[] {
  const places = new Map<string, Statement>();
  for (const { path, by } of entries) {
    const found = by === 'declined' ? declinedAt(path) : undefined;
    if (found !== undefined) places.set(formatPath(found.place), { ...found.row, path: found.place });
  }
  return [...places.values()];
}

function toDiagnostic({ path, fate, because, instead, severity, code }: Statement, leaves: readonly Path[], origins: Origins): Diagnostic {
  const isLost = fate === 'ignored' || fate === 'unsupported';
  return {
    code: code ?? `convert/${fate}`,
    severity: severity ?? SEVERITY[fate],
    path,
    message: `${formatPath(path)}${isLost && !isShort(leaves, origins) ? partsOf(path, leaves) : ''}: ${because}`,
    ...(instead === undefined ? {} : { help: instead }),
  };
}

/** Whether all parts were written as one text (`./data:/data`), so that none stands under a key of its own. */
function isShort(leaves: readonly Path[], origins: Origins): boolean {
  return leaves.every((leaf) => typeof leaf.at(-1) === 'string' && origins.locate(leaf)?.key === undefined);
}

/** What goes with a place that is lost as a whole: ` (driver and options["max-size"])`. */
function partsOf(place: Path, leaves: readonly Path[]): string {
  const parts = leaves.map((leaf) => leaf.slice(place.length)).filter((part) => part.length > 0);
  if (parts.length < 2) return '';
  const isList = parts.every((part) => part.length === 1 && typeof part[0] === 'number');
  return isList ? ` (${parts.length} entries)` : ` (${listWords(parts.map(formatPath).sort())})`;
}
