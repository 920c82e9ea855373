/** What every Pod says whatever Compose says, so that it behaves as a container of Compose does. */

import { defineConcern } from '../concern.ts';
import { expected, pod } from '../contribution.ts';

export const podDefaults = defineConcern({
  name: 'pod-defaults',
  summary: 'No Service variables in the environment, and no API token in the Pod unless it needs one.',
  owns: [],
  *mapService({ workload, name, plan, serviceSettings, at }) {
    if (workload.lead !== name) return;
    yield pod({ enableServiceLinks: false });
    const { serviceAccount } = serviceSettings;
    if (serviceAccount !== undefined) {
      yield expected('ServiceAccount', serviceAccount);
      yield pod({ serviceAccountName: serviceAccount }, at('x-kubeferry', 'serviceAccount'));
    }
    const waitsForJob = workload.members.some(
      (member) => plan.order.waits.get(member)?.some(({ choice }) => choice.kind === 'job') === true,
    );
    if (serviceAccount === undefined && !waitsForJob) yield pod({ automountServiceAccountToken: false });
  },
});
