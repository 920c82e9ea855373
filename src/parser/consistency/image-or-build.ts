/** A service needs something to run (compose-go, checkConsistency). */

import { knownKeys } from '../validate/known-keys.ts';
import { problemAt } from '../validate/problem.ts';
import { type ServiceCheck, type Subject, servicePath, textOf } from './subject.ts';

export const imageOrBuild: ServiceCheck = (service) => {
  const { name, node, project } = service;
  // What could not be read may be what it extends.
  if (hasSomething(service) || hasUnknownKey(service) || project.hasGaps) return [];
  return [
    problemAt(
      { node, path: servicePath(service) },
      {
        code: 'compose/no-image-or-build',
        message: `service \`${name}\` has neither an image nor a build`,
        help: 'Add `image: NAME`, or `build: FOLDER` with the folder of its Dockerfile. A file that only adds to another one is given after it: `-f BASE -f THIS`.',
      },
    ),
  ];
};

/** A build or provider of the wrong form is a matter of the schema. */
function hasSomething({ node }: Subject): boolean {
  const image = node.entries.get('image');
  if (node.entries.has('build') || node.entries.has('provider')) return true;
  return image !== undefined && (textOf(image) !== undefined || image.kind !== 'scalar' || image.value === null);
}

/** It may have been meant as one of them, and was called unknown before. */
function hasUnknownKey(service: Subject): boolean {
  const known = new Set(knownKeys(servicePath(service)));
  return [...service.node.entries.keys()].some((key) => !known.has(key) && !key.startsWith('x-'));
}
