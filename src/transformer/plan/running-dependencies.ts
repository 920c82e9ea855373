/** What a service needs while it runs itself: others that it depends on by its own word, or by a link. */

import type { ProjectContext } from '../project-context.ts';

/**
 * Without those that have to complete first, and without what Docker Compose adds for `volumes_from` and for namespaces that are shared: that starts
 * the other one first, and says nothing of its being there later.
 */
export function runningDependencies({ project, loaded }: Pick<ProjectContext, 'project' | 'loaded'>, name: string): readonly string[] {
  const { depends_on: dependencies, links } = project.services[name] ?? {};
  if (dependencies === undefined) return [];
  const linked = links === undefined ? undefined : new Set(links.map((link) => link.split(':')[0]));
  return Object.entries(dependencies).flatMap(([target, { condition }]) => {
    if (condition === 'service_completed_successfully') return [];
    const isImplied = loaded.origins.locate(['services', name, 'depends_on', target])?.via === 'default';
    return isImplied && linked?.has(target) !== true ? [] : [target];
  });
}
