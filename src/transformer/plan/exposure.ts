/** Which services are reached from outside the cluster, and how. Never a side effect of publishing a port: only what is asked for is exposed. */

import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Path } from '../../model/path.ts';
import type { Service } from '../../model/service.ts';
import type { ExposeKind, ExposeSettings } from '../../model/settings.ts';
import { type Decision, decide } from '../decision.ts';
import type { ProjectContext } from '../project-context.ts';
import { askedAt, asker } from './asked-at.ts';
import type { Exposure, ExposurePlan } from './exposure/exposure-plan.ts';
import { openPorts } from './exposure/exposure-ports.ts';
import { routesOf, tlsOf } from './exposure/exposure-routes.ts';
import { requestedRoutes } from './exposure/requested-routes.ts';
import { type RouteRequest, readRouteHost } from './exposure/route-request.ts';
import type { Names } from './names.ts';
import { PORT_LIMIT, type PortPlan } from './ports/port-plan.ts';

export interface ExposureFacts {
  readonly names: Names;
  readonly ports: ReadonlyMap<string, readonly PortPlan[]>;
}

const NOTHING: Exposure = { kind: 'none', routes: [], open: [], tls: [], annotations: {} };
const UNASKED: Exposure = { ...NOTHING, unasked: true };

export function planExposure(context: ProjectContext, { names, ports }: ExposureFacts): ExposurePlan {
  const services = new Map<string, Decision<Exposure>>();
  const diagnostics: Diagnostic[] = [];
  for (const name of [...ports.keys()].sort()) {
    const service = context.project.services[name];
    if (service === undefined) continue;
    const plans = (ports.get(name) ?? []).slice(0, PORT_LIMIT);
    const asked = context.settings.services.get(name)?.expose;
    const request = requestedRoutes(name, service);
    const isSilent = asked === undefined && request === undefined && plans.every(({ published }) => published.length === 0);
    if (isSilent) continue;
    const wish: Wish = { context, service: name, name: names.service(name), definition: service, ports: plans, asked, request };
    const decision = decideExposure(wish);
    services.set(name, decision);
    if (asked?.kind !== 'none') diagnostics.push(...remarks(wish, decision.choice));
  }
  return { services, diagnostics: [...diagnostics, ...sharedRoutes(services)] };
}

interface Wish {
  readonly context: ProjectContext;
  readonly service: string;
  /** As a DNS label. */
  readonly name: string;
  readonly definition: Service;
  readonly ports: readonly PortPlan[];
  readonly asked: ExposeSettings | undefined;
  readonly request: RouteRequest | undefined;
}

function decideExposure(wish: Wish): Decision<Exposure> {
  const { service, definition, asked, request, ports } = wish;
  const setting = askedAt(wish.context.settings, service, 'expose');
  const by = asker(wish.context.settings, service, 'expose');
  if (definition.network_mode === 'none') return decide(NOTHING, 'It has no network.', ['services', service, 'network_mode']);
  if (asked?.kind === 'none') return decide(NOTHING, `${by} keeps it inside the cluster.`, ...setting);
  if (asked !== undefined)
    return decide(expose(wish, asked.kind), `${by} exposes it (${asked.kind}).`, ...setting, ...(request?.from ?? []));
  if (request !== undefined && request.routes.length > 0) {
    return decide(
      expose(wish, 'ingress'),
      `Its ${request.asker} ${request.asker.startsWith('labels') ? 'ask' : 'asks'} for a way in by HTTP.`,
      ...request.from,
    );
  }
  const published = ports.flatMap((port) => port.published.map(({ from }) => from));
  return decide(UNASKED, 'Nothing asks to expose it: published ports stay inside the cluster.', ...published);
}

function expose({ context, name, asked, request, ports }: Wish, kind: ExposeKind): Exposure {
  const { project } = context.settings;
  const facts = { name, asked, request, ports, project };
  const isHttp = kind === 'ingress' || kind === 'gateway';
  const routes = isHttp ? routesOf(facts) : [];
  const ingressClass = asked?.class ?? project.ingress.class;
  return {
    kind,
    routes,
    open: isHttp || asked === undefined ? [] : openPorts(asked, ports),
    tls: tlsOf(facts, routes),
    ...(ingressClass === undefined ? {} : { class: ingressClass }),
    annotations: { ...(kind === 'ingress' ? project.ingress.annotations : {}), ...asked?.annotations },
    ...(asked?.externalTrafficPolicy === undefined ? {} : { externalTrafficPolicy: asked.externalTrafficPolicy }),
  };
}

function* remarks({ context, service, asked, request, ports }: Wish, { kind, routes, open }: Exposure): Iterable<Diagnostic> {
  const [setting = ['services', service]] = askedAt(context.settings, service, 'expose');
  if (asked?.hosts === undefined || kind === 'none') yield* request?.diagnostics ?? [];
  const wrong = (asked?.hosts ?? []).filter((host) => readRouteHost(host) === undefined);
  if (wrong.length > 0) {
    yield {
      code: 'convert/route-host',
      severity: 'warning',
      path: setting,
      message: `${wrong.join(', ')} cannot be the host of a route; a host is a DNS name, perhaps with a wildcard for its first label.`,
      help: 'Write the name that a browser asks for, without scheme and port.',
    };
  }
  if (kind === 'none' || routes.length > 0 || open.length > 0 || wrong.length > 0) return;
  const { port } = asked ?? {};
  yield {
    code: 'convert/nothing-to-expose',
    severity: 'warning',
    path: asked === undefined ? (request?.from[0] ?? ['services', service]) : setting,
    message: `${service} is to be exposed, but ${whyNot(ports, port)}.`,
    help: `Name the port that the container listens on: \`x-kubeferry: {expose: {kind: ${kind}, port: 8080}}\`.`,
  };
}

function whyNot(ports: readonly PortPlan[], port: number | undefined): string {
  if (port !== undefined) return `nothing is known to listen on port ${port} there`;
  return ports.length === 0
    ? 'no port of it is known'
    : 'it has no port that may be: those bound to 127.0.0.1 are for the host alone, and routes carry TCP';
}

/** Two services behind one host and path: which one answers is up to the controller. */
function* sharedRoutes(services: ReadonlyMap<string, Decision<Exposure>>): Iterable<Diagnostic> {
  const owners = new Map<string, string>();
  for (const [service, { choice, from }] of services) {
    for (const { host, path } of choice.routes) {
      const key = `${choice.kind} ${host ?? ''} ${path}`;
      const owner = owners.get(key);
      if (owner === undefined) owners.set(key, service);
      else
        yield ambiguous({
          service,
          owner,
          kind: choice.kind,
          place: `${host ?? 'every host'}${path}`,
          path: from[0] ?? ['services', service],
        });
    }
  }
}

interface Ambiguity {
  readonly service: string;
  readonly owner: string;
  readonly kind: ExposeKind;
  readonly place: string;
  readonly path: Path;
}

function ambiguous({ service, owner, kind, place, path }: Ambiguity): Diagnostic {
  return {
    code: 'convert/ambiguous-route',
    severity: 'warning',
    path,
    message: `${owner} and ${service} are both exposed at ${place}, so it is left to chance which of them answers.`,
    help: `Give each its own host or path: \`x-kubeferry: {expose: {kind: ${kind}, hosts: […], path: …}}\`, or a domain for all of them.`,
  };
}
