/** What a Pod asks of its node: users and groups, namespaces of the host, kernel parameters. */

import type { PodSecurityContext, PodSpec, Sysctl } from '../objects.gen.ts';
import { type Check, fault, repeated } from './fault.ts';
import { placedContainers } from './placed-containers.ts';
import { checkId, checkShared } from './security-context.ts';

export const checkPodSecurity: Check<PodSpec> = function* (pod, at) {
  const { securityContext, shareProcessNamespace, hostPID, hostIPC, hostNetwork, hostUsers } = pod;
  if (shareProcessNamespace === true && hostPID === true) yield fault('security', at, 'has both shareProcessNamespace and hostPID');
  if (hostUsers === false && (hostPID === true || hostIPC === true || hostNetwork === true))
    yield fault('security', at, 'has hostUsers: false with a namespace of the host');
  if (securityContext !== undefined) yield* checkContext(securityContext, `${at}.securityContext`);
  for (const { container, place } of placedContainers(pod, at)) {
    if (container.securityContext?.procMount === 'Unmasked' && hostUsers !== false)
      yield fault('security', `${place}.securityContext.procMount`, 'Unmasked needs hostUsers: false');
  }
  const sysctls = securityContext?.sysctls ?? [];
  for (const [i, { name }] of sysctls.entries()) {
    const shared = (hostNetwork === true && isOf(name, NETWORK)) || (hostIPC === true && isOf(name, IPC));
    if (shared) yield fault('sysctl', `${at}.securityContext.sysctls[${i}]`, `${name} would be set for the whole node`);
  }
};

const checkContext: Check<PodSecurityContext> = function* (context, at) {
  const { fsGroup, supplementalGroups = [], sysctls = [], fsGroupChangePolicy } = context;
  yield* checkShared(context, at);
  if (fsGroup !== undefined) yield* checkId(fsGroup, `${at}.fsGroup`);
  for (const [i, id] of supplementalGroups.entries()) yield* checkId(id, `${at}.supplementalGroups[${i}]`);
  if (fsGroupChangePolicy !== undefined && !['OnRootMismatch', 'Always'].includes(fsGroupChangePolicy))
    yield fault('security', `${at}.fsGroupChangePolicy`, 'is not known');
  yield* checkSysctls(sysctls, `${at}.sysctls`);
};

const SYSCTL = /^[a-z0-9](?:[-_a-z0-9]*[a-z0-9])?(?:[./][a-z0-9](?:[-_a-z0-9]*[a-z0-9])?)*$/;

const checkSysctls: Check<readonly Sysctl[]> = function* (sysctls, at) {
  for (const [i, { name }] of sysctls.entries()) {
    if (name.length > 253 || !SYSCTL.test(name))
      yield fault('sysctl', `${at}[${i}].name`, `${JSON.stringify(name)} is no name of a kernel parameter`);
    else if (!isOf(name, NETWORK) && !isOf(name, IPC))
      yield fault('sysctl', `${at}[${i}].name`, `${name} belongs to the node: the kubelet refuses the Pod`);
  }
  for (const { key, index } of repeated(sysctls, ({ name }) => name))
    yield fault('sysctl', `${at}[${index}].name`, `${key} is set already`);
};

/** Parameters that a container can have for itself. https://kubernetes.io/docs/tasks/administer-cluster/sysctl-cluster/ */
const NETWORK: readonly string[] = ['net.'];
const IPC: readonly string[] = ['kernel.shm', 'kernel.msg', 'kernel.sem', 'fs.mqueue.'];

function isOf(name: string, prefixes: readonly string[]): boolean {
  return prefixes.some((prefix) => name.replaceAll('/', '.').startsWith(prefix));
}
