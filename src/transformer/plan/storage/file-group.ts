/**
 * The group of a Pod's volumes (fsGroup). Docker gives a new named volume the owner that the folder has in the image; a fresh claim belongs to
 * root, and a process that runs as another user could not write to it.
 */

import type { Service } from '../../../model/service.ts';
import { type Decision, decide } from '../../decision.ts';
import { accountIds } from '../../knowledge/accounts.ts';
import { imageOf } from '../../knowledge/data-folders.ts';
import type { ProjectContext } from '../../project-context.ts';
import type { WorkloadPlan } from '../workload-plan.ts';
import type { MountPlans } from './mount-plan.ts';

export function decideFileGroup(context: ProjectContext, workload: WorkloadPlan, mounts: MountPlans): Decision<number> | undefined {
  const asked = workload.members.find((member) => context.settings.services.get(member)?.fsGroup !== undefined);
  const group = asked === undefined ? undefined : context.settings.services.get(asked)?.fsGroup;
  if (asked !== undefined && group !== undefined) return decide(group, 'A setting says so.', ['services', asked, 'x-kubeferry', 'fsGroup']);
  const writers = workload.members.filter((member) =>
    mounts.get(member)?.some(({ use, readOnly }) => use.choice.kind === 'store' && !readOnly),
  );
  for (const member of writers) {
    const decision = groupOf(context, member);
    if (decision !== undefined) return decision;
  }
  return undefined;
}

function groupOf({ project, settings }: ProjectContext, member: string): Decision<number> | undefined {
  const service = project.services[member];
  if (service === undefined) return undefined;
  const uid = settings.services.get(member)?.runAsUser;
  const user = uid === undefined ? service.user : String(uid);
  if (user !== undefined && user !== '') {
    const group = groupOfUser(service, user);
    if (group === undefined) return undefined;
    return decide(group, `${member} runs as user ${user}, which must be able to write to its volumes.`, ['services', member, 'user']);
  }
  const known = imageOf(service);
  if (known?.fsGroup === undefined || known.fsGroup === 0) return undefined;
  return decide(known.fsGroup, `${known.title} runs as a user of group ${known.fsGroup}, which must be able to write to its volumes.`, [
    'services',
    member,
    'image',
  ]);
}

/** `1000`, `1000:100`, `postgres`; without a group of its own, a number stands for the group of the same number. */
function groupOfUser(service: Service, user: string): number | undefined {
  const [id = '', gid] = user.split(':');
  if (id === '0' || id === 'root') return undefined;
  const given = gid ?? id;
  return /^\d+$/.test(given) ? Number(given) : accountIds(service, given)?.group;
}
