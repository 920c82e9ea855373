/**
 * `podSecurity: restricted`: adds to a container what the restricted Pod Security Standard asks for and the file does not contradict, and names what
 * it contradicts. https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
 */

import type { SecurityContext } from '../../kube/objects.gen.ts';
import type { ServiceContext } from '../concern.ts';
import { type Contribution, diagnose } from '../contribution.ts';

export interface Hardened {
  readonly fields: SecurityContext;
  readonly remarks: readonly Contribution[];
}

export function hardened(written: SecurityContext, context: ServiceContext): Hardened {
  if (context.settings.project.podSecurity !== 'restricted') return { fields: written, remarks: [] };
  const obstacles = contradictions(written);
  const privileged = written.privileged === true || written.capabilities?.add?.includes('SYS_ADMIN') === true;
  const fields: SecurityContext = {
    ...written,
    ...(privileged ? {} : { allowPrivilegeEscalation: written.allowPrivilegeEscalation ?? false }),
    ...(written.runAsUser === 0 ? {} : { runAsNonRoot: true }),
    seccompProfile: written.seccompProfile ?? { type: 'RuntimeDefault' },
    capabilities: { ...written.capabilities, drop: ['ALL'] },
  };
  return { fields, remarks: [...obstacles.map((what) => obstacle(context, what)), ...imageUser(context, written)] };
}

function contradictions(written: SecurityContext): readonly string[] {
  const added = written.capabilities?.add?.filter((capability) => capability !== 'NET_BIND_SERVICE') ?? [];
  return [
    ...(written.privileged === true ? ['it is privileged'] : []),
    ...(written.runAsUser === 0 ? ['it runs as root'] : []),
    ...(written.allowPrivilegeEscalation === true ? ['it may gain privileges'] : []),
    ...(written.seccompProfile?.type === 'Unconfined' ? ['it has no seccomp profile'] : []),
    ...(added.length > 0 ? [`it has the capabilities ${added.join(', ')}`] : []),
  ];
}

function obstacle({ name, at }: ServiceContext, what: string): Contribution {
  return diagnose({
    code: 'convert/pod-security',
    severity: 'warning',
    path: at(),
    part: 'key',
    message: `${name} does not meet the restricted Pod Security Standard: ${what}.`,
    help: 'Change the service so that it needs no such right, or put it into a namespace of its own.',
  });
}

/** Whether an image runs as root is not known here; the kubelet refuses to start it when it does. */
function imageUser({ name, at }: ServiceContext, written: SecurityContext): readonly Contribution[] {
  if (written.runAsUser !== undefined) return [];
  return [
    diagnose({
      code: 'convert/image-user',
      severity: 'info',
      path: at(),
      part: 'key',
      message: `${name} starts only if its image runs as another user than root (runAsNonRoot).`,
      help: 'Write the number of a user with `user` where the image does not bring one.',
    }),
  ];
}
