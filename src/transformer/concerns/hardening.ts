/**
 * `podSecurity: restricted`: adds to a container what the restricted Pod Security Standard asks for and the file does not contradict. What it
 * contradicts is named when the Pods are there (check/pod-security.ts). https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
 */

import type { SecurityContext } from '../../kube/objects.gen.ts';
import type { Service } from '../../model/service.ts';
import type { ServiceContext } from '../concern.ts';
import { type Contribution, diagnose } from '../contribution.ts';
import { imageOf } from '../knowledge/data-folders.ts';

export interface Hardened {
  readonly fields: SecurityContext;
  readonly remarks: readonly Contribution[];
}

/** `of` is what runs in the container, where that is not the service itself. */
export function hardened(written: SecurityContext, context: ServiceContext, of: Pick<Service, 'image'> = context.service): Hardened {
  if (context.settings.project.podSecurity !== 'restricted') return { fields: written, remarks: [] };
  const runAsUser = written.runAsUser ?? imageOf(of)?.runAsUser;
  const privileged = written.privileged === true || written.capabilities?.add?.includes('SYS_ADMIN') === true;
  const fields: SecurityContext = {
    ...written,
    ...(privileged ? {} : { allowPrivilegeEscalation: written.allowPrivilegeEscalation ?? false }),
    ...(runAsUser === undefined ? {} : { runAsUser }),
    ...(runAsUser === 0 ? {} : { runAsNonRoot: true }),
    seccompProfile: written.seccompProfile ?? { type: 'RuntimeDefault' },
    capabilities: { ...written.capabilities, drop: ['ALL'] },
  };
  return { fields, remarks: runAsUser === undefined ? [imageUser(context, of)] : [] };
}

/** Whether an image that is not well known runs as root is not known here; the kubelet refuses to start it when it does. */
function imageUser({ name, at, service }: ServiceContext, of: Pick<Service, 'image'>): Contribution {
  const who = of === service ? name : `${of.image}, which runs before ${name},`;
  return diagnose({
    code: 'convert/image-user',
    severity: 'info',
    path: at(),
    part: 'key',
    message: `${who} starts only if its image runs as another user than root (runAsNonRoot).`,
    help: 'Write the number of a user with `user` where the image does not bring one.',
  });
}
