/** A bind mount with what is known about its source. */

import { cleanPath } from '../../../model/file-path.ts';
import type { FileKind } from '../../../model/files.ts';
import { decide } from '../../decision.ts';
import type { ProjectContext } from '../../project-context.ts';
import type { MountChoice, MountFacts } from './mount-plan.ts';
import { showPath } from './show-path.ts';

export interface Bind extends MountFacts {
  readonly context: ProjectContext;
  /** Absolute. */
  readonly source: string;
  /** As the user knows it: relative to the project's folder where it lies in it. */
  readonly shown: string;
  /** What stands at the source; undefined when nothing does. */
  readonly kind: FileKind | undefined;
  readonly readOnly: boolean;
  /** Folders that are not there and that some service of the project cannot do without. */
  readonly needed: ReadonlySet<string>;
}

/** Needs nothing yet. */
export function bindOf(context: ProjectContext, facts: MountFacts): Bind {
  const source = cleanPath(facts.mount.source ?? '/');
  const shown = showPath(source, context.loaded);
  const readOnly = facts.mount.read_only === true;
  return { ...facts, context, source, shown, kind: context.files.kind(source), readOnly, needed: new Set() };
}

export function notMounted(bind: Bind, because: string): MountChoice {
  return { use: decide({ kind: 'none', loss: 'ignored' }, because, bind.path) };
}

export function lost(bind: Bind, because: string, instead: string): MountChoice {
  return { use: decide({ kind: 'none', loss: 'unsupported', instead }, because, bind.path) };
}
