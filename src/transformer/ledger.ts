/** Accounts for every path that the user wrote: what it became, or why it became nothing. */

import type { ObjectRef } from '../kube/objects.ts';
import { formatRef, refOf } from '../kube/objects.ts';
import { formatPath, type Path } from '../model/path.ts';
import { type Settings, settingKey } from '../model/settings.ts';
import type { LoadedProject } from '../parser/load.ts';
import type { Attributed } from './attributed.ts';
import type { DecisionRecord, LedgerEntry } from './bundle.ts';
import type { PlannedContext } from './concern.ts';
import type { Fate } from './contribution.ts';
import { declinedAt } from './declined.ts';
import { PathTree } from './path-tree.ts';

/** What one contribution, decision or table row says about a place and all below it. */
interface Claim {
  readonly by: string;
  /** Absent: the place took part in making objects, so it is mapped unless something closer says otherwise. */
  readonly fate?: Fate;
  readonly because?: string;
  readonly instead?: string;
  readonly became: readonly ObjectRef[];
}

/** One entry for each written leaf, in document order, then members without content, and what the loader consumed. */
export function keepLedger(
  context: PlannedContext,
  contributions: readonly Attributed[],
  decisions: readonly DecisionRecord[],
): { readonly entries: readonly LedgerEntry[]; readonly unmapped: readonly Path[] } {
  const claimed = claimedEntries(gatherClaims(context, contributions, decisions));
  const entries: LedgerEntry[] = [];
  const unmapped: Path[] = [];
  for (const path of context.loaded.origins.written()) {
    const entry = claimed(path) ?? extensionEntry(path) ?? declinedEntry(path) ?? emptyEntry(context, path);
    if (entry === undefined) unmapped.push(path);
    else entries.push(entry);
  }
  for (const path of emptyMembers(context)) {
    const entry = claimed(path);
    if (entry !== undefined) entries.push(entry);
  }
  const consumed = context.loaded.consumed.map(
    ({ path, because }): LedgerEntry => ({ path, fate: 'mapped', by: 'parser', became: [], because }),
  );
  return { entries: [...entries, ...consumed], unmapped };
}

const SECTIONS = ['networks', 'volumes', 'secrets', 'configs', 'models'] as const;

/** `volumes: {data: {}}`: there, though nothing is written below it. */
function emptyMembers({ project, loaded }: PlannedContext): readonly Path[] {
  const members = SECTIONS.flatMap((section) => Object.keys(project[section] ?? {}).map((name) => [section, name]));
  if (members.length === 0) return [];
  const below = loaded.origins.written().filter(([section]) => section !== 'services');
  const written = new Set(below.map(([section, name]) => formatPath([section ?? '', name ?? ''])));
  return members.filter(([section = '', name = '']) => !written.has(formatPath([section, name])) && isWritten(loaded, [section, name]));
}

/** The default network is in every project, and nobody wrote it. */
function isWritten({ origins }: LoadedProject, path: Path): boolean {
  const via = origins.locate(path)?.via;
  return via !== undefined && via !== 'default';
}

function gatherClaims(
  context: PlannedContext,
  contributions: readonly Attributed[],
  decisions: readonly DecisionRecord[],
): PathTree<Claim> {
  const claims = new PathTree<Claim>();
  const add = (path: Path, claim: Claim) => {
    if (path[2] !== 'x-kubeferry') claims.add(path, claim);
    else for (const place of placesOf(context.settings, path)) claims.add(place, claim);
  };
  const addAll = (paths: readonly Path[], claim: Claim) => {
    for (const path of paths) add(path, claim);
  };
  const workloads = workloadRefs(context);
  for (const { concern, lead = '', contribution } of contributions) {
    switch (contribution.to) {
      case 'diagnostics':
      case 'expected':
        break;
      case 'ledger': {
        const { path, fate, because, instead } = contribution;
        add(path, { by: concern, fate, because, ...(instead === undefined ? {} : { instead }), became: [] });
        break;
      }
      case 'object':
        if (contribution.from.length > 0) addAll(contribution.from, { by: concern, became: [refOf(contribution.object)] });
        break;
      default:
        if (contribution.from.length > 0) addAll(contribution.from, { by: concern, became: workloads.get(lead) ?? NOTHING });
    }
  }
  for (const { about, from, because } of decisions) addAll(from, { by: about, because, became: NOTHING });
  for (const { path, because, ignored } of context.settings.readFrom) {
    add(path, { by: 'settings', because, became: [], ...(ignored === true ? { fate: 'ignored' } : {}) });
  }
  return claims;
}

