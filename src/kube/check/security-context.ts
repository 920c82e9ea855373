/** Security contexts of containers and Pods: users, profiles, combinations that contradict each other. */

import { isDnsSubdomain } from '../names.ts';
import type { AppArmorProfile, PodSecurityContext, SeccompProfile, SecurityContext } from '../objects.gen.ts';
import { type Check, fault } from './fault.ts';
import { isBelow } from './paths.ts';

export const checkSecurityContext: Check<SecurityContext> = function* (context, at) {
  yield* checkShared(context, at);
  const { gmsaCredentialSpecName } = context.windowsOptions ?? {};
  if (gmsaCredentialSpecName !== undefined && !isDnsSubdomain(gmsaCredentialSpecName))
    yield fault('name', `${at}.windowsOptions.gmsaCredentialSpecName`, `${JSON.stringify(gmsaCredentialSpecName)} is not a DNS subdomain`);
  if (context.allowPrivilegeEscalation !== false) return;
  if (context.privileged === true) yield fault('security', at, 'has privileged: true and allowPrivilegeEscalation: false');
  if (context.capabilities?.add?.includes('CAP_SYS_ADMIN') === true)
    yield fault('security', at, 'adds CAP_SYS_ADMIN and has allowPrivilegeEscalation: false');
};

type Shared = Pick<
  SecurityContext | PodSecurityContext,
  'runAsUser' | 'runAsGroup' | 'runAsNonRoot' | 'seccompProfile' | 'appArmorProfile'
>;

export const checkShared: Check<Shared> = function* ({ runAsUser, runAsGroup, runAsNonRoot, seccompProfile, appArmorProfile }, at) {
  for (const [field, id] of Object.entries({ runAsUser, runAsGroup })) if (id !== undefined) yield* checkId(id, `${at}.${field}`);
  if (runAsNonRoot === true && runAsUser === 0)
    yield fault('security', at, 'has runAsNonRoot: true and runAsUser: 0, so the kubelet refuses to start it');
  if (seccompProfile !== undefined) yield* checkProfile(seccompProfile, `${at}.seccompProfile`);
  if (seccompProfile?.localhostProfile !== undefined && !isBelow(seccompProfile.localhostProfile))
    yield fault('security', `${at}.seccompProfile.localhostProfile`, "does not lie below the kubelet's folder of profiles");
  if (appArmorProfile !== undefined) yield* checkProfile(appArmorProfile, `${at}.appArmorProfile`);
};

export const checkId: Check<number> = function* (id, at) {
  if (id < 0 || id > 2 ** 31 - 1) yield fault('security', at, `${id} is not between 0 and ${2 ** 31 - 1}`);
};

const checkProfile: Check<SeccompProfile | AppArmorProfile> = function* ({ type, localhostProfile }, at) {
  if ((type === 'Localhost') !== (localhostProfile !== undefined))
    yield fault('security', at, 'must have a localhostProfile for the type Localhost, and only then');
  if (localhostProfile !== undefined && (localhostProfile.trim() !== localhostProfile || localhostProfile === ''))
    yield fault('security', `${at}.localhostProfile`, 'is empty or padded with spaces');
};
