/** How many replicas a workload has: as many as the files or a setting say, otherwise one. */

import type { Service } from '../../model/service.ts';
import { type Decision, decide } from '../decision.ts';

export function decideReplicas(name: string, service: Service, asked: number | undefined): Decision<number> {
  if (asked !== undefined) return decide(asked, 'A setting says so.', ['services', name, 'x-kubeferry', 'replicas']);
  if (service.deploy?.replicas !== undefined)
    return decide(service.deploy.replicas, 'deploy.replicas says so.', ['services', name, 'deploy', 'replicas']);
  if (service.scale !== undefined) return decide(service.scale, 'scale says so.', ['services', name, 'scale']);
  return decide(1, 'Compose runs one container of a service unless told otherwise.');
}
