/** How the result is reached from outside the cluster, as steps: what is exposed, and otherwise how to try a service from one's own machine. */

import { listWords } from '../diagnostics/list-words.ts';
import { inNamespace, portForward, unprivileged } from '../kube/kubectl.ts';
import type { Service } from '../kube/objects.gen.ts';
import type { Bundle } from '../transformer/bundle.ts';
import type { Unnumbered } from './step.ts';

export function reachSteps(bundle: Bundle): readonly Unnumbered[] {
  const open = [...ingresses(bundle), ...routes(bundle), ...openServices(bundle)];
  return open.length > 0 ? open : tries(bundle);
}

function ingresses({ objects, namespace }: Bundle): readonly Unnumbered[] {
  const found = objects.flatMap(({ object }) => (object.kind === 'Ingress' ? [object] : []));
  if (found.length === 0) return [];
  const hosts = found.flatMap(({ spec }) => (spec?.rules ?? []).flatMap(({ host }) => host ?? []));
  const classes = found.every(({ spec }) => spec?.ingressClassName !== undefined) ? '' : ', with a default class';
  const text = `Requests come in by Ingress: the cluster needs a controller for it${classes}. ${point(hosts)}`;
  return [{ text, commands: [`kubectl get ingress${inNamespace(namespace)}`] }];
}

function routes({ objects, namespace }: Bundle): readonly Unnumbered[] {
  const found = objects.flatMap(({ object }) => (object.kind === 'HTTPRoute' ? [object] : []));
  if (found.length === 0) return [];
  const gateways = [...new Set(found.flatMap(({ spec }) => (spec?.parentRefs ?? []).map(({ name }) => name)))];
  const hosts = found.flatMap(({ spec }) => spec?.hostnames ?? []);
  const text = `Requests come in by HTTPRoute: the cluster needs the Gateway ${listWords(gateways)}. ${point(hosts)}`;
  return [{ text, commands: [`kubectl get httproute,gateway${inNamespace(namespace)}`] }];
}

function point(hosts: readonly string[]): string {
  const names = [...new Set(hosts)];
  return names.length === 0 ? 'The project answers at its address.' : `Let ${listWords(names)} point to its address.`;
}

function openServices({ objects, namespace }: Bundle): readonly Unnumbered[] {
  const found = objects.flatMap(({ object }) =>
    object.kind === 'Service' && ['LoadBalancer', 'NodePort'].includes(object.spec?.type ?? '') ? [object.metadata.name] : [],
  );
  if (found.length === 0) return [];
  const text = 'These Services are reached from outside the cluster; see at which address and port.';
  return [{ text, commands: [`kubectl get service${inNamespace(namespace)} ${found.join(' ')}`] }];
}

/** As many as one tries by hand. */
const TRIED = 3;

function tries({ objects, namespace }: Bundle): readonly Unnumbered[] {
  const published = objects.flatMap(({ object, from }) =>
    object.kind === 'Service' && object.spec?.clusterIP !== 'None' && from.some((path) => path[2] === 'ports') ? entrances(object) : [],
  );
  const best = Math.min(...published.map(rank));
  const chosen = published.filter((entrance) => rank(entrance) === best).slice(0, TRIED);
  if (chosen.length === 0) return [];
  const taken = new Set<number>();
  const commands = chosen.map(({ service, port }) => {
    let local = unprivileged(port);
    while (taken.has(local)) local++;
    taken.add(local);
    return portForward({ service, port, local, ...(namespace === undefined ? {} : { namespace }) });
  });
  const names = listWords(chosen.map(({ service }) => service));
  return [{ text: `Nothing is reachable from outside the cluster yet. To try ${names} from this machine:`, commands }];
}

interface Entrance {
  readonly service: string;
  /** Of the port. */
  readonly name: string;
  readonly port: number;
}

/** The one port of a Service to try. `kubectl port-forward` forwards TCP only. */
function entrances({ metadata, spec }: Service): readonly Entrance[] {
  const open = (spec?.ports ?? []).filter(({ protocol = 'TCP' }) => protocol === 'TCP');
  const all = open.map(({ name = '', port }) => ({ service: metadata.name, name, port }));
  return [...all].sort((one, other) => rank(one) - rank(other)).slice(0, 1);
}

/** What a browser can ask comes first, then what is not known, then the protocols of datastores and the like. */
function rank({ name }: Entrance): number {
  return /^https?(-|$)/.test(name) ? 0 : /^tcp-/.test(name) ? 1 : 2;
}
