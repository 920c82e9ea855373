/** A service needs something to run (compose-go, checkConsistency). */

import { problemAt } from '../validate/problem.ts';
import { childOf, type ServiceCheck, servicePath, textOf } from './subject.ts';

export const imageOrBuild: ServiceCheck = (service) => {
  const { name, node } = service;
  const has = (key: string): boolean => {
    const value = childOf(node, key);
    return value !== undefined && value.kind !== 'scalar';
  };
  if (textOf(node.entries.get('image')) !== undefined || textOf(node.entries.get('build')) !== undefined) return [];
  if (has('build') || has('provider')) return [];
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
