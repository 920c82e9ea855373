/** Writes out what Compose implies: the default network, dependencies, names of resources (compose-go, loader/normalize.go). */

import { cleanPath } from '../model/file-path.ts';
import type { Environment } from './environment.ts';
import { fillVariables } from './fill-variables.ts';
import { implyDependencies } from './implied-dependencies.ts';
import {
  added,
  asMap,
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
} from './source-edit.ts';
import type { SourceMap, SourceNode } from './source-tree.ts';

export interface NormalizeOptions {
  readonly projectName: string;
  readonly environment: Environment;
}

export function normalize(root: SourceMap, options: NormalizeOptions): SourceMap {
  const connected = addDefaultNetwork(root);
  const services = changeAt(connected, ['services', '*'], (service) =>
    service.kind === 'map' ? normalizeService(service, options.environment) : service,
  );
  return nameResources(services?.kind === 'map' ? services : connected, options.projectName);
}

/** A service that says nothing of its network is on `default`, which exists only if some service is on it. */
function addDefaultNetwork(root: SourceMap): SourceMap {
  const services = mapAt(root, 'services');
  if (services === undefined) return root;
  let usesDefault = false;
  const connected = mapEntries(services, (service) => {
    if (service.kind !== 'map' || service.entries.has('provider') || service.entries.has('network_mode')) return service;
    const networks = service.entries.get('networks');
    const isListed = networks?.kind === 'map' && networks.entries.size > 0;
    if (networks !== undefined && !isNull(networks) && networks.kind !== 'map') return service;
    usesDefault ||= !isListed || networks.entries.has('default');
    if (isListed) return service;
    const origin = added(service.origin);
    return withEntries(service, [['networks', mapNode(origin, [['default', nullNode(origin)]])]]);
  });
  const declared = root.entries.get('networks');
  const networks = declared?.kind === 'map' ? declared : mapNode(added(services.origin));
  if (!usesDefault || networks.entries.has('default')) return withEntries(root, [['services', connected]]);
  const all = withEntries(networks, [['default', nullNode(added(services.origin))]]);
  return withEntries(root, [
    ['services', connected],
    ['networks', all],
  ]);
}

function normalizeService(service: SourceMap, environment: Environment): SourceMap {
  const changes: [string, SourceNode][] = [];
  const change = (key: string, next: (value: SourceNode) => SourceNode): void => {
    const value = service.entries.get(key);
    if (value !== undefined) changes.push([key, next(value)]);
  };
  change('pull_policy', (policy) =>
    policy.kind === 'scalar' && policy.value === 'if_not_present' ? { ...policy, value: 'missing' } : policy,
  );
  change('build', (build) => normalizeBuild(build, environment));
  change('environment', (variables) => fillVariables(variables, { environment, keepsUnset: true }));
  change('volumes', cleanTargets);
  return implyDependencies(inheritImage(changes.length === 0 ? service : withEntries(service, changes)));
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
  return (
    changeAt(volumes, ['*', 'target'], (target) => {
      const text = stringOf(target);
      return text === undefined || target.kind !== 'scalar' ? target : { ...target, value: cleanPath(text) };
    }) ?? volumes
  );
}

/** A `pre_start` step without an image runs in the service's. */
function inheritImage(service: SourceMap): SourceMap {
  const image = service.entries.get('image');
  const steps = service.entries.get('pre_start');
  if (image === undefined || steps?.kind !== 'list') return service;
  const inherited = { ...image, origin: added(image.origin) };
  const filled = mapItems(steps, (step) =>
    step.kind === 'map' && !step.entries.has('image') ? withEntries(step, [['image', inherited]]) : step,
  );
  return withEntries(service, [['pre_start', filled]]);
}

/** A resource without a name of its own is called `<project>_<key>`; an external one by its key alone. */
function nameResources(root: SourceMap, projectName: string): SourceMap {
  let result: SourceNode = root;
  for (const section of ['networks', 'volumes', 'configs', 'secrets']) {
    result =
      changeAt(result, [section], (resources) =>
        resources.kind === 'map' ? mapEntries(resources, (resource, key) => nameResource(resource, key, projectName)) : resources,
      ) ?? result;
  }
  return asMap(result);
}

function nameResource(resource: SourceNode, key: string, projectName: string): SourceNode {
  if (resource.kind !== 'map' && !isNull(resource)) return resource;
  const map = resource.kind === 'map' ? resource : mapNode(resource.origin);
  if (!isNull(map.entries.get('name'))) return map;
  const external = map.entries.get('external');
  const isExternal = external?.kind === 'scalar' && (external.value === true || external.value === 'true');
  return withEntries(map, [['name', stringNode(isExternal ? key : `${projectName}_${key}`, added(resource.origin))]]);
}
