/** The report for people: the fact, the source line with an underline under the exact columns, the other places involved, and what to do. */

import type { LocatedDiagnostic, LocatedRelated, Place } from '../diagnostics/locate.ts';
import { visible } from './display-width.ts';
import { excerpt } from './excerpt.ts';
import { shownFile } from './file-name.ts';
import { firstOfEach } from './first-of-each.ts';
import type { Report, Reporter } from './report.ts';
import { type SourceView, viewSources } from './source-view.ts';
import { type Summary, summarize } from './summary.ts';

export const text: Reporter = (report) => {
  const sourceOf = viewSources(report.sources);
  const { shown, left } =
    report.seeAll === undefined ? { shown: report.diagnostics, left: NONE_LEFT } : firstOfEach(report.diagnostics, kindOf);
  const blocks = shown.map((diagnostic) => diagnosticLines(diagnostic, { report, sourceOf }).join('\n'));
  const rest = [...left].map(([kind, count]) => `${count} more of ${kind}; ${report.seeAll} shows all`);
  return `${[...blocks, ...rest, summaryLine(report)].join('\n\n')}\n`;
};

const NONE_LEFT: ReadonlyMap<string, number> = new Map();

function kindOf({ severity, rule, code }: LocatedDiagnostic): string {
  return `${severity}[${rule ?? code}]`;
}

interface TextContext {
  readonly report: Report;
  readonly sourceOf: (file: string) => SourceView | undefined;
}

/** A variable may be used in a hundred places: these many of the other ones are shown. */
const MAX_RELATED = 4;

function diagnosticLines(diagnostic: LocatedDiagnostic, context: TextContext): readonly string[] {
  const { styler } = context.report;
  const { place } = diagnostic;
  const related = diagnostic.related.slice(0, MAX_RELATED);
  const gutter = Math.max(1, ...[place, ...related.map((other) => other.place)].map((shown) => String(shown?.endLine ?? 0).length));
  const margin = ' '.repeat(gutter);
  const lines = [title(diagnostic, context)];
  if (place !== undefined) {
    lines.push(`${styler('gutter', `${margin}-->`)} ${placeName(place, context)}`);
    lines.push(...excerptOf(place, { context, gutter, style: diagnostic.severity, marker: '^' }));
  }
  for (const other of related) lines.push(...relatedLines(other, { context, gutter }));
  const hidden = diagnostic.related.length - related.length;
  if (hidden > 0) lines.push(`${styler('gutter', `${margin}:::`)} and ${hidden} more`);
  if (diagnostic.help !== undefined)
    lines.push(`${styler('gutter', `${margin} =`)} ${styler('help', 'help:')} ${visible(diagnostic.help)}`);
  return lines;
}

function relatedLines(
  { place, message }: LocatedRelated,
  { context, gutter }: { readonly context: TextContext; readonly gutter: number },
): readonly string[] {
  const label = visible(message);
  const head = `${context.report.styler('gutter', `${' '.repeat(gutter)}:::`)} ${placeName(place, context)}`;
  const body = excerptOf(place, { context, gutter, style: 'related', marker: '-', label });
  return body.length === 0 ? [`${head}: ${label}`] : [head, ...body];
}

/** `warning[C104] unused-resource: …` for a finding of a rule, `error[convert/host-path]: …` for the others. */
function title(diagnostic: LocatedDiagnostic, { report: { styler } }: TextContext): string {
  const { severity, rule, code, message } = diagnostic;
  const what = rule === undefined ? '' : ` ${code.slice(code.indexOf('/') + 1)}`;
  return `${styler(severity, kindOf(diagnostic))}${styler('strong', `${what}: ${visible(message)}`)}`;
}

function placeName(place: Place, { report }: TextContext): string {
  return `${visible(fileName(place.file, report.cwd))}:${place.line}:${place.column}`;
}

function fileName(file: string, cwd: string): string {
  return file === '-' ? '<stdin>' : shownFile(file, cwd);
}

interface ExcerptRequest {
  readonly context: TextContext;
  readonly gutter: number;
  readonly style: 'error' | 'warning' | 'info' | 'related';
  readonly marker: '^' | '-';
  readonly label?: string;
}

function excerptOf(place: Place, { context, ...rest }: ExcerptRequest): readonly string[] {
  const source = context.sourceOf(place.file);
  return source === undefined ? [] : excerpt(place, { ...rest, source, styler: context.report.styler });
}

/** `2 errors, 1 warning in compose.yaml`. */
function summaryLine({ diagnostics, projects, cwd, styler }: Report): string {
  const summary = summarize(diagnostics);
  const counts = countTexts(summary);
  const [only] = projects;
  const where = only !== undefined && projects.length === 1 ? ` in ${visible(fileName(only, cwd))}` : ` in ${projects.length} projects`;
  const style = summary.errors > 0 ? 'error' : summary.warnings > 0 ? 'warning' : 'strong';
  return styler(style, `${counts.length === 0 ? 'no findings' : counts.join(', ')}${projects.length === 0 ? '' : where}`);
}

function countTexts({ errors, warnings, infos }: Summary): readonly string[] {
  const counts: readonly (readonly [number, string])[] = [
    [errors, 'error'],
    [warnings, 'warning'],
    [infos, 'info'],
  ];
  return counts.flatMap(([count, noun]) => (count === 0 ? [] : [`${count} ${noun}${count === 1 || noun === 'info' ? '' : 's'}`]));
}
