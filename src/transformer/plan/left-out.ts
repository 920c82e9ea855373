/** Services that get no Pod: those that a setting leaves out, and those that a provider makes outside of the project. */

import type { ProjectContext } from '../project-context.ts';

export function isLeftOut({ project, settings }: Pick<ProjectContext, 'project' | 'settings'>, service: string): boolean {
  return settings.services.get(service)?.skip === true || project.services[service]?.provider !== undefined;
}
