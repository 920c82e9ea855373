/** The transformer: decide (plan), translate (concerns), put together (assemble), account for (ledger). */

import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Outcome } from '../diagnostics/outcome.ts';
import type { ObjectRef } from '../kube/objects.ts';
import type { Files } from '../model/files.ts';
import { formatPath, type Path } from '../model/path.ts';
import type { Settings } from '../model/settings.ts';
import type { LoadedProject } from '../parser/load.ts';
import { assemble } from './assemble.ts';
import type { Attributed } from './attributed.ts';
import { builtImages } from './built-images.ts';
import type { Bundle } from './bundle.ts';
import { checkPodSecurity } from './check/pod-security.ts';
import { checkReachability } from './check/reachability.ts';
import { runConcerns } from './concerns/run.ts';
import { recordDecisions } from './decision-record.ts';
import { fateDiagnostics } from './fate-diagnostics.ts';
import { keepLedger } from './ledger.ts';
import { makePlan } from './make-plan.ts';
import { settleMembers } from './settle-members.ts';

export interface TransformRequest {
  readonly loaded: LoadedProject;
  readonly settings: Settings;
  readonly files: Files;
}

export function transform({ loaded, settings, files }: TransformRequest): Outcome<Bundle> {
  const context = { loaded, project: loaded.project, settings, files };
  const { value: plan, diagnostics: planned } = makePlan(context);
  const withPlan = { ...context, plan };
  const contributions = settleMembers(withPlan, runConcerns(withPlan));
  const objects = assemble(withPlan, contributions);
  const finished = objects.map(({ object }) => object);
  const decisions = recordDecisions(plan, settings.project);
  const { entries, unmapped } = keepLedger(withPlan, contributions, decisions);
  const { namespace } = settings.project;
  return {
    value: {
      project: loaded.project.name,
      ...(namespace === undefined ? {} : { namespace }),
      objects,
      expected: expectedObjects(contributions),
      images: builtImages(withPlan),
      decisions,
      ledger: entries,
    },
    diagnostics: [
      ...planned,
      ...contributed(contributions),
      ...checkReachability(withPlan, finished),
      ...checkPodSecurity(withPlan, finished),
      ...fateDiagnostics(contributions, entries, loaded.origins),
      ...unmapped.map(unaccounted),
      ...(plan.workloads.size === 0 ? [NOTHING] : []),
    ],
  };
}

/** A project whose services are all left out. */
const NOTHING: Diagnostic = {
  code: 'convert/nothing',
  severity: 'error',
  path: ['services'],
  part: 'key',
  message: 'There is nothing to convert: no service is part of the result.',
  help: 'Name the profiles whose services are wanted with `--profile`, or take back the settings that leave the services out.',
};

function contributed(contributions: readonly Attributed[]): readonly Diagnostic[] {
  return contributions.flatMap(({ contribution }) => (contribution.to === 'diagnostics' ? [contribution.diagnostic] : []));
}

/** Each once, in the order in which they come up. */
function expectedObjects(contributions: readonly Attributed[]): readonly ObjectRef[] {
  const objects = contributions.flatMap(({ contribution }) => (contribution.to === 'expected' ? [contribution.object] : []));
  return [...new Map(objects.map((object) => [JSON.stringify(object), object])).values()];
}

function unaccounted(path: Path): Diagnostic {
  return {
    code: 'convert/unmapped',
    severity: 'warning',
    path,
    message: `${formatPath(path)} is not accounted for: nothing says what became of it.`,
    help: 'This is a fault of kubeferry; please report it.',
  };
}
