/** How a container is called and how it finds others: `hostname`, `extra_hosts`, `dns…`. They belong to the Pod, so its lead speaks for all members. */

import { isDnsLabel, isDnsSubdomain, toDnsLabel } from '../../kube/names.ts';
import type { HostAlias, PodDNSConfigOption } from '../../kube/objects.gen.ts';
import { minorOf } from '../../model/kube-version.ts';
import type { Path } from '../../model/path.ts';
import type { Service } from '../../model/service.ts';
import { defineConcern, type ServiceContext } from '../concern.ts';
import { approximated, type Contribution, ignored, pod, unsupported } from '../contribution.ts';

export const hostsAndDns = defineConcern({
  name: 'hosts-and-dns',
  summary:
    'extra_hosts become hostAliases, dns_search and dns_opt the DNS config, hostname that of the Pod; the DNS servers stay those of the cluster.',
  owns: [
    'services.*.extra_hosts.*',
    'services.*.dns.*',
    'services.*.dns_search.*',
    'services.*.dns_opt.*',
    'services.*.hostname',
    'services.*.domainname',
    'services.*.mac_address',
  ],
  fates: {
    'services.*.extra_hosts.*': 'by case',
    'services.*.dns.*': 'unsupported',
    'services.*.dns_search.*': 'by case',
    'services.*.hostname': 'by case',
    'services.*.domainname': 'unsupported',
    'services.*.mac_address': 'unsupported',
  },
  onlyWhereWritten: true,
  *mapService(context) {
    const { service, at } = context;
    yield* hostname(context);
    for (const i of (service.dns ?? []).keys()) {
      yield unsupported(
        at('dns', i),
        'DNS servers of a Pod would take the place of those of the cluster, which know the Services.',
        'Add a stub domain for the names in question to the CoreDNS of the cluster.',
      );
    }
    if (service.mac_address !== undefined) {
      yield unsupported(
        at('mac_address'),
        'The network of the cluster gives Pods their addresses.',
        'Tie licences and the like to something else, or use a network of Multus.',
      );
    }
    if (context.workload.lead === context.name) yield* podSettings(context);
  },
});

function* hostname(context: ServiceContext): Iterable<Contribution> {
  const { service, workload, at, name } = context;
  const { hostname: host, domainname } = service;
  if (domainname !== undefined) {
    const full = host === undefined ? domainname : `${host}.${domainname}`;
    yield unsupported(
      at('domainname'),
      `Pods are in the domain of the cluster; the program will not see itself as ${full}.`,
      'Give the program its name by a setting of its own.',
    );
  }
  if (host === undefined) return;
  const place = at('hostname');
  if (workload.lead !== name) {
    yield ignored(place, `The containers of a Pod share one host name, that of ${workload.lead}.`);
    return;
  }
  if (host.includes('{{')) {
    yield unsupported(
      place,
      `${host} is a template of Swarm, which nothing fills in; the host name is the name of the Pod.`,
      'Leave it out, and give the program the name of its node by a variable of your own (`fieldRef: spec.nodeName`).',
    );
  } else yield* hostnameOfPod(context, host, place);
}

function* hostnameOfPod({ service, workload }: ServiceContext, host: string, place: Path): Iterable<Contribution> {
  const label = isDnsLabel(host) ? host : toDnsLabel(host.split('.')[0] ?? host);
  const { choice: kind } = workload.kind;
  if (service.network_mode === 'host') yield approximated(place, 'What is on the network of its node has the host name of the node.');
  else if (kind === 'StatefulSet')
    yield approximated(place, 'A StatefulSet gives its Pods their host names: its own with a number, from 0 on.');
  else {
    yield pod({ hostname: label }, place);
    if (label !== host) yield approximated(place, `The host name of a Pod is a single label, so ${host} becomes ${label}.`);
    else if (kind === 'DaemonSet') yield approximated(place, `The Pods of all nodes have the host name ${host}.`);
    else if (workload.replicas.choice > 1)
      yield approximated(place, `All ${workload.replicas.choice} replicas have the host name ${host}.`);
  }
}

interface Member {
  readonly service: Service;
  at(...segments: Path): Path;
}

