/** `networks`, of services and at the top: labels of Pods that NetworkPolicies select; how packets travel is up to the cluster. */

import type { Path } from '../../model/path.ts';
import type { Network } from '../../model/project.ts';
import type { ServiceNetwork } from '../../model/service.ts';
import { defineConcern, type PlannedContext, type ServiceContext } from '../concern.ts';
import { approximated, type Contribution, ignored, mapped, podMetadata, unsupported } from '../contribution.ts';
import { ISOLATED_LABEL, MEMBER } from '../plan/networks/label-keys.ts';
import { isolatedNetworks } from '../plan/networks.ts';

export const networks = defineConcern({
  name: 'networks',
  summary:
    'Membership in a network is a label of the Pod where there is more than one network; addresses and drivers are the affair of the cluster.',
  owns: [
    'services.*.networks.*',
    'services.*.networks.*.driver_opts.*',
    'services.*.networks.*.gw_priority',
    'services.*.networks.*.interface_name',
    'services.*.networks.*.ipv4_address',
    'services.*.networks.*.ipv6_address',
    'services.*.networks.*.link_local_ips.*',
    'services.*.networks.*.mac_address',
    'services.*.networks.*.priority',
    'networks.**',
  ],
  fates: {
    'services.*.networks.*.driver_opts.*': 'ignored',
    'services.*.networks.*.gw_priority': 'ignored',
    'services.*.networks.*.priority': 'ignored',
    'services.*.networks.*.interface_name': 'unsupported',
    'services.*.networks.*.ipv4_address': 'unsupported',
    'services.*.networks.*.ipv6_address': 'unsupported',
    'services.*.networks.*.link_local_ips.*': 'unsupported',
    'services.*.networks.*.mac_address': 'unsupported',
    'networks.*.attachable': 'ignored',
    'networks.*.driver': 'by case',
    'networks.*.driver_opts.*': 'ignored',
    'networks.*.enable_ipv4': 'by case',
    'networks.*.external': 'by case',
    'networks.*.internal': 'by case',
    'networks.*.ipam.**': 'ignored',
    'networks.*.labels.*': 'ignored',
    'networks.*.name': 'by case',
  },
  *mapService(context) {
    yield* membership(context);
    for (const [key, attachment] of Object.entries(context.service.networks ?? {})) {
      if (attachment !== null) yield* attachmentFates(context.at('networks', key), attachment);
    }
  },
  *mapProject(context) {
    const isolated = isolatedNetworks(context.plan.networks);
    for (const [key, network] of Object.entries(context.project.networks ?? {})) {
      const { internal } = network ?? {};
      yield* networkFates(context, key, network ?? {});
      if (internal !== undefined) yield internalFate(context, key, { internal, keepsIn: isolated.has(key) });
    }
  },
});

function* membership(context: ServiceContext): Iterable<Contribution> {
  const { plan, name, service, workload, at } = context;
  const own = plan.hostnames.hosts.networks.get(name) ?? [];
  if (!plan.networks.enforced.choice) {
    for (const key of Object.keys(service.networks ?? {})) yield mapped(at('networks', key), plan.networks.enforced.because);
    return;
  }
  const labels = own.flatMap((key) => plan.networks.networks.get(key)?.label ?? []).sort();
  const isolated = plan.networks.isolated.has(workload.lead) ? { [ISOLATED_LABEL]: MEMBER } : {};
  const written = Object.keys(service.networks ?? {}).map((key) => at('networks', key));
  yield podMetadata({ labels: { ...Object.fromEntries(labels.map((label) => [label, MEMBER])), ...isolated } }, ...written);
}

function* attachmentFates(place: Path, attachment: ServiceNetwork): Iterable<Contribution> {
  const at = (...segments: Path): Path => [...place, ...segments];
  const address = 'Pods get their addresses from the cluster, a new one with each start.';
  const byName = 'Let the others use the name of the service; for a real fixed address in another network use Multus.';
  if (attachment.ipv4_address !== undefined) yield unsupported(at('ipv4_address'), address, byName);
  if (attachment.ipv6_address !== undefined) yield unsupported(at('ipv6_address'), address, byName);
  for (const i of (attachment.link_local_ips ?? []).keys()) yield unsupported(at('link_local_ips', i), address, byName);
  if (attachment.mac_address !== undefined)
    yield unsupported(at('mac_address'), 'The network of the cluster gives Pods their MAC addresses.', byName);
  if (attachment.interface_name !== undefined)
    yield unsupported(at('interface_name'), 'The one interface of a Pod is called eth0.', 'Let the program listen on every interface.');
  if (attachment.priority !== undefined) yield ignored(at('priority'), 'A Pod has one interface, so there is no order of networks.');
  if (attachment.gw_priority !== undefined) yield ignored(at('gw_priority'), 'A Pod has one interface, so there is one way out.');
  for (const key of Object.keys(attachment.driver_opts ?? {}))
    yield ignored(at('driver_opts', key), 'It speaks to the network driver of Docker.');
}

