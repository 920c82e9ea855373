/** Tells the user of every place that is not simply mapped: once for each statement of a concern, once for each place of the table of declined paths. */

import type { Diagnostic, Severity } from '../diagnostics/diagnostic.ts';
import { listWords } from '../diagnostics/list-words.ts';
import type { Origins } from '../model/origins.ts';
import { formatPath, type Path } from '../model/path.ts';
import type { Attributed } from './attributed.ts';
import type { LedgerEntry } from './bundle.ts';
import type { Fate, Statement } from './contribution.ts';
import { declinedAt } from './declined.ts';
import { PathTree } from './path-tree.ts';

const SEVERITY: Readonly<Record<Fate, Severity>> = { mapped: 'info', approximated: 'info', ignored: 'info', unsupported: 'warning' };

/** Of places that nobody wrote nothing is said. */
export function fateDiagnostics(
  contributions: readonly Attributed[],
  entries: readonly LedgerEntry[],
  origins: Origins,
): readonly Diagnostic[] {
  const leaves = new PathTree<Path>();
  for (const path of origins.written()) leaves.add(path, path);
  const written = [...stated(contributions), ...declined(entries)].flatMap((statement) => {
    const within = leaves.below(statement.path);
    return within.length === 0 ? [] : [{ ...statement, parts: lostParts(statement, within, origins) }];
  });
  return together(written).map(toDiagnostic);
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

interface Written extends Statement {
  /** What is lost with the place, in brackets; empty where nothing is to be added. */
  readonly parts: string;
}

type Group = readonly [Written, ...Written[]];

/**
 * What is lost for the same reason is told of once, with all the places where it is: one missing folder may be mounted by every service. Remarks
 * stay apart, each at its line.
 */
function together(statements: readonly Written[]): readonly Group[] {
  const groups = new Map<string, [Written, ...Written[]]>();
  for (const [i, statement] of statements.entries()) {
    const { fate, because, instead, code, parts } = statement;
    const key = JSON.stringify(severityOf(statement) === 'info' ? i : [fate, because, instead, code, parts]);
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [statement]);
    else known.push(statement);
  }
  return [...groups.values()];
}

function toDiagnostic([first, ...others]: Group): Diagnostic {
  const { path, fate, because, instead, code, parts } = first;
  const places = listWords(
    [first, ...others]
      .map((statement) => statement.path)
      .sort(byPath)
      .map(formatPath),
  );
  return {
    code: code ?? `convert/${fate}`,
    severity: severityOf(first),
    path,
    message: `${places}${parts}: ${because}`,
    ...(instead === undefined ? {} : { help: instead }),
    ...(others.length === 0 ? {} : { related: others.map((other) => ({ message: 'here too', path: other.path })) }),
  };
}

/** So that the message is the same in whatever order the keys of a file stand. */
function byPath(a: Path, b: Path): number {
  for (const [i, segment] of a.entries()) {
    const other = b[i];
    if (other === undefined) return 1;
    if (segment === other) continue;
    return typeof segment === 'number' && typeof other === 'number' ? segment - other : String(segment) < String(other) ? -1 : 1;
  }
  return a.length - b.length;
}

function severityOf({ fate, severity }: Statement): Severity {
  return severity ?? SEVERITY[fate];
}

/** A mount whose source is missing is lost as a whole, whatever it says besides. */
function lostParts({ path, fate, code }: Statement, leaves: readonly Path[], origins: Origins): string {
  const isLost = (fate === 'ignored' || fate === 'unsupported') && code !== 'convert/missing-file';
  return isLost && !isShort(leaves, origins) ? partsOf(path, leaves) : '';
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
