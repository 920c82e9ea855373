/** `user`: as whom a container runs. A Pod knows users and groups by number only. */

import type { SecurityContext } from '../../kube/objects.gen.ts';
import type { Path } from '../../model/path.ts';
import type { Service } from '../../model/service.ts';
import type { ServiceContext } from '../concern.ts';
import { type Contribution, unsupported } from '../contribution.ts';
import { accountIds, LARGEST_ID, numericId } from '../knowledge/accounts.ts';

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
  if (fields.runAsUser === undefined) return { fields, from: [], remarks: [unknown(at('user'), name, { kind: 'user', id: uid })] };
  const isUnknown = gid !== '' && fields.runAsGroup === undefined;
  return { fields, from: [at('user')], remarks: isUnknown ? [unknown(at('user'), name, { kind: 'group', id: gid })] : [] };
}

/** The numbers of `user` or `user:group`, as far as they are known of the service's image; a group alone means nothing to a container. */
export function userNumbers(user: string, service: Service): SecurityContext {
  const [uid = '', gid = ''] = user.split(':');
  const runAsUser = numericId(uid) ?? accountIds(service, uid)?.user;
  const runAsGroup = numericId(gid) ?? accountIds(service, gid)?.group;
  if (runAsUser === undefined) return {};
  return { runAsUser, ...(runAsGroup === undefined ? {} : { runAsGroup }) };
}

interface Account {
  readonly kind: 'user' | 'group';
  readonly id: string;
}

function unknown(path: Path, service: string, { kind, id }: Account): Contribution {
  if (id === '') {
    return unsupported(path, 'A container has no group without a user.', 'Write the number of the user before the colon.');
  }
  if (/^\d+$/.test(id)) {
    return unsupported(
      path,
      `${id} is no ${kind} of a Pod: the largest number is ${LARGEST_ID}.`,
      `Write a smaller number; until then the image’s own ${kind} counts.`,
    );
  }
  return unsupported(
    path,
    `A Pod knows users and groups by number only, and the number of the ${kind} ${id} stands in the image of ${service}, which is not read.`,
    'Write the number, as `id` prints it in the image; until then the image’s own user or group counts.',
  );
}
