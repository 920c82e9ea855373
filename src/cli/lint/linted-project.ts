/** One project under `kubeferry lint`: what is loaded for it, and what the rules find. */

import { hideInDiagnostics, hideValues } from '../../diagnostics/hidden-values.ts';
import { type LocatedDiagnostic, locate } from '../../diagnostics/locate.ts';
import { lint } from '../../linter/lint.ts';
import type { LintSettings } from '../../linter/settings.ts';
import { type LoadRequest, load } from '../../parser/load.ts';
import type { Io } from '../io.ts';
import { loadRequest, type ProjectOptions } from '../project-options.ts';
import type { Target } from './targets.ts';

export interface LintedProject {
  /** The first compose file; undefined when none was found. */
  readonly file: string | undefined;
  readonly sources: ReadonlyMap<string, string>;
  readonly findings: readonly LocatedDiagnostic[];
  /** No model could be made of it, so that most rules had nothing to look at. */
  readonly isBroken: boolean;
}

export function lintProject(request: LoadRequest, settings: LintSettings): LintedProject {
  const outcome = load(request);
  const { value, sources } = outcome;
  const said = hideInDiagnostics(lint(outcome, settings), hideValues(value?.environment ?? {}));
  const findings = locate(said, { sources, ...(value === undefined ? {} : { origins: value.origins }) });
  const read = [...sources.keys()].find((file) => file === '-' || /\.ya?ml$/i.test(file));
  return { file: value?.composeFiles[0] ?? read ?? request.composeFiles?.[0], sources, findings, isBroken: value === undefined };
}

/** A linter looks at everything: all profiles are active unless some are asked for, and variables need no values. */
export async function lintRequest(options: ProjectOptions, io: Io, target?: Target): Promise<LoadRequest> {
  const profile = options.profile ?? (io.env['COMPOSE_PROFILES'] === undefined ? ['*'] : undefined);
  const request = await loadRequest(
    { ...options, ...(profile === undefined ? {} : { profile }), ...(target === undefined ? {} : { file: target }) },
    io,
  );
  return { ...request, unset: 'opaque' };
}
