/** Closes a load: gives what was found its place, and the model to the caller if nothing stands in its way. */

import type { Diagnostic, DiagnosticCode } from '../diagnostics/diagnostic.ts';
import { decode } from './decode.ts';
import type { Environment } from './environment.ts';
import { excuseOpaque } from './opaque-values.ts';
import type { ProjectSetting } from './project-setting.ts';
import type { LoadedProject, LoadOutcome } from './request.ts';
import type { Session } from './session.ts';
import type { SourceMap } from './source-tree.ts';
import { treeOrigins } from './tree-origins.ts';

export interface LoadResult {
  readonly root: SourceMap;
  readonly setting: ProjectSetting;
  readonly environment: Environment;
}

/** Docker Compose makes no model either, but a conversion can go on without these files. */
const LEAVES_MODEL: readonly DiagnosticCode[] = ['compose/env-file-missing'];

export function concludeLoad(session: Session, result: LoadResult): LoadOutcome {
  const { diagnostics, root } = excuseOpaque(distinct(session.diagnostics), result.root, session.opaque);
  const leavesModel: readonly DiagnosticCode[] = session.unset === 'opaque' ? [...LEAVES_MODEL, 'compose/required-variable'] : LEAVES_MODEL;
  const isBroken = diagnostics.some(({ code, severity }) => severity === 'error' && !leavesModel.includes(code));
  return { value: isBroken ? undefined : loadedProject(session, { ...result, root }), diagnostics, sources: session.sources };
}

/** Nothing was found that could be read. */
export function concludeEarly({ diagnostics, sources }: Session): LoadOutcome {
  return { value: undefined, diagnostics, sources };
}

function loadedProject(session: Session, { root, setting, environment }: LoadResult): LoadedProject {
  const variables: Record<string, string> = Object.create(null);
  for (const [name, value] of environment) variables[name] = value;
  return {
    project: decode(root),
    origins: treeOrigins(root, session.sources.keys()),
    consumed: session.consumed,
    variables: session.variables,
    profiles: [...session.profiles].sort(),
    environment: variables,
    directory: setting.directory,
    ...(session.home === undefined ? {} : { home: session.home }),
    composeFiles: setting.composeFiles,
    sources: session.sources,
  };
}

/** Every document is checked together with those before it, so that one mistake is found again with every document that follows. */
function distinct(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const seen = new Map<string, Diagnostic>();
  for (const diagnostic of diagnostics) {
    const { code, message, path, at } = diagnostic;
    const identity = JSON.stringify([code, message, at === undefined ? path : [at.file, at.start, at.end]]);
    if (!seen.has(identity)) seen.set(identity, diagnostic);
  }
  return [...seen.values()];
}
