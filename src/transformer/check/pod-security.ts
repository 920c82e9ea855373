/** Names what keeps Pods from the Pod Security level that a setting asks for. https://kubernetes.io/docs/concepts/security/pod-security-standards/ */

import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { listAllWords } from '../../diagnostics/list-words.ts';
import type { KubeObject } from '../../kube/objects.ts';
import { podSecurity } from '../../kube/pod-security.ts';
import { podTemplateOf } from '../../kube/pod-template.ts';
import { minorOf } from '../../model/kube-version.ts';
import type { PlannedContext } from '../concern.ts';

/** One diagnostic for each workload, at the service that leads it. */
export function checkPodSecurity({ settings, plan }: PlannedContext, objects: readonly KubeObject[]): readonly Diagnostic[] {
  const asked = settings.project.podSecurity;
  if (asked === undefined || asked === 'privileged') return [];
  const found = new Map(objects.map((object) => [`${object.kind} ${object.metadata.name}`, object]));
  return [...plan.workloads.values()].flatMap(({ kind, name, lead }): readonly Diagnostic[] => {
    const object = found.get(`${kind.choice} ${name}`);
    const pod = object === undefined ? undefined : podTemplateOf(object)?.template.spec;
    if (pod === undefined) return [];
    const { againstBaseline, againstRestricted } = podSecurity(pod, minorOf(settings.project.kubeVersion));
    const faults = new Set(asked === 'baseline' ? againstBaseline : [...againstBaseline, ...againstRestricted]);
    if (faults.size === 0) return [];
    return [
      {
        code: 'convert/pod-security',
        severity: 'warning',
        path: ['services', lead],
        part: 'key',
        message: `The Pods of ${name} do not meet the ${asked} Pod Security Standard: ${listAllWords([...faults])}.`,
        help: 'Change the service so that it needs no such right, or put it into a namespace of its own.',
      },
    ];
  });
}
