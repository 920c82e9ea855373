/** A secret of the project's own has its value from a file or a variable; neither a driver nor `external: false` stands for one (compose-go, checkConsistency). */

import { childOf, entriesOf, type ProjectCheck, textOf } from './subject.ts';
import { SECRET_SOURCES, withoutSource } from './value-checks.ts';

export const secretSources: ProjectCheck = (project) =>
  [...entriesOf(project.root, 'secrets')].flatMap(([name, node]) => {
    if (node.kind !== 'map' || textOf(childOf(node, 'external')) === 'true') return [];
    const hasSource = SECRET_SOURCES.some((key) => textOf(childOf(node, key)) !== undefined);
    return hasSource ? [] : [withoutSource({ node, path: ['secrets', name] }, SECRET_SOURCES)];
  });
