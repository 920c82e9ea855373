/** Init containers that wait: for a port or the name of a Service, for a Job to complete. */

import { shorten } from '../../kube/names.ts';
import type { Container } from '../../kube/objects.gen.ts';
import type { KubeVersion } from '../../model/kube-version.ts';
import type { WorkloadKind } from '../plan/workload-plan.ts';

/** Pinned, so that the same input gives the same Pods tomorrow. */
const PROBE_IMAGE = 'busybox:1.37.0';

/**
 * kubectl is supported within one minor version of the API server. It waits for the creation of an object from 1.31 on, so that 1.29 gets one that is
 * two ahead: all that it asks for are Jobs of batch/v1, which are the same in both. https://kubernetes.io/releases/version-skew-policy/#kubectl
 */
const KUBECTL: Readonly<Record<KubeVersion, string>> = {
  '1.29': 'v1.31.13',
  '1.30': 'v1.31.13',
  '1.31': 'v1.31.13',
  '1.32': 'v1.32.9',
  '1.33': 'v1.33.5',
  '1.34': 'v1.34.1',
};

export function waitForPort(host: string, port: number): Container {
  return probing(host, `until nc -z -w 2 ${host} ${port}; do echo "waiting for ${host}:${port}"; sleep 2; done`);
}

/** The name of a headless Service leads to ready Pods alone, and to nothing before there is one; what answers at the port does not matter. */
export function waitForName(host: string): Container {
  const test = `nc -z -w 2 ${host} 1 2>&1 | grep -q "bad address"`;
  return probing(host, `while ${test}; do echo "waiting for a ready Pod of ${host}"; sleep 2; done`);
}

function probing(host: string, script: string): Container {
  return {
    name: shorten(`wait-for-${host}`, 63),
    image: PROBE_IMAGE,
    command: ['/bin/sh', '-c', script],
    resources: { requests: { cpu: '10m', memory: '16Mi' }, limits: { memory: '32Mi' } },
    securityContext: RESTRICTED,
  };
}

export interface Waiter {
  /** What the Pod that waits belongs to. */
  readonly waiting: WorkloadKind;
  readonly kubeVersion: KubeVersion;
}

/**
 * `kubectl wait` fails when there is no such Job yet. Pods of servers try again; a Job may have no second attempt, so that one waits for its creation
 * first. https://kubernetes.io/docs/reference/kubectl/generated/kubectl_wait/
 */
export function waitForJob(job: string, { waiting, kubeVersion }: Waiter): readonly Container[] {
  const wait = (name: string, until: string): Container => ({
    name: shorten(name, 63),
    image: `registry.k8s.io/kubectl:${KUBECTL[kubeVersion]}`,
    command: ['kubectl', 'wait', `--for=${until}`, '--timeout=-1s', `job/${job}`],
    resources: { requests: { cpu: '10m', memory: '32Mi' }, limits: { memory: '128Mi' } },
    securityContext: RESTRICTED,
  });
  const complete = wait(`wait-for-${job}`, 'condition=complete');
  return waiting === 'Job' || waiting === 'CronJob' ? [wait(`find-${job}`, 'create'), complete] : [complete];
}

/** Within the restricted Pod Security Standard. */
const RESTRICTED: NonNullable<Container['securityContext']> = {
  allowPrivilegeEscalation: false,
  capabilities: { drop: ['ALL'] },
  readOnlyRootFilesystem: true,
  runAsNonRoot: true,
  runAsUser: 65534,
  seccompProfile: { type: 'RuntimeDefault' },
};
