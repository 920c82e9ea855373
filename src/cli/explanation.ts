/** Explains one path or one service: what it became, by which concern, why, and what else was decided from it. */

import type { LocatedDiagnostic } from '../diagnostics/locate.ts';
import { formatPath, type Path, parsePath, startsWith } from '../model/path.ts';
import type { LoadedProject } from '../parser/load.ts';
import type { Styler } from '../reporters/styler.ts';
import type { Bundle, DecisionRecord, LedgerEntry } from '../transformer/bundle.ts';
import { explainedEntries } from './explained-entries.ts';

export interface ExplainContext {
  readonly bundle: Bundle;
  readonly loaded: LoadedProject;
  readonly diagnostics: readonly LocatedDiagnostic[];
  readonly cwd: string;
  readonly styler: Styler;
}

/** Undefined where the target is neither a path that somebody wrote, nor a service. */
export function explain(target: string, context: ExplainContext): string | undefined {
  const path = targetPath(target, context);
  if (path === undefined) return undefined;
  const entries = context.bundle.ledger.filter((entry) => startsWith(entry.path, path) || startsWith(path, entry.path));
  const isOwn = ({ service }: DecisionRecord) => isWhole(path) && service === path[1];
  const own = context.bundle.decisions.filter(isOwn);
  const others = context.bundle.decisions.filter((decision) => !isOwn(decision) && decision.from.some((place) => startsWith(place, path)));
  if (entries.length + own.length + others.length === 0) return undefined;
  const blocks = [
    objectsOf(path, context),
    ...decisionTexts(own, context),
    ...explainedEntries(entries, { ...context, inGeneral: path.length > 2 }),
    ...remarks(path, entries, context),
    ...(others.length === 0 ? [] : [`${context.styler('strong', 'Decided from it')}\n`]),
    ...decisionTexts(others, context),
  ].filter((block) => block !== '');
  return blocks.join('\n');
}

/** `web` and `web.ports` stand for `services.web` and `services.web.ports`. */
function targetPath(target: string, { loaded }: ExplainContext): Path | undefined {
  const { services } = loaded.project;
  if (Object.hasOwn(services, target)) return ['services', target];
  const path = parsePath(target);
  const [first] = path ?? [];
  const isOfService = typeof first === 'string' && Object.hasOwn(services, first) && !Object.hasOwn(loaded.project, first);
  return path !== undefined && isOfService ? ['services', ...path] : path;
}

function isWhole(path: Path): boolean {
  return path[0] === 'services' && path.length === 2;
}

function decisionTexts(decisions: readonly DecisionRecord[], { styler }: ExplainContext): readonly string[] {
  return decisions.map(({ about, choice, because }) => `${styler('strong', about)}: ${choice}\n  ${because}\n`);
}

/** For a whole service: the objects of its workload where it leads one, and of those of the project what came of it; where it is a guest, all that did. */
function objectsOf(path: Path, { bundle, styler }: ExplainContext): string {
  if (!isWhole(path)) return '';
  const lead = bundle.decisions.find(({ about }) => about === `service ${path[1]}: workload`);
  const objects = bundle.objects.filter(({ from, owner }) =>
    owner === undefined || lead === undefined ? from.some((place) => startsWith(place, path)) : owner === lead.owner,
  );
  if (objects.length === 0) return '';
  return `${styler('strong', String(path[1]))} becomes\n${objects.map(({ object }) => `  ${object.kind} ${object.metadata.name}\n`).join('')}`;
}

/** What is said of the path beyond what its entries say already. */
function remarks(path: Path, entries: readonly LedgerEntry[], { diagnostics, styler }: ExplainContext): readonly string[] {
  const prefix = formatPath(path);
  const isAbout = (place: string) => place === prefix || place.startsWith(`${prefix}.`) || place.startsWith(`${prefix}[`);
  const isSaid = (message: string) => entries.some(({ because }) => because !== undefined && message.endsWith(because));
  return diagnostics
    .filter(({ path: place, message }) => place !== undefined && isAbout(place) && !isSaid(message))
    .map(
      ({ severity, message, help }) =>
        `${styler(severity, severity)}: ${message}\n${help === undefined ? '' : `  ${styler('help', '→')} ${help}\n`}`,
    );
}
