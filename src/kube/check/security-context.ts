/** Security contexts of containers and Pods: users, profiles, combinations that contradict each other. */

import { isDnsSubdomain } from '../names.ts';
import type { AppArmorProfile, PodSecurityContext, SeccompProfile, SecurityContext } from '../objects.gen.ts';
import type { Check } from './fault.ts';
import { isBelow } from './paths.ts';

export const checkSecurityContext: Check<SecurityContext> = (context, at, report) => {
  checkShared(context, at, report);
  const { gmsaCredentialSpecName } = context.windowsOptions ?? {};
  if (gmsaCredentialSpecName !== undefined && !isDnsSubdomain(gmsaCredentialSpecName))
    report('name', `${at}.windowsOptions.gmsaCredentialSpecName`, `${JSON.stringify(gmsaCredentialSpecName)} is not a DNS subdomain`);
  if (context.allowPrivilegeEscalation !== false) return;
  if (context.privileged === true) report('security', at, 'has privileged: true and allowPrivilegeEscalation: false');
  if (context.capabilities?.add?.includes('CAP_SYS_ADMIN') === true)
    report('security', at, 'adds CAP_SYS_ADMIN and has allowPrivilegeEscalation: false');
};

type Shared = Pick<
  SecurityContext | PodSecurityContext,
  'runAsUser' | 'runAsGroup' | 'runAsNonRoot' | 'seccompProfile' | 'appArmorProfile'
>;

export const checkShared: Check<Shared> = ({ runAsUser, runAsGroup, runAsNonRoot, seccompProfile, appArmorProfile }, at, report) => {
  if (runAsUser !== undefined) checkId(runAsUser, `${at}.runAsUser`, report);
  if (runAsGroup !== undefined) checkId(runAsGroup, `${at}.runAsGroup`, report);
  if (runAsNonRoot === true && runAsUser === 0)
    report('security', at, 'has runAsNonRoot: true and runAsUser: 0, so the kubelet refuses to start it');
  if (seccompProfile !== undefined) checkProfile(seccompProfile, `${at}.seccompProfile`, report);
  if (seccompProfile?.localhostProfile !== undefined && !isBelow(seccompProfile.localhostProfile))
    report('security', `${at}.seccompProfile.localhostProfile`, "does not lie below the kubelet's folder of profiles");
  if (appArmorProfile !== undefined) checkProfile(appArmorProfile, `${at}.appArmorProfile`, report);
};

export const checkId: Check<number> = (id, at, report) => {
  if (id < 0 || id > 2 ** 31 - 1) report('security', at, `${id} is not between 0 and ${2 ** 31 - 1}`);
};

const checkProfile: Check<SeccompProfile | AppArmorProfile> = ({ type, localhostProfile }, at, report) => {
  if ((type === 'Localhost') !== (localhostProfile !== undefined))
    report('security', at, 'must have a localhostProfile for the type Localhost, and only then');
  if (localhostProfile !== undefined && (localhostProfile.trim() !== localhostProfile || localhostProfile === ''))
    report('security', `${at}.localhostProfile`, 'is empty or padded with spaces');
};
