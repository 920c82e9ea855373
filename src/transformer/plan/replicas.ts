/** How many replicas a workload has: as many as the files or a setting say, otherwise one. */

import { type Decision, decide } from '../decision.ts';
import type { ProjectContext } from '../project-context.ts';
import { askedAt, asker } from './asked-at.ts';

export function decideReplicas({ project, settings }: ProjectContext, name: string): Decision<number> {
  const service = project.services[name] ?? {};
  const asked = settings.services.get(name)?.replicas;
  if (asked !== undefined) return decide(asked, `${asker(settings, name, 'replicas')} says so.`, ...askedAt(settings, name, 'replicas'));
  if (service.deploy?.replicas !== undefined)
    return decide(service.deploy.replicas, 'deploy.replicas says so.', ['services', name, 'deploy', 'replicas']);
  if (service.scale !== undefined) return decide(service.scale, 'scale says so.', ['services', name, 'scale']);
  return decide(1, 'Compose runs one container of a service unless told otherwise.');
}
