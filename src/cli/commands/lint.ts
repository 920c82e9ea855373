/** `kubeferry lint`: runs all rules over compose projects and reports what they find. */

import { type Diagnostic, isAtLeast, type Severity } from '../../diagnostics/diagnostic.ts';
import { type LocatedDiagnostic, locate, withoutRepeats } from '../../diagnostics/locate.ts';
import { type LintSettings, readSettings } from '../../linter/settings.ts';
import type { LoadRequest } from '../../parser/load.ts';
import { type ReportFormat, reporters } from '../../reporters/index.ts';
import { ansiStyler, plainStyler } from '../../reporters/styler.ts';
import { summarize } from '../../reporters/summary.ts';
import { defineCommand } from '../command.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import type { Io, Output } from '../io.ts';
import { type LintedProject, lintProject, lintRequest } from '../lint/linted-project.ts';
import { findTargets, type Target } from '../lint/targets.ts';
import { PROJECT_OPTIONS, type ProjectOptions } from '../project-options.ts';

export interface LintOptions extends ProjectOptions {
  readonly path?: readonly string[];
  readonly format: ReportFormat;
  readonly failOn: Severity | 'none';
  readonly maxWarnings?: string;
  readonly rule?: readonly string[];
  readonly select?: readonly string[];
  readonly ignore?: readonly string[];
  readonly quiet?: boolean;
  readonly verbose?: boolean;
}

export const command = defineCommand<LintOptions>({
  arguments: [{ syntax: '[path...]', help: 'compose files, or folders with one; - is stdin; the project of this folder when left out' }],
  options: [
    ...PROJECT_OPTIONS,
    { flags: '--format <format>', help: 'how to report', choices: Object.keys(reporters), default: 'text' },
    {
      flags: '--fail-on <level>',
      help: 'lowest level that makes the run fail',
      choices: ['error', 'warning', 'info', 'none'],
      default: 'error',
    },
    { flags: '--max-warnings <n>', help: 'fail when there are more warnings than that' },
    { flags: '--rule <id:level>', help: 'level of a rule: error, warning, info or off; may be repeated', repeat: true },
    { flags: '--select <id>', help: 'run only this rule, or those whose ids begin so (C, S2); may be repeated', repeat: true },
    { flags: '--ignore <id>', help: 'leave this rule out, or those whose ids begin so; may be repeated', repeat: true },
    { flags: '-q, --quiet', help: 'report errors only' },
    { flags: '--verbose', help: 'show all of very many findings of a kind as text, not the first 50' },
  ],
  examples: [
    'kubeferry lint',
    'kubeferry lint --fail-on warning deploy/compose.yaml',
    'kubeferry lint --select M --rule M323:off',
    'docker compose config | kubeferry lint -',
  ],
  run: async (options, io) => {
    const settings = readSettings({ rules: options.rule ?? [], select: options.select ?? [], ignore: options.ignore ?? [] });
    const problems = [...settings.diagnostics, ...usageProblems(options)];
    if (problems.length > 0) return refuse(problems, io);
    return lintProjects(options, { io, settings: settings.value });
  },
});

function usageProblems({ file = [], path = [], maxWarnings }: LintOptions): readonly Diagnostic[] {
  const problems: Diagnostic[] = [];
  if (file.length > 0 && path.length > 0) {
    problems.push(
      usage(
        'files are given both with -f and as paths',
        'Paths are linted one by one, files given with -f are merged: use one of the two.',
      ),
    );
  }
  if (maxWarnings !== undefined && !/^\d+$/.test(maxWarnings)) {
    problems.push(usage(`--max-warnings is ${maxWarnings}, which is no number`, 'Write a whole number, 0 or more.'));
  }
  return problems;
}

function usage(message: string, help: string): Diagnostic {
  return { code: 'cli/usage', severity: 'error', message, help };
}

function refuse(problems: readonly Diagnostic[], io: Io): ExitCode {
  writeProblems(locate(problems, { sources: new Map() }), io);
  return EXIT.failed;
}

function writeProblems(diagnostics: readonly LocatedDiagnostic[], { cwd, stderr }: Io): void {
  if (diagnostics.length > 0)
    stderr.write(reporters.text({ diagnostics, sources: new Map(), cwd, projects: [], styler: stylerFor(stderr) }));
}

function stylerFor({ colour }: Output): typeof ansiStyler {
  return colour ? ansiStyler : plainStyler;
}

interface Context {
  readonly io: Io;
  readonly settings: LintSettings;
}

async function lintProjects(options: LintOptions, { io, settings }: Context): Promise<ExitCode> {
  const targets = findTargets(options.path ?? [], io);
  const requests = await requestsFor(options, io, targets.value);
  const projects = requests.map((request) => lintProject(request, settings));
  const read = projects.filter(({ file }) => file !== undefined);
  const notFound = [
    ...locate(targets.diagnostics, { sources: new Map() }),
    ...projects.filter((project) => project.file === undefined).flatMap((project) => project.findings),
  ];
  const findings = withoutRepeats(read.flatMap((project) => project.findings));
  writeProblems(notFound, io);
  writeReport(options, { io, read, findings: options.format === 'json' ? [...notFound, ...findings] : findings });
  if (notFound.length > 0 || projects.some(({ isBroken }) => isBroken)) return EXIT.failed;
  return isBad(findings, options) ? EXIT.findings : EXIT.clean;
}

async function requestsFor(options: LintOptions, io: Io, targets: readonly Target[]): Promise<readonly LoadRequest[]> {
  if ((options.path ?? []).length === 0) return [await lintRequest(options, io)];
  const requests: LoadRequest[] = [];
  for (const target of targets) requests.push(await lintRequest(options, io, target));
  return requests;
}

interface Results {
  readonly io: Io;
  readonly read: readonly LintedProject[];
  readonly findings: readonly LocatedDiagnostic[];
}

function writeReport({ format, quiet, verbose }: LintOptions, { io, read, findings }: Results): void {
  if (read.length === 0 && format === 'text') return;
  io.stdout.write(
    reporters[format]({
      diagnostics: quiet === true ? findings.filter(({ severity }) => severity === 'error') : findings,
      sources: new Map(read.flatMap(({ sources }) => [...sources])),
      cwd: io.cwd,
      projects: read.flatMap(({ file }) => (file === undefined ? [] : [file])),
      styler: stylerFor(io.stdout),
      ...(verbose === true ? {} : { seeAll: '--verbose' }),
    }),
  );
}

function isBad(findings: readonly LocatedDiagnostic[], { failOn, maxWarnings }: LintOptions): boolean {
  if (maxWarnings !== undefined && summarize(findings).warnings > Number(maxWarnings)) return true;
  return failOn !== 'none' && findings.some(({ severity }) => isAtLeast(severity, failOn));
}
