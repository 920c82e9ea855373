/** Writes out what Compose implies: the default network, dependencies, names of resources (compose-go, loader/normalize.go). */

import { cleanPath } from '../model/file-path.ts';
import type { Environment } from './environment.ts';
import { fillVariables } from './fill-variables.ts';
import { implyDependencies } from './implied-dependencies.ts';
import {
  added,
  changeAt,
  isNull,
  mapAt,
  mapEntries,
  mapItems,
  mapNode,
  nullNode,
  stringNode,
  stringOf,
  withEntries,
  withEntry,
} from './source-edit.ts';
import type { SourceMap, SourceNode } from './source-tree.ts';

export interface NormalizeOptions {
  readonly projectName: string;
  readonly environment: Environment;
}

export function normalize(root: SourceMap, options: NormalizeOptions): SourceMap {
  const services = mapAt(root, 'services');
  if (services === undefined) return nameResources(root, options.projectName);
  const normal = mapEntries(services, (service) => (service.kind === 'map' ? normalizeService(service, options.environment) : service));
  const declared = declareDefaultNetwork(root, normal);
  return nameResources(withEntry(declared, 'services', normal), options.projectName);
}

type NormalizeMember = (value: SourceNode, service: SourceMap, environment: Environment) => SourceNode;

const MEMBERS: readonly { readonly key: string; readonly normalizeMember: NormalizeMember }[] = [
  { key: 'pull_policy', normalizeMember: normalizePullPolicy },
  { key: 'build', normalizeMember: (build, _, environment) => normalizeBuild(build, environment) },
  { key: 'environment', normalizeMember: (variables, _, environment) => fillVariables(variables, { environment, keepsUnset: true }) },
  { key: 'volumes', normalizeMember: cleanTargets },
  { key: 'pre_start', normalizeMember: inheritImage },
];

function normalizeService(service: SourceMap, environment: Environment): SourceMap {
  const changes: [string, SourceNode][] = [];
  const networks = defaultNetwork(service);
  if (networks !== undefined) changes.push(['networks', networks]);
  for (const { key, normalizeMember } of MEMBERS) {
    const value = service.entries.get(key);
    const next = value === undefined ? undefined : normalizeMember(value, service, environment);
    if (next !== undefined && next !== value) changes.push([key, next]);
  }
  const dependencies = implyDependencies(service);
  if (dependencies !== undefined) changes.push(['depends_on', dependencies]);
  return changes.length === 0 ? service : withEntries(service, changes);
}

/** What a service joins that says nothing of its network. */
function defaultNetwork(service: SourceMap): SourceMap | undefined {
  if (!takesNetworks(service)) return undefined;
  const networks = service.entries.get('networks');
  const isOpen = isNull(networks) || (networks?.kind === 'map' && networks.entries.size === 0);
  const origin = added(service.origin);
  return isOpen ? mapNode(origin, [['default', nullNode(origin)]]) : undefined;
}

function takesNetworks({ entries }: SourceMap): boolean {
  return !entries.has('provider') && !entries.has('network_mode');
}

/** The network `default` exists only if some service is on it. */
function declareDefaultNetwork(root: SourceMap, services: SourceMap): SourceMap {
  const declared = mapAt(root, 'networks') ?? mapNode(added(services.origin));
  if (declared.entries.has('default') || ![...services.entries.values()].some(isOnDefault)) return root;
  return withEntry(root, 'networks', withEntry(declared, 'default', nullNode(added(services.origin))));
}

function isOnDefault(service: SourceNode): boolean {
  return service.kind === 'map' && takesNetworks(service) && mapAt(service, 'networks')?.entries.has('default') === true;
}

function normalizePullPolicy(policy: SourceNode): SourceNode {
  return policy.kind === 'scalar' && policy.value === 'if_not_present' ? { ...policy, value: 'missing' } : policy;
}

function normalizeBuild(build: SourceNode, environment: Environment): SourceNode {
  if (build.kind !== 'map') return build;
  const additions: [string, SourceNode][] = [];
  const origin = added(build.origin);
  if (isNull(build.entries.get('context'))) additions.push(['context', stringNode('.', origin)]);
  if (isNull(build.entries.get('dockerfile')) && isNull(build.entries.get('dockerfile_inline'))) {
    additions.push(['dockerfile', stringNode('Dockerfile', origin)]);
  }
  const args = build.entries.get('args');
  if (args !== undefined) additions.push(['args', fillVariables(args, { environment, keepsUnset: false })]);
  return withEntries(build, additions);
}

function cleanTargets(volumes: SourceNode): SourceNode {
  return changeAt(volumes, ['*', 'target'], cleanTarget) ?? volumes;
}

function cleanTarget(target: SourceNode): SourceNode {
  const text = stringOf(target);
  const clean = text === undefined ? undefined : cleanPath(text);
  return target.kind !== 'scalar' || clean === undefined || clean === text ? target : { ...target, value: clean };
}

/** A `pre_start` step without an image runs in the service's. */
function inheritImage(steps: SourceNode, service: SourceMap): SourceNode {
  const image = service.entries.get('image');
  if (image === undefined || steps.kind !== 'list') return steps;
  const inherited = { ...image, origin: added(image.origin) };
  return mapItems(steps, (step) => (step.kind === 'map' && !step.entries.has('image') ? withEntry(step, 'image', inherited) : step));
}

/** A resource without a name of its own is called `<project>_<key>`; an external one by its key alone. */
function nameResources(root: SourceMap, projectName: string): SourceMap {
  let result = root;
  for (const section of ['networks', 'volumes', 'configs', 'secrets']) {
    const resources = mapAt(result, section);
    if (resources === undefined) continue;
    result = withEntry(
      result,
      section,
      mapEntries(resources, (resource, key) => nameResource(resource, key, projectName)),
    );
  }
  return result;
}

function nameResource(resource: SourceNode, key: string, projectName: string): SourceNode {
  if (resource.kind !== 'map' && !isNull(resource)) return resource;
  const map = resource.kind === 'map' ? resource : mapNode(resource.origin);
  if (!isNull(map.entries.get('name'))) return map;
  const external = map.entries.get('external');
  const isExternal = external?.kind === 'scalar' && (external.value === true || external.value === 'true');
  return withEntry(map, 'name', stringNode(isExternal ? key : `${projectName}_${key}`, added(resource.origin)));
}
