/** A service that is exposed through a Gateway becomes an HTTPRoute (Gateway API v1). */

import type { HTTPRoute, HTTPRouteRule } from '../../kube/objects.gen.ts';
import { defineConcern, type ServiceContext } from '../concern.ts';
import { diagnose, object } from '../contribution.ts';
import type { Route } from '../plan/exposure/exposure-plan.ts';

export const gateway = defineConcern({
  name: 'gateway',
  summary: 'With expose: gateway the hosts and paths of a service become HTTPRoutes of the Gateway that the settings name.',
  owns: [],
  *mapService(context) {
    const decision = context.plan.exposure.services.get(context.name);
    if (decision === undefined || decision.choice.kind !== 'gateway') return;
    const { routes, tls, annotations } = decision.choice;
    for (const [i, group] of groupsOf(routes).entries())
      yield object(routeObject(context, group, { number: i + 1, annotations }), ...decision.from);
    if (tls.length === 0) return;
    const { name } = context.settings.project.gateway;
    yield diagnose({
      code: 'convert/tls-secret',
      severity: 'info',
      path: ['services', context.name],
      part: 'key',
      message: `The certificate of ${context.name} is the affair of the listeners of the Gateway ${name}; an HTTPRoute has none.`,
      help: `Give the Gateway an HTTPS listener for its hosts.`,
    });
  },
});

interface Group {
  readonly hosts: readonly string[];
  readonly routes: readonly Route[];
}

/** As many hosts, and as many rules, as an HTTPRoute may have. https://gateway-api.sigs.k8s.io/reference/spec/#httproutespec */
const MOST = 16;

/** All rules of an HTTPRoute hold for all its hosts, so hosts with the same paths share one, or as many as are needed. */
function groupsOf(routes: readonly Route[]): readonly Group[] {
  const byHost = new Map<string | undefined, Route[]>();
  for (const route of routes) {
    const known = byHost.get(route.host);
    if (known === undefined) byHost.set(route.host, [route]);
    else known.push(route);
  }
  const groups = new Map<string, { hosts: string[]; routes: readonly Route[] }>();
  for (const [host, own] of byHost) {
    const key = `${host === undefined} ${own.map(({ path, pathType, port }) => `${pathType} ${path} ${port.number}`).join(' ')}`;
    const group = groups.get(key);
    const hosts = host === undefined ? [] : [host];
    if (group === undefined) groups.set(key, { hosts, routes: own });
    else group.hosts.push(...hosts);
  }
  return [...groups.values()].flatMap(({ hosts, routes: own }) =>
    piecesOf(hosts).flatMap((some) => piecesOf(own).map((rules) => ({ hosts: some, routes: rules }))),
  );
}

/** At least one, which may be empty. */
function piecesOf<T>(items: readonly T[]): readonly (readonly T[])[] {
  const pieces = [items.slice(0, MOST)];
  for (let at = MOST; at < items.length; at += MOST) pieces.push(items.slice(at, at + MOST));
  return pieces;
}

interface RouteParts {
  /** The second and further ones have it in their name, after a dot, which no service has. */
  readonly number: number;
  readonly annotations: Readonly<Record<string, string>>;
}

function routeObject({ servicePlan, settings }: ServiceContext, { hosts, routes }: Group, { number, annotations }: RouteParts): HTTPRoute {
  const { name, namespace } = settings.project.gateway;
  return {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'HTTPRoute',
    metadata: {
      name: number === 1 ? servicePlan.name : `${servicePlan.name}.${number}`,
      ...(Object.keys(annotations).length === 0 ? {} : { annotations }),
    },
    spec: {
      parentRefs: [{ name, ...(namespace === undefined ? {} : { namespace }) }],
      ...(hosts.length === 0 ? {} : { hostnames: hosts }),
      rules: routes.map((route) => ruleOf(servicePlan.name, route)),
    },
  };
}

function ruleOf(service: string, { path, pathType, port }: Route): HTTPRouteRule {
  return {
    matches: [{ path: { type: pathType === 'Exact' ? 'Exact' : 'PathPrefix', value: path } }],
    backendRefs: [{ name: service, port: port.number }],
  };
}
