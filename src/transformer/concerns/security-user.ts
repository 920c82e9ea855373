/** `user`: as whom a container runs. A Pod knows users and groups by number only. */

import type { SecurityContext } from '../../kube/objects.gen.ts';
import type { Path } from '../../model/path.ts';
import type { Service } from '../../model/service.ts';
import type { ServiceContext } from '../concern.ts';
import { type Contribution, unsupported } from '../contribution.ts';
import { accountIds } from '../knowledge/accounts.ts';

/** Fields of a security context, the paths that they rest on, and what there is to say. */
export interface SecurityFields {
  readonly fields: SecurityContext;
  readonly from: readonly Path[];
  readonly remarks: readonly Contribution[];
}

export function userContext({ service, serviceSettings, at, name }: ServiceContext): SecurityFields {
  if (serviceSettings.runAsUser !== undefined)
    return { fields: { runAsUser: serviceSettings.runAsUser }, from: [at('user'), at('x-kubeferry', 'runAsUser')], remarks: [] };
  if (service.user === undefined || service.user === '') return { fields: {}, from: [at('user')], remarks: [] };
  const [uid = '', gid = ''] = service.user.split(':');
  const fields = userNumbers(service.user, service);
  if (fields.runAsUser === undefined) return { fields, from: [], remarks: [unknown(at('user'), `the user ${uid}`, name)] };
  const isUnknown = gid !== '' && fields.runAsGroup === undefined;
  return { fields, from: [at('user')], remarks: isUnknown ? [unknown(at('user'), `the group ${gid}`, name)] : [] };
}

/** The numbers of `user` or `user:group`, as far as they are known of the service's image; a group alone means nothing to a container. */
export function userNumbers(user: string, service: Service): SecurityContext {
  const [uid = '', gid = ''] = user.split(':');
  const runAsUser = numericId(uid) ?? accountIds(service, uid)?.user;
  const runAsGroup = numericId(gid) ?? accountIds(service, gid)?.group;
  if (runAsUser === undefined) return {};
  return { runAsUser, ...(runAsGroup === undefined ? {} : { runAsGroup }) };
}

/** Ids are 31-bit in the API; undefined for names and for what is too large. */
export function numericId(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,10}$/.test(text) && Number(text) <= 2_147_483_647 ? Number(text) : undefined;
}

function unknown(path: Path, who: string, service: string): Contribution {
  return unsupported(
    path,
    `A Pod knows users and groups by number only, and the number of ${who} stands in the image of ${service}, which is not read.`,
    'Write the number, as `id` prints it in the image; until then the image’s own user or group counts.',
  );
}
