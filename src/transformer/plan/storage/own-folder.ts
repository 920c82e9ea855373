/** How a database gets an empty folder on a fresh volume, whose file system may have a `lost+found` in its root. */

import type { Service } from '../../../model/service.ts';
import { accountIds } from '../../knowledge/accounts.ts';
import { mayKeepDataByVersion, programThatWantsEmpty } from '../../knowledge/data-folders.ts';
import type { ProjectContext } from '../../project-context.ts';
import type { MountPlan } from './mount-plan.ts';
import type { StoreForm } from './store-form.ts';

export interface OwnFolder {
  /** What people call the program. */
  readonly program: string;
  /**
   * `part`: the folder of the volume is mounted at the target; root owns it, and the program, which starts as root, gives it to its own user.
   * `below`: a variable moves the data below the target, where the program itself makes the folder. PostgreSQL insists on owning it.
   */
  readonly by: 'part' | 'below';
}

/** The name of the folder. */
export const OWN_FOLDER = 'data';

/** Whether nothing was on the volume before. */
export function isFresh(form: StoreForm): boolean {
  return form === 'claim' || form === 'claim-template' || form === 'external-claim';
}

export function ownFolder(context: ProjectContext, { service: name, mount, use, readOnly }: MountPlan): OwnFolder | undefined {
  const service = context.project.services[name];
  if (service === undefined || readOnly || (use.choice.kind === 'store' && use.choice.subPath !== undefined)) return undefined;
  const program = programThatWantsEmpty(service, mount.target);
  if (program === undefined) return undefined;
  const movable = program === 'PostgreSQL' && (service.environment?.['PGDATA'] ?? undefined) === undefined;
  const isBelow = movable && (mayKeepDataByVersion(service) || !startsAsRoot(context, name, service));
  return { program, by: isBelow ? 'below' : 'part' };
}

function startsAsRoot({ settings }: ProjectContext, name: string, service: Service): boolean {
  const asked = settings.services.get(name)?.runAsUser;
  if (asked !== undefined) return asked === 0;
  const [user = ''] = (service.user ?? '').split(':');
  if (user !== '') return user === '0' || user === 'root' || (!/^\d+$/.test(user) && accountIds(service, user) === undefined);
  return settings.project.podSecurity !== 'restricted';
}
