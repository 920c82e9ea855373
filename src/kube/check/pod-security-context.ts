/** What a Pod asks of its node: users and groups, namespaces of the host, kernel parameters. */

import type { PodSecurityContext, Sysctl } from '../objects.gen.ts';
import { type Check, each, repeated } from './fault.ts';
import type { PlacedPod } from './placed-containers.ts';
import { checkId, checkShared } from './security-context.ts';

export const checkPodSecurity: Check<PlacedPod> = ({ pod, containers }, at, report) => {
  const { securityContext, shareProcessNamespace, hostPID, hostIPC, hostNetwork, hostUsers } = pod;
  if (shareProcessNamespace === true && hostPID === true) report('security', at, 'has both shareProcessNamespace and hostPID');
  if (hostUsers === false && (hostPID === true || hostIPC === true || hostNetwork === true))
    report('security', at, 'has hostUsers: false with a namespace of the host');
  if (securityContext !== undefined) checkContext(securityContext, `${at}.securityContext`, report);
  for (const { container, place } of containers) {
    if (container.securityContext?.procMount === 'Unmasked' && hostUsers !== false)
      report('security', `${place}.securityContext.procMount`, 'Unmasked needs hostUsers: false');
  }
  const sysctls = securityContext?.sysctls;
  if (sysctls === undefined) return;
  for (const [i, { name }] of sysctls.entries()) {
    const shared = (hostNetwork === true && isOf(name, NETWORK)) || (hostIPC === true && isOf(name, IPC));
    if (shared) report('sysctl', `${at}.securityContext.sysctls[${i}]`, `${name} would be set for the whole node`);
  }
};

const checkContext: Check<PodSecurityContext> = (context, at, report) => {
  const { fsGroup, supplementalGroups, sysctls, fsGroupChangePolicy } = context;
  checkShared(context, at, report);
  if (fsGroup !== undefined) checkId(fsGroup, `${at}.fsGroup`, report);
  checkIds(supplementalGroups, `${at}.supplementalGroups`, report);
  if (fsGroupChangePolicy !== undefined && !['OnRootMismatch', 'Always'].includes(fsGroupChangePolicy))
    report('security', `${at}.fsGroupChangePolicy`, 'is not known');
  if (sysctls !== undefined) checkSysctls(sysctls, `${at}.sysctls`, report);
};

const checkIds = each(checkId);

const SYSCTL = /^[a-z0-9](?:[-_a-z0-9]*[a-z0-9])?(?:[./][a-z0-9](?:[-_a-z0-9]*[a-z0-9])?)*$/;

const checkSysctls: Check<readonly Sysctl[]> = (sysctls, at, report) => {
  for (const [i, { name }] of sysctls.entries()) {
    if (name.length > 253 || !SYSCTL.test(name))
      report('sysctl', `${at}[${i}].name`, `${JSON.stringify(name)} is no name of a kernel parameter`);
    else if (!isOf(name, NETWORK) && !isOf(name, IPC))
      report('sysctl', `${at}[${i}].name`, `${name} belongs to the node: the kubelet refuses the Pod`);
  }
  for (const { key, index } of repeated(sysctls, ({ name }) => name)) report('sysctl', `${at}[${index}].name`, `${key} is set already`);
};

/** Parameters that a container can have for itself. https://kubernetes.io/docs/tasks/administer-cluster/sysctl-cluster/ */
const NETWORK: readonly string[] = ['net.'];
const IPC: readonly string[] = ['kernel.shm', 'kernel.msg', 'kernel.sem', 'fs.mqueue.'];

function isOf(name: string, prefixes: readonly string[]): boolean {
  return prefixes.some((prefix) => name.replaceAll('/', '.').startsWith(prefix));
}