function* podSettings(context: ServiceContext): Iterable<Contribution> {
  const members = context.workload.members.map((name): Member => {
    const service = context.project.services[name] ?? {};
    return { service, at: (...segments) => ['services', name, ...segments] };
  });
  yield* extraHosts(members);
  yield* dnsSearch(members, context.settings.project.kubeVersion);
  yield* dnsOptions(members);
}

/** One entry for each address; `host-gateway` is the one address that nobody knows before the Pod runs. */
function* extraHosts(members: readonly Member[]): Iterable<Contribution> {
  const names = new Map<string, Set<string>>();
  const from: Path[] = [];
  for (const { service, at } of members) {
    for (const [i, entry] of (service.extra_hosts ?? []).entries()) {
      const [host = '', address = ''] = splitHost(entry);
      const problem = hostProblem(host, address);
      if (problem !== undefined) {
        yield unsupported(at('extra_hosts', i), problem.because, problem.instead);
        continue;
      }
      names.set(address, (names.get(address) ?? new Set()).add(host.toLowerCase()));
      from.push(at('extra_hosts', i));
    }
  }
  const hostAliases = [...names].map(([ip, hosts]): HostAlias => ({ ip, hostnames: [...hosts] }));
  if (hostAliases.length > 0) yield pod({ hostAliases }, ...from);
}

function splitHost(entry: string): readonly string[] {
  const cut = entry.includes('=') ? entry.indexOf('=') : entry.indexOf(':');
  return [entry.slice(0, cut), entry.slice(cut + 1).replace(/^\[|\]$/g, '')];
}

function hostProblem(host: string, address: string): { readonly because: string; readonly instead: string } | undefined {
  if (address === 'host-gateway') {
    return {
      because: `${host} stands for the machine that Docker runs on; Pods run on many nodes, and none of them is that machine.`,
      instead: `Put what listens there into the cluster, or add a Service ${toDnsLabel(host)} without a selector whose EndpointSlice has its address.`,
    };
  }
  if (!/^(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*)$/.test(address))
    return { because: `${address} is no address.`, instead: 'Write an IP address.' };
  if (!isDnsSubdomain(host.toLowerCase()))
    return { because: `${host} cannot stand in the hosts file of a Pod.`, instead: 'Use a name of letters, digits, `-` and `.`.' };
  return undefined;
}

/** Of the API server. */
const MAX_SEARCHES = 32;

/** Underscores are taken since Kubernetes 1.33. */
const SEARCH_DOMAIN = /^_?[a-z0-9](?:[-_a-z0-9]*[a-z0-9])?(?:\._?[a-z0-9](?:[-_a-z0-9]*[a-z0-9])?)*$/;

function* dnsSearch(members: readonly Member[], kubeVersion: string): Iterable<Contribution> {
  const searches = new Set<string>();
  const from: Path[] = [];
  for (const { service, at } of members) {
    for (const [i, domain] of (service.dns_search ?? []).entries()) {
      const isTaken = isDnsSubdomain(domain) || (minorOf(kubeVersion) >= 33 && SEARCH_DOMAIN.test(domain) && domain.length <= 253);
      if (!isTaken || searches.size >= MAX_SEARCHES) {
        yield ignored(
          at('dns_search', i),
          'It names no domain that a Pod could search; those of the cluster stay, since they lead to the Services.',
        );
        continue;
      }
      searches.add(domain);
      from.push(at('dns_search', i));
    }
  }
  if (searches.size > 0) yield pod({ dnsConfig: { searches: [...searches] } }, ...from);
}

/** `ndots:2` */
function* dnsOptions(members: readonly Member[]): Iterable<Contribution> {
  const options = new Map<string, PodDNSConfigOption>();
  const from: Path[] = [];
  for (const { service, at } of members) {
    for (const [i, option] of (service.dns_opt ?? []).entries()) {
      const [name = '', value] = option.split(':');
      if (name === '') {
        yield ignored(at('dns_opt', i), 'It names no option.');
        continue;
      }
      const known = options.get(name);
      if (known !== undefined && known.value !== value) {
        yield ignored(at('dns_opt', i), `The containers of the Pod share its DNS options; ${name} is ${known.value ?? 'set'} already.`);
        continue;
      }
      options.set(name, { name, ...(value === undefined ? {} : { value }) });
      from.push(at('dns_opt', i));
    }
  }
  if (options.size > 0) yield pod({ dnsConfig: { options: [...options.values()] } }, ...from);
}
