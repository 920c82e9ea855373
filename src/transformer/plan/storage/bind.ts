/** A bind mount with what is known about its source. */

import type { FileKind } from '../../../model/files.ts';
import type { ProjectContext } from '../../concern.ts';
import { decide } from '../../decision.ts';
import type { MountChoice, MountFacts } from './mount-plan.ts';

export interface Bind extends MountFacts {
  readonly context: ProjectContext;
  /** Absolute. */
  readonly source: string;
  /** As the user knows it: relative to the project's folder where it lies in it. */
  readonly shown: string;
  /** What stands at the source; undefined when nothing does. */
  readonly kind: FileKind | undefined;
  readonly readOnly: boolean;
}

export function notMounted(bind: Bind, because: string): MountChoice {
  return { use: decide({ kind: 'none', loss: 'ignored' }, because, bind.path) };
}

export function lost(bind: Bind, because: string, instead: string): MountChoice {
  return { use: decide({ kind: 'none', loss: 'unsupported', instead }, because, bind.path) };
}
