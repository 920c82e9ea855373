/** `kubeferry config`: the model that Docker Compose would make of the same files. */

import { hasErrors } from '../../diagnostics/diagnostic.ts';
import { locate } from '../../diagnostics/locate.ts';
import { type LoadedProject, type LoadOutcome, load } from '../../parser/load.ts';
import { reporters } from '../../reporters/index.ts';
import { ansiStyler, plainStyler } from '../../reporters/styler.ts';
import { defineCommand } from '../command.ts';
import { repeatedContainerNames } from '../config/container-names.ts';
import { environmentLines, imageNames, resourceNames, serviceNames, variableTable } from '../config/model-lists.ts';
import { type ModelFormat, modelText } from '../config/model-text.ts';
import { originLines } from '../config/origin-lines.ts';
import { printedModel } from '../config/printed-model.ts';
import { EXIT } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { loadRequest, PROJECT_OPTIONS, type ProjectOptions } from '../project-options.ts';

type ListName = 'services' | 'volumes' | 'networks' | 'images' | 'profiles' | 'variables' | 'environment' | 'origins';

interface ConfigOptions extends ProjectOptions, Readonly<Partial<Record<ListName, true>>> {
  readonly format: ModelFormat;
  readonly interpolate: boolean;
  readonly normalize: boolean;
  readonly pathResolution: boolean;
  readonly quiet?: true;
}

export const command = defineCommand<ConfigOptions>({
  options: [
    ...PROJECT_OPTIONS,
    { flags: '--format <name>', help: 'form of the model', choices: ['yaml', 'json'], default: 'yaml' },
    { flags: '--services', help: 'print the service names, one per line' },
    { flags: '--volumes', help: 'print the volume names, one per line' },
    { flags: '--networks', help: 'print the network names, one per line' },
    { flags: '--images', help: 'print the image names, one per line' },
    { flags: '--profiles', help: 'print the profile names, one per line' },
    { flags: '--variables', help: 'print the variables of the files, with their default values' },
    { flags: '--environment', help: 'print the variables that the files are filled in with' },
    { flags: '--origins', help: 'print where every value of the model comes from' },
    { flags: '--no-interpolate', help: 'leave variables as they are' },
    { flags: '--no-normalize', help: 'leave out what Compose implies' },
    { flags: '--no-path-resolution', help: 'leave relative paths as they are' },
    { flags: '-q, --quiet', help: 'only check the files, print nothing' },
  ],
  examples: ['kubeferry config --format json', 'kubeferry config --services', 'kubeferry config --origins'],
  async run(options, io) {
    const { value, diagnostics: found, sources } = load({ ...(await loadRequest(options, io)), ...loaderFlags(options) });
    const diagnostics = [...found, ...(value === undefined ? [] : repeatedContainerNames(value.project))];
    report({ value, diagnostics, sources }, io);
    if (value === undefined || hasErrors(diagnostics)) return EXIT.failed;
    if (!options.quiet) io.stdout.write(outputOf(value, options, io));
    return EXIT.clean;
  },
});

function loaderFlags({ interpolate, normalize, pathResolution, variables }: ConfigOptions) {
  return {
    // A list of variables needs no values for them.
    interpolate: interpolate && !variables,
    normalize,
    resolvePaths: pathResolution,
  };
}

function outputOf(loaded: LoadedProject, options: ConfigOptions, io: Io): string {
  const { project } = loaded;
  const model = printedModel(project, { isRaw: !options.interpolate });
  const lists: Readonly<Record<ListName, () => readonly string[]>> = {
    services: () => serviceNames(project),
    volumes: () => resourceNames(model, 'volumes'),
    networks: () => resourceNames(model, 'networks'),
    images: () => imageNames(project),
    profiles: () => loaded.profiles,
    variables: () => variableTable(loaded.variables),
    environment: () => environmentLines(loaded),
    origins: () => originLines({ model, loaded, cwd: io.cwd }),
  };
  for (const [name, list] of Object.entries(lists)) {
    if (options[name as ListName])
      return list()
        .map((line) => `${line}\n`)
        .join('');
  }
  return modelText(model, { format: options.format, escapesDollars: options.interpolate });
}

function report({ value, diagnostics, sources }: LoadOutcome, io: Io): void {
  if (diagnostics.length === 0) return;
  const located = locate(diagnostics, { sources, ...(value === undefined ? {} : { origins: value.origins }) });
  const styler = io.stderr.colour ? ansiStyler : plainStyler;
  const projects = value?.composeFiles.slice(0, 1) ?? [];
  io.stderr.write(reporters.text({ diagnostics: located, sources, cwd: io.cwd, projects, styler, seeAll: 'kubeferry lint --verbose' }));
}
