/**
 * The group of a Pod's volumes (fsGroup). Docker gives a new named volume the owner that the folder has in the image; a fresh claim belongs to
 * root, and a process that runs as another user could not write to it. The files of secrets and configs belong to root as well, and those that only
 * their owner or group may read are readable for this group: the kubelet adds it to all of them.
 */

import type { Service } from '../../../model/service.ts';
import { type Decision, decide } from '../../decision.ts';
import { accountIds, numericId } from '../../knowledge/accounts.ts';
import { imageOf } from '../../knowledge/data-folders.ts';
import type { ProjectContext } from '../../project-context.ts';
import type { WorkloadPlan } from '../workload-plan.ts';
import { placeOfReference } from './file-reference.ts';
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
  for (const member of workload.members) {
    const decision = readerOf(context, member);
    if (decision !== undefined) return decision;
  }
  return undefined;
}

/** The first file that not everybody may read, and that somebody else than root is to read. */
function readerOf({ project }: ProjectContext, member: string): Decision<number> | undefined {
  const service = project.services[member] ?? {};
  for (const kind of ['secret', 'config'] as const) {
    const list = kind === 'secret' ? 'secrets' : 'configs';
    const references = service[list];
    if (references === undefined) continue;
    for (const [i, reference] of references.entries()) {
      const { mode } = placeOfReference(kind, member, reference);
      const group =
        [reference.gid, reference.uid].flatMap((id) => numericId(id) ?? []).find((id) => id > 0) ??
        groupOfUser(service, service.user ?? '0');
      if ((mode & READABLE_FOR_ALL) !== 0 || group === undefined) continue;
      return decide(group, `${member} must be able to read the ${kind} ${reference.source}, which is not for everybody.`, [
        'services',
        member,
        list,
        i,
      ]);
    }
  }
  return undefined;
}

const READABLE_FOR_ALL = 0o004;

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
  return numericId(given) ?? accountIds(service, given)?.group;
}