/** Where a setting of `x-kubeferry` stands: at the labels of kompose that it came from, if it did. */
function placesOf({ origins }: Settings, path: Path): readonly Path[] {
  const [section, name, , key] = path;
  if (section === undefined || name === undefined || key === undefined) return [path];
  const origin = origins.get(settingKey(section, name, key));
  return origin?.layer === 'label' ? origin.paths : [path];
}

/** By lead service. */
function workloadRefs({ plan }: PlannedContext): ReadonlyMap<string, readonly ObjectRef[]> {
  return new Map(
    [...plan.workloads].map(
      ([
        lead,
        {
          name,
          kind: { choice: kind },
        },
      ]) => {
        const apiVersion = kind === 'Job' || kind === 'CronJob' ? 'batch/v1' : 'apps/v1';
        return [lead, [{ apiVersion, kind, name }]] as const;
      },
    ),
  );
}

const NOTHING: readonly ObjectRef[] = [];

type Verdict = Omit<LedgerEntry, 'path'>;

/** Many paths may have the same claims closest to them, which are weighed once. */
function claimedEntries(claims: PathTree<Claim>): (path: Path) => LedgerEntry | undefined {
  const verdicts = new Map<readonly Claim[], Verdict | undefined>();
  return (path) => {
    const closest = claims.closest(path);
    if (!verdicts.has(closest)) verdicts.set(closest, verdictOf(closest));
    const verdict = verdicts.get(closest);
    return verdict === undefined ? undefined : { path, ...verdict };
  };
}

/** The closest claim with a fate decides; where none has one, the closest claim of all, as mapped. */
function verdictOf(closest: readonly Claim[]): Verdict | undefined {
  const spoken = closest.find((claim) => claim.fate !== undefined);
  const claim = spoken ?? closest.find(({ became: refs }) => refs.length > 0) ?? closest[0];
  if (claim === undefined) return undefined;
  const became = closest.length === 1 ? claim.became : eachOnce(closest.flatMap((each) => each.became));
  const { by, fate = 'mapped', because, instead } = claim;
  return { fate, by, became, ...(because === undefined ? {} : { because }), ...(instead === undefined ? {} : { instead }) };
}

function eachOnce(refs: readonly ObjectRef[]): readonly ObjectRef[] {
  return refs.length < 2 ? refs : [...new Map(refs.map((ref) => [formatRef(ref), ref])).values()];
}

/** `x-…` members belong to whoever reads them; Kubernetes has no place for them. */
function extensionEntry(path: Path): LedgerEntry | undefined {
  const extended = path.some((segment, i) => typeof segment === 'string' && segment.startsWith('x-') && (i === 0 || i > 1));
  if (!extended) return undefined;
  return {
    path,
    fate: 'ignored',
    by: 'extensions',
    became: [],
    because: 'An extension (x-…) means something only to the tool that reads it.',
  };
}

function declinedEntry(path: Path): LedgerEntry | undefined {
  const row = declinedAt(path)?.row;
  if (row === undefined) return undefined;
  const { fate, because } = row;
  return { path, fate, by: 'declined', became: [], because, ...('instead' in row ? { instead: row.instead } : {}) };
}

/** `ports: []`, `services: {}`: written, but with nothing in it that could become anything. */
function emptyEntry({ project }: PlannedContext, path: Path): LedgerEntry | undefined {
  const value = path.reduce<unknown>((at, segment) => (isObject(at) ? Reflect.get(at, segment) : undefined), project);
  const isEmpty = value === null || (isObject(value) && Object.keys(value).length === 0);
  return isEmpty ? { path, fate: 'mapped', by: 'project', became: [], because: 'It is empty.' } : undefined;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
