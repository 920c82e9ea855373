/** Explains one path or one service: where it stands, what it became, by which concern, and why. */

import { type LocatedDiagnostic, placeOfPath } from '../diagnostics/locate.ts';
import { formatRef } from '../kube/objects.ts';
import { formatPath, type Path, parsePath, startsWith } from '../model/path.ts';
import type { LoadedProject } from '../parser/load.ts';
import { shownFile } from '../reporters/file-name.ts';
import type { Styler } from '../reporters/styler.ts';
import type { Bundle, LedgerEntry } from '../transformer/bundle.ts';

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
  const decisions = context.bundle.decisions.filter(
    ({ service, from }) => (path.length === 2 && service === path[1]) || from.some((place) => startsWith(place, path)),
  );
  if (entries.length === 0 && decisions.length === 0) return undefined;
  const blocks = [
    objectsOf(path, context),
    ...decisions.map(({ about, choice, because }) => `${context.styler('strong', about)}: ${choice}\n  ${because}\n`),
    ...entries.map((entry) => entryText(entry, context)),
    ...remarks(path, context),
  ].filter((block) => block !== '');
  return blocks.join('\n');
}

function targetPath(target: string, { loaded }: ExplainContext): Path | undefined {
  if (Object.hasOwn(loaded.project.services, target)) return ['services', target];
  return parsePath(target);
}

/** For a whole service: the objects that came of it. */
function objectsOf(path: Path, { bundle, styler }: ExplainContext): string {
  if (path[0] !== 'services' || path.length !== 2) return '';
  const owners = new Set(bundle.decisions.flatMap(({ service, owner }) => (service === path[1] && owner !== undefined ? [owner] : [])));
  const objects = bundle.objects.filter(
    ({ from, owner }) => (owner !== undefined && owners.has(owner)) || from.some((place) => startsWith(place, path)),
  );
  if (objects.length === 0) return '';
  return `${styler('strong', String(path[1]))} becomes\n${objects.map(({ object }) => `  ${object.kind} ${object.metadata.name}\n`).join('')}`;
}

function entryText({ path, fate, by, became, because, instead }: LedgerEntry, context: ExplainContext): string {
  const { styler } = context;
  const place = placeOf(path, context);
  const lines = [
    `${styler('strong', formatPath(path))}${place === '' ? '' : `  ${styler('gutter', place)}`}`,
    `  ${fate}${became.length === 0 ? '' : ` → ${became.map(formatRef).join(', ')}`}  (${by})`,
  ];
  if (because !== undefined) lines.push(`  ${because}`);
  if (instead !== undefined) lines.push(`  ${styler('help', 'instead:')} ${instead}`);
  const variables = (context.loaded.origins.template(path) ?? []).flatMap((part) => (part.kind === 'variable' ? [part.name] : []));
  if (variables.length > 0) lines.push(`  composed of ${[...new Set(variables)].join(', ')}`);
  return `${lines.join('\n')}\n`;
}

function placeOf(path: Path, { loaded, cwd }: ExplainContext): string {
  const place = placeOfPath(path, loaded);
  return place === undefined ? '' : `${shownFile(place.file, cwd)}:${place.line}:${place.column}`;
}

function remarks(path: Path, { diagnostics, styler }: ExplainContext): readonly string[] {
  const prefix = formatPath(path);
  return diagnostics
    .filter(
      (diagnostic) =>
        diagnostic.path !== undefined &&
        (diagnostic.path === prefix || diagnostic.path.startsWith(`${prefix}.`) || diagnostic.path.startsWith(`${prefix}[`)),
    )
    .map(
      ({ severity, message, help }) =>
        `${styler(severity, severity)}: ${message}\n${help === undefined ? '' : `  ${styler('help', '→')} ${help}\n`}`,
    );
}