/** Networks of the cluster's own kind, as far as a project can tell. */
const PLAIN_DRIVERS: ReadonlySet<string> = new Set(['', 'bridge', 'overlay', 'default']);

function* networkFates(context: PlannedContext, key: string, network: Network): Iterable<Contribution> {
  const at = (...segments: Path): Path => ['networks', key, ...segments];
  const facts = context.plan.networks.networks.get(key);
  yield mapped(at(), facts === undefined ? 'No service of the result is on it.' : context.plan.networks.enforced.because);
  if (network.external === true)
    yield approximated(
      at('external'),
      `Who else is on the network is not known here, so Pods of every namespace may reach its members${context.plan.networks.enforced.choice ? '' : ', as they may anyway'}.`,
    );
  else if (network.external === false) yield mapped(at('external'), 'It belongs to the project.');
  if (network.name !== undefined)
    yield network.external === true
      ? mapped(at('name'), 'It names the label of its Pods.')
      : ignored(at('name'), 'It is the name of the network on the Docker host.');
  if (network.driver !== undefined) yield driverFate(at('driver'), network.driver);
  for (const option of Object.keys(network.driver_opts ?? {}))
    yield ignored(at('driver_opts', option), 'It speaks to the network driver of Docker.');
  if (network.attachable !== undefined)
    yield ignored(at('attachable'), 'It lets containers started by hand join; any Pod with the labels may.');
  if (network.enable_ipv4 === true) yield mapped(at('enable_ipv4'), 'The cluster has IPv4 unless it was made for IPv6 alone.');
  if (network.enable_ipv4 === false)
    yield unsupported(at('enable_ipv4'), 'The address families of Pods are those of the cluster.', 'Use a cluster with IPv6 alone.');
  if (network.enable_ipv6 !== undefined)
    yield mapped(
      at('enable_ipv6'),
      network.enable_ipv6
        ? 'Services get addresses of both families where the cluster has them.'
        : 'It is what Services have unless they ask for more.',
    );
  for (const label of Object.keys(network.labels ?? {}))
    yield ignored(at('labels', label), 'There is no object for the network that could carry it.');
  yield* ipamFates(network, at('ipam'));
}

interface Internal {
  readonly internal: boolean;
  /** Whether it has members without another way out. */
  readonly keepsIn: boolean;
}

function internalFate({ plan: { networks: plan } }: PlannedContext, key: string, { internal, keepsIn }: Internal): Contribution {
  const place = ['networks', key, 'internal'];
  if (!internal) return mapped(place, 'Pods reach the world unless something stops them.');
  if (!plan.networks.has(key)) return mapped(place, 'No service of the result is on it.');
  if (!plan.enforced.choice) return unsupported(place, 'Without NetworkPolicies every Pod reaches the world.', 'Turn NetworkPolicies on.');
  if (keepsIn) return mapped(place, 'A NetworkPolicy lets Pods that are on such networks alone out to their peers and to DNS only.');
  return ignored(place, 'It keeps nobody in: whatever is on it is on another network too, which leads out.');
}

function driverFate(place: Path, driver: string): Contribution {
  if (PLAIN_DRIVERS.has(driver)) return mapped(place, 'The network of the cluster connects Pods on one node and on many.');
  return unsupported(
    place,
    `A Pod cannot be on a network of the kind ${driver}.`,
    'Attach Pods to other networks with Multus and a NetworkAttachmentDefinition.',
  );
}

function* ipamFates({ ipam }: Network, place: Path): Iterable<Contribution> {
  const because = 'The cluster chooses the addresses of Pods.';
  if (ipam?.driver !== undefined) yield ignored([...place, 'driver'], because);
  for (const [i, pool] of (ipam?.config ?? []).entries()) {
    for (const [key, value] of Object.entries(pool)) {
      const at: Path = [...place, 'config', i, key];
      const names = typeof value === 'object' && value !== null ? Object.keys(value) : [];
      if (names.length === 0) yield ignored(at, because);
      for (const name of names) yield ignored([...at, name], because);
    }
  }
  for (const key of Object.keys(ipam?.options ?? {})) yield ignored([...place, 'options', key], because);
}
