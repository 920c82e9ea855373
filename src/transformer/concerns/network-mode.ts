/** `network_mode`: the network of the node, none at all, or that of another service, which then is in the same Pod. */

import type { Path } from '../../model/path.ts';
import { defineConcern, type ServiceContext } from '../concern.ts';
import { approximated, type Contribution, mapped, pod, unsupported } from '../contribution.ts';

export const networkMode = defineConcern({
  name: 'network-mode',
  summary: 'host becomes hostNetwork, none a NetworkPolicy that lets nothing through, service:x a container of the same Pod.',
  owns: ['services.*.network_mode'],
  fates: {
    'services.*.network_mode': 'by case',
  },
  onlyWhereWritten: true,
  *mapService(context) {
    const mode = context.service.network_mode;
    if (mode !== undefined) yield* modeFate(context, mode, context.at('network_mode'));
  },
});

function* modeFate(context: ServiceContext, mode: string, place: Path): Iterable<Contribution> {
  const { name, workload, plan, settings } = context;
  if (mode === 'host') {
    if (workload.lead === name) yield pod({ hostNetwork: true, dnsPolicy: 'ClusterFirstWithHostNet' }, place);
    yield hostNetwork(name, place);
  } else if (mode === 'none') {
    if (settings.project.networkPolicies === 'none') {
      yield unsupported(
        place,
        'Every Pod has a network; the NetworkPolicy that would let nothing through is turned off by a setting.',
        'Turn NetworkPolicies on.',
      );
    } else
      yield approximated(
        place,
        'A Pod always has a network; a NetworkPolicy lets nothing in or out, where the network plugin enforces it.',
      );
  } else if (mode === 'bridge' || mode === 'default') yield mapped(place, 'Every Pod has an address of its own.');
  else if (mode.startsWith('service:')) yield* sharedNetwork(context, mode.slice('service:'.length), place);
  else if (mode.startsWith('container:')) yield foreignNetwork(mode.slice('container:'.length), place);
  else
    yield unsupported(
      place,
      `${mode} is a network of the Docker host; Pods are on the network of the cluster.`,
      plan.networks.enforced.choice ? 'Name the network under `networks`.' : 'Leave it out.',
    );
}

function hostNetwork(name: string, place: Path): Contribution {
  return {
    to: 'ledger',
    path: place,
    fate: 'approximated',
    because: `${name} uses the network of whatever node it runs on: its ports must be free there, no two replicas fit on one node, and other Pods still reach it by its Service.`,
    instead: 'Leave out `network_mode: host` unless the program serves the node itself.',
    severity: 'warning',
    code: 'convert/host-network',
  };
}

function* sharedNetwork({ plan, workload }: ServiceContext, target: string, place: Path): Iterable<Contribution> {
  const isTogether = plan.services.get(target)?.lead === workload.lead;
  if (isTogether) yield mapped(place, `It is a container of the Pod of ${workload.lead}, and so on the same network.`);
  else
    yield unsupported(
      place,
      `${target} is not part of the result, so its network cannot be shared.`,
      `Keep ${target}, or give the service a network of its own.`,
    );
}

function foreignNetwork(container: string, place: Path): Contribution {
  return unsupported(
    place,
    `${container} is a container that is not described here; only containers of one Pod share a network.`,
    `Describe it as a service, and write \`network_mode: service:…\`.`,
  );
}
