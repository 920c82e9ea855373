/** The report for people: the fact, the source line with an underline under the exact columns, the other places involved, and what to do. */

import { indexLines, type LineIndex } from '../diagnostics/line-index.ts';
import type { LocatedDiagnostic, Place } from '../diagnostics/locate.ts';
import { visible } from './display-width.ts';
import { excerpt } from './excerpt.ts';
import { shownFile } from './file-name.ts';
import type { Report, Reporter } from './report.ts';
import { type Summary, summarize } from './summary.ts';

export const text: Reporter = (report) => {
  const indexOf = lazyIndexes(report.sources);
  const blocks = report.diagnostics.map((diagnostic) => diagnosticLines(diagnostic, { report, indexOf }).join('\n'));
  return `${[...blocks, summaryLine(report)].join('\n\n')}\n`;
};

interface TextContext {
  readonly report: Report;
  readonly indexOf: (file: string) => LineIndex | undefined;
}

function diagnosticLines(diagnostic: LocatedDiagnostic, context: TextContext): readonly string[] {
  const { styler } = context.report;
  const places = [diagnostic.place, ...diagnostic.related.map(({ place }) => place)];
  const gutter = Math.max(1, ...places.map((place) => String(place?.endLine ?? 0).length));
  const lines = [title(diagnostic, context)];
  if (diagnostic.place !== undefined) {
    lines.push(`${styler('gutter', `${' '.repeat(gutter)}-->`)} ${placeName(diagnostic.place, context)}`);
    lines.push(...excerptOf(diagnostic.place, { context, gutter, style: diagnostic.severity, marker: '^' }));
  }
  for (const { place, message } of diagnostic.related) {
    lines.push(`${styler('gutter', `${' '.repeat(gutter)}:::`)} ${placeName(place, context)}`);
    const label = visible(message);
    const body = excerptOf(place, { context, gutter, style: 'related', marker: '-', label });
    lines.push(...(body.length === 0 ? [`${' '.repeat(gutter)} ${label}`] : body));
  }
  if (diagnostic.help !== undefined) {
    lines.push(`${styler('gutter', `${' '.repeat(gutter)} =`)} ${styler('help', 'help:')} ${visible(diagnostic.help)}`);
  }
  return lines;
}

/** `warning[C104] unused-resource: …` for a finding of a rule, `error[convert/host-path]: …` for the others. */
function title({ severity, rule, code, message }: LocatedDiagnostic, { report: { styler } }: TextContext): string {
  const what = rule === undefined ? '' : ` ${code.slice(code.indexOf('/') + 1)}`;
  return `${styler(severity, `${severity}[${rule ?? code}]`)}${styler('strong', `${what}: ${visible(message)}`)}`;
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
  const index = context.indexOf(place.file);
  return index === undefined ? [] : excerpt(place, { ...rest, index, styler: context.report.styler });
}

function lazyIndexes(sources: ReadonlyMap<string, string>): (file: string) => LineIndex | undefined {
  const indexes = new Map<string, LineIndex>();
  return (file) => {
    const source = sources.get(file);
    if (source === undefined) return undefined;
    const index = indexes.get(file) ?? indexLines(source);
    indexes.set(file, index);
    return index;
  };
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
