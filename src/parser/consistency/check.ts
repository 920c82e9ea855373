/** Checks whether the parts of a project fit together: all that Docker Compose would refuse, at once. */

import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { SourceMap, SourceNode } from '../source-tree.ts';
import { limitedClosestName } from '../validate/closest-name.ts';
import { visitPlaces } from '../visit-places.ts';
import { contextServices, oneDockerfile, platformAmongBuilt } from './build.ts';
import { sharedNetwork, undefinedDependencies } from './dependencies.ts';
import { dependencyCycles } from './dependency-cycle.ts';
import { healthcheckStart } from './healthcheck.ts';
import { imageOrBuild } from './image-or-build.ts';
import { limits } from './limits.ts';
import { mountTargets, tmpfsTargets } from './mounts.ts';
import { modeOrNetworks } from './networking.ts';
import {
  declaredBuildSecrets,
  declaredConfigs,
  declaredModels,
  declaredNetworks,
  declaredSecrets,
  declaredVolumes,
} from './resource-references.ts';
import { negativeReplicas, oneContainerName, scaleAndReplicas } from './scale.ts';
import { secretSources } from './secret-source.ts';
import { entriesOf, type ProjectCheck, type ServiceCheck, type Subject, type Surroundings } from './subject.ts';
import { VALUE_CHECKS } from './value-checks.ts';
import { watchTargets } from './watch.ts';

export interface ConsistencyContext {
  /** Services whose profiles are not active; they are checked only as targets of others. */
  readonly disabled: ReadonlySet<string>;
  /** Part of the project could not be read: what is missing is not called undefined. */
  readonly hasGaps?: boolean;
}

/** By the member of a service without which a check has nothing to look at. */
const CHECKS_OF_MEMBERS: ReadonlyMap<string, readonly ServiceCheck[]> = new Map(
  Object.entries({
    build: [oneDockerfile, contextServices, platformAmongBuilt, declaredBuildSecrets],
    configs: [declaredConfigs],
    container_name: [oneContainerName],
    depends_on: [undefinedDependencies],
    deploy: [negativeReplicas, limits],
    develop: [watchTargets],
    healthcheck: [healthcheckStart],
    models: [declaredModels],
    network_mode: [modeOrNetworks, sharedNetwork],
    networks: [declaredNetworks],
    scale: [scaleAndReplicas],
    secrets: [declaredSecrets],
    tmpfs: [tmpfsTargets],
    volumes: [declaredVolumes, mountTargets],
  }),
);

const PROJECT_CHECKS: readonly ProjectCheck[] = [secretSources, dependencyCycles];

/**
 * What is wrong with single values of the canonical model, before its paths are resolved (compose-go, validation). All services are looked at,
 * those with inactive profiles too.
 */
export function validateValues(root: SourceNode): Diagnostic[] {
  const found: Diagnostic[] = [];
  visitPlaces(root, VALUE_CHECKS, (node, check, path) => {
    for (const diagnostic of check(node, [...path])) found.push(diagnostic);
  });
  return found;
}

/** Takes the canonical, normalised model, with or without the disabled services. */
export function checkConsistency(root: SourceNode, { disabled, hasGaps = false }: ConsistencyContext): Diagnostic[] {
  const project: Surroundings = {
    root,
    services: enabledServices(root, disabled),
    disabled,
    hasGaps,
    closestName: limitedClosestName(1000),
  };
  const found: Diagnostic[] = [];
  for (const [name, node] of project.services) checkService({ name, node, project }, found);
  return [...found, ...PROJECT_CHECKS.flatMap((check) => check(project))];
}

function checkService(service: Subject, found: Diagnostic[]): void {
  for (const diagnostic of imageOrBuild(service)) found.push(diagnostic);
  for (const member of service.node.entries.keys()) {
    for (const check of CHECKS_OF_MEMBERS.get(member) ?? []) for (const diagnostic of check(service)) found.push(diagnostic);
  }
}

function enabledServices(root: SourceNode, disabled: ReadonlySet<string>): ReadonlyMap<string, SourceMap> {
  const services = new Map<string, SourceMap>();
  for (const [name, node] of entriesOf(root, 'services')) {
    if (node.kind === 'map' && !disabled.has(name)) services.set(name, node);
  }
  return services;
}
