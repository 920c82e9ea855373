/** `kubeferry convert`: the main job. */

import { type Conversion, convert, hasFault } from '../../convert.ts';
import { isAtLeast, type Severity } from '../../diagnostics/diagnostic.ts';
import type { OutputFile } from '../../emitters/emitter.ts';
import { STREAM } from '../../emitters/stream.ts';
import { reporters } from '../../reporters/index.ts';
import { ansiStyler, plainStyler } from '../../reporters/styler.ts';
import { defineCommand } from '../command.ts';
import { conversionStory } from '../conversion-story.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { checkFolder, writeResult } from '../output-folder.ts';
import { loadRequest, PROJECT_OPTIONS, type ProjectOptions } from '../project-options.ts';
import { SETTING_OPTIONS, type SettingOptions, settingsRequest } from '../setting-options.ts';

interface ConvertOptions extends ProjectOptions, SettingOptions {
  readonly out: string;
  readonly format: string;
  readonly check?: boolean;
  readonly force?: boolean;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
  readonly failOn: Severity | 'none';
}

export const command = defineCommand<ConvertOptions>({
  options: [
    ...PROJECT_OPTIONS,
    { flags: '-o, --out <dir>', help: 'folder to write to; - prints one YAML stream', default: 'k8s' },
    { flags: '--format <name>', help: 'form of the result', choices: ['manifests'], default: 'manifests' },
    { flags: '--check', help: 'write nothing; exit 1 and show what differs when the folder is not what would be written' },
    { flags: '--force', help: 'overwrite files that were changed by hand' },
    {
      flags: '--fail-on <severity>',
      help: 'lowest severity that makes the exit status 1',
      choices: ['error', 'warning', 'info', 'none'],
      default: 'error',
    },
    { flags: '-q, --quiet', help: 'show only warnings and errors' },
    { flags: '--verbose', help: 'show all of very many findings of a kind, not the first 50' },
    ...SETTING_OPTIONS,
  ],
  examples: [
    'kubeferry convert',
    'kubeferry convert -f compose.yaml -f compose.prod.yaml -o k8s',
    'kubeferry convert --expose web=ingress --domain shop.example.com',
    'kubeferry convert -o - | kubectl apply -f -',
  ],
  async run(options, io) {
    const format = options.out === '-' ? STREAM : options.format;
    const conversion = convert({ ...(await loadRequest(options, io)), format, settings: settingsRequest(options) });
    report(conversion, options, io);
    if (hasFault(conversion.diagnostics)) return EXIT.bug;
    if (conversion.bundle === undefined) return EXIT.failed;
    // A project without a service in the result leaves the folder as it is.
    if (conversion.files.length === 0) return EXIT.findings;
    const done = options.out === '-' ? print(conversion.files, io) : toFolder(conversion.files, options, io);
    return done === EXIT.clean ? verdict(conversion, options.failOn) : done;
  },
});

function report({ bundle, diagnostics, sources, loaded }: Conversion, { quiet = false, verbose = false }: ConvertOptions, io: Io): void {
  const styler = io.stderr.colour ? ansiStyler : plainStyler;
  const shortening = verbose ? {} : { seeAll: '--verbose' };
  const loud = diagnostics.filter(({ severity }) => severity !== 'info');
  const notes = diagnostics.filter(({ severity }) => severity === 'info');
  if (bundle !== undefined && !quiet) io.stderr.write(`${conversionStory({ bundle, notes, cwd: io.cwd, styler, ...shortening })}\n`);
  if (loud.length > 0)
    io.stderr.write(
      `${reporters.text({ diagnostics: loud, sources, cwd: io.cwd, projects: loaded?.composeFiles.slice(0, 1) ?? [], styler, ...shortening })}\n`,
    );
}

function print(files: readonly OutputFile[], io: Io): ExitCode {
  for (const { text } of files) io.stdout.write(text);
  return EXIT.clean;
}

function toFolder(files: readonly OutputFile[], { out, check = false, force = false }: ConvertOptions, io: Io): ExitCode {
  return check ? checkFolder(files, { folder: out, io }) : writeResult(files, { folder: out, force, io });
}

function verdict({ diagnostics }: Conversion, failOn: Severity | 'none'): ExitCode {
  const failed = failOn !== 'none' && diagnostics.some(({ severity }) => isAtLeast(severity, failOn));
  return failed ? EXIT.findings : EXIT.clean;
}
