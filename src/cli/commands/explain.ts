/** `kubeferry explain`: what became of a path or a service of this project, or what a rule is about. */

import { convert } from '../../convert.ts';
import { hideValues } from '../../diagnostics/hidden-values.ts';
import { renderRule } from '../../linter/rule-page.ts';
import { findRule } from '../../linter/rules/index.ts';
import { reporters } from '../../reporters/index.ts';
import { ansiStyler, plainStyler } from '../../reporters/styler.ts';
import { defineCommand } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { explain } from '../explanation.ts';
import { nearPath } from '../near-path.ts';
import { loadRequest, PROJECT_OPTIONS, type ProjectOptions } from '../project-options.ts';
import { SETTING_OPTIONS, type SettingOptions, settingsRequest } from '../setting-options.ts';

interface ExplainOptions extends ProjectOptions, SettingOptions {
  readonly target: string;
}

export const command = defineCommand<ExplainOptions>({
  arguments: [
    {
      syntax: '<target>',
      help: 'a path (services.web.ports, or web.ports), a service, the id or name of a rule, or the code of a message (convert/unsupported)',
    },
  ],
  options: [...PROJECT_OPTIONS, ...SETTING_OPTIONS],
  examples: ['kubeferry explain services.web.environment.DATABASE_URL', 'kubeferry explain web', 'kubeferry explain C104'],
  async run(options, io) {
    const rule = findRule(options.target);
    if (rule !== undefined) {
      io.stdout.write(renderRule(rule));
      return EXIT.clean;
    }
    const { bundle, loaded, diagnostics, sources } = convert({
      ...(await loadRequest(options, io)),
      settings: settingsRequest(options),
    });
    if (bundle === undefined || loaded === undefined) {
      const styler = io.stderr.colour ? ansiStyler : plainStyler;
      io.stderr.write(reporters.text({ diagnostics, sources, cwd: io.cwd, projects: [], styler, seeAll: 'kubeferry convert --verbose' }));
      return EXIT.failed;
    }
    const told = diagnostics.filter(({ code }) => code === options.target);
    if (told.length > 0) {
      const styler = io.stdout.colour ? ansiStyler : plainStyler;
      io.stdout.write(reporters.text({ diagnostics: told, sources, cwd: io.cwd, projects: [], styler }));
      return EXIT.clean;
    }
    const text = explain(options.target, { bundle, loaded, diagnostics, cwd: io.cwd, styler: io.stdout.colour ? ansiStyler : plainStyler });
    if (text === undefined) {
      io.stderr.write(`There is no path, service or rule ${options.target}. ${nearPath(options.target, loaded)}\n`);
      return EXIT.failed;
    }
    io.stdout.write(hideValues(loaded.environment)(text));
    return EXIT.clean;
  },
});
