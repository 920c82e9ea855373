/** `deploy.placement.constraints`: which nodes may run the Pod. All of its members have their say, and all constraints must hold. */

import type { NodeSelectorRequirement, Toleration } from '../../kube/objects.gen.ts';
import type { Path } from '../../model/path.ts';
import type { ServiceContext } from '../concern.ts';
import { approximated, type Contribution, pod, unsupported } from '../contribution.ts';
import { placementConstraint } from './placement-constraint.ts';

export function* nodeChoice({ workload, project }: ServiceContext): Iterable<Contribution> {
  const requirements = new Map<string, NodeSelectorRequirement>();
  const tolerations = new Map<string, Toleration>();
  const paths: Path[] = [];
  for (const { text, path } of workload.members.flatMap((member) =>
    written(member, project.services[member]?.deploy?.placement?.constraints),
  )) {
    const constraint = placementConstraint(text);
    if ('problem' in constraint) {
      yield unsupported(path, constraint.problem, constraint.instead);
      continue;
    }
    requirements.set(JSON.stringify(constraint.requirement), constraint.requirement);
    if (constraint.toleration !== undefined) tolerations.set(constraint.toleration.key ?? '', constraint.toleration);
    if (constraint.note !== undefined) yield approximated(path, constraint.note);
    paths.push(path);
  }
  if (requirements.size === 0) return;
  const nodeSelectorTerms = [{ matchExpressions: [...requirements.values()] }];
  const affinity = { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms } } };
  yield pod({ affinity, ...(tolerations.size === 0 ? {} : { tolerations: [...tolerations.values()] }) }, ...paths);
}

function written(member: string, constraints: readonly string[] = []) {
  return constraints.map((text, i) => ({ text, path: ['services', member, 'deploy', 'placement', 'constraints', i] }));
}
