/**
 * Names of environment variables that Kubernetes accepts: since 1.32 all printable ASCII but `=` (RelaxedEnvironmentVariableValidation, on by
 * default since then), before that letters, digits, `_`, `-` and `.`. https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-container/
 */

import { minorOf } from '../../model/kube-version.ts';

const RELAXED = /^[ -<>-~]+$/;
const STRICT = /^[-._a-zA-Z][-._a-zA-Z0-9]*$/;

/** `kubeVersion` is a minor version, "1.34". */
export function isEnvName(name: string, kubeVersion: string): boolean {
  return (minorOf(kubeVersion) >= 32 ? RELAXED : STRICT).test(name);
}
