/** What every Pod says whatever Compose says, so that it behaves as a container of Compose does. */

import { defineConcern, type ServiceContext } from '../concern.ts';
import { type Contribution, expected, pod } from '../contribution.ts';

export const podDefaults = defineConcern({
  name: 'pod-defaults',
  summary: 'No Service variables in the environment, and no API token in the Pod unless it needs one.',
  owns: [],
  *mapService(context) {
    if (context.workload.lead === context.name) yield* defaults(context);
    const { serviceAccount } = context.serviceSettings;
    if (serviceAccount === undefined) return;
    yield expected('ServiceAccount', serviceAccount);
    yield pod({ serviceAccountName: serviceAccount }, context.at('x-kubeferry', 'serviceAccount'));
  },
});

function* defaults(context: ServiceContext): Iterable<Contribution> {
  yield pod({ enableServiceLinks: false });
  const { workload, plan } = context;
  const waitsForJob = workload.members.some((member) => plan.order.waits.get(member)?.some(({ choice }) => choice.kind === 'job') === true);
  if (askedServiceAccount(context) === undefined && !waitsForJob) yield pod({ automountServiceAccountToken: false });
}

/** A Pod has one ServiceAccount: that of its lead, otherwise of the first member that has one. */
export function askedServiceAccount({ workload, settings }: ServiceContext): string | undefined {
  return workload.members.flatMap((member) => settings.services.get(member)?.serviceAccount ?? [])[0];
}
