/** What a conversion starts from. */

import type { Files } from '../model/files.ts';
import type { Project } from '../model/project.ts';
import type { Settings } from '../model/settings.ts';
import type { LoadedProject } from '../parser/load.ts';

/** What the planners may look at. */
export interface ProjectContext {
  readonly loaded: LoadedProject;
  readonly project: Project;
  readonly settings: Settings;
  readonly files: Files;
}
