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
import { mountTargets } from './mounts.ts';
import { modeOrNetworks } from './networking.ts';
import { resourceReferences } from './resource-references.ts';
import { scale } from './scale.ts';
import { secretSources } from './secret-source.ts';
import { entriesOf, type ProjectCheck, type ServiceCheck, type Surroundings } from './subject.ts';
import { VALUE_CHECKS } from './value-checks.ts';
import { watchTargets } from './watch.ts';

export interface ConsistencyContext {
  /** Services whose profiles are not active; they are checked only as targets of others. */
  readonly disabled: ReadonlySet<string>;
  /** Part of the project could not be read: what is missing is not called undefined. */
  readonly hasGaps?: boolean;
}

const SERVICE_CHECKS: readonly ServiceCheck[] = [
  imageOrBuild,
  oneDockerfile,
  contextServices,
  platformAmongBuilt,
  modeOrNetworks,
  healthcheckStart,
  undefinedDependencies,
  sharedNetwork,
  resourceReferences,
  scale,
  limits,
  watchTargets,
  mountTargets,
];

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
  const ofServices = [...project.services].flatMap(([name, node]) => SERVICE_CHECKS.flatMap((check) => check({ name, node, project })));
  return [...ofServices, ...PROJECT_CHECKS.flatMap((check) => check(project))];
}

function enabledServices(root: SourceNode, disabled: ReadonlySet<string>): ReadonlyMap<string, SourceMap> {
  const services = new Map<string, SourceMap>();
  for (const [name, node] of entriesOf(root, 'services')) {
    if (node.kind === 'map' && !disabled.has(name)) services.set(name, node);
  }
  return services;
}
