/** The entry of the parser and the order of its passes (compose-go, loader/loader.go). */

import { checkFinished } from './check-finished.ts';
import { concludeEarly, concludeLoad } from './conclude-load.ts';
import { checkConsistency } from './consistency/check.ts';
import { decodeValues } from './decode-values.ts';
import type { Environment } from './environment.ts';
import { loadScope } from './load-scope.ts';
import { normalize } from './normalize.ts';
import { applyProfiles } from './profiles.ts';
import { nameProject } from './project-name.ts';
import { findProjectSetting, type ProjectSetting } from './project-setting.ts';
import type { LoadOutcome, LoadRequest } from './request.ts';
import { revealContent } from './resolve-environment.ts';
import type { Scope } from './scope.ts';
import { mergeServiceFiles } from './service-environment.ts';
import { addAll, openSession, reportAll, type Session, take } from './session.ts';
import { asMap, stringOf, withEntries } from './source-edit.ts';
import type { SourceMap } from './source-tree.ts';

export type { LoadedProject, LoadOutcome, LoadRequest, VariableUse } from './request.ts';

/** Reads a project. The value is undefined when an error stands in the way of the model; a missing env file or label file does not. */
export function load(request: LoadRequest): LoadOutcome {
  const session = openSession(request);
  const setting = findProjectSetting(session, request);
  if (setting.composeFiles.length === 0) return concludeEarly(session);

  session.folders.push(setting.directory);
  const name = nameProject(session, request, setting);
  const projectName = stringOf(name) ?? '';
  const environment: Environment = new Map([...setting.environment, ['COMPOSE_PROJECT_NAME', projectName]]);
  const scope = projectScope(request, setting, environment);

  const merged = loadScope(
    session,
    scope,
    setting.composeFiles.map((file) => ({ file })),
  );
  if (merged.entries.size === 0 && !session.hasGaps) reportEmpty(session, setting);
  const named = withEntries(merged, [['name', name]]);
  const normal = request.normalize === false ? named : normalize(named, { projectName, environment });
  const complete = session.interpolates ? completeModel(session, normal, { profiles: setting.profiles, environment }) : normal;
  return concludeLoad(session, { root: revealContent(complete), setting, environment });
}

interface Choices {
  readonly profiles: readonly string[];
  readonly environment: Environment;
}

/** These steps need the values of variables: they read numbers, look things up by name, and open files. */
function completeModel(session: Session, model: SourceMap, { profiles, environment }: Choices): SourceMap {
  const decoded = decodeValues(model);
  addAll(session.consumed, decoded.consumed);
  const { root, disabled } = applyProfiles(session, asMap(take(session, decoded)), profiles);
  reportAll(session, checkConsistency(root, { disabled, hasGaps: session.hasGaps }));
  const whole = mergeServiceFiles(session, root, environment);
  reportAll(session, checkFinished(whole));
  return whole;
}

function projectScope(request: LoadRequest, { directory }: ProjectSetting, environment: Environment): Scope {
  return { directory, base: request.resolvePaths === false ? undefined : directory, environment, environmentKey: '', steps: [] };
}

function reportEmpty(session: Session, { composeFiles: [file = ''] }: ProjectSetting): void {
  session.diagnostics.push({
    code: 'compose/empty',
    severity: 'error',
    message: 'the compose file is empty',
    help: 'Write `services:` with the services below it.',
    at: { file, start: 0, end: 0 },
  });
}
