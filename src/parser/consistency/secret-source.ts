/** A secret of the project's own has its value from a file or a variable. */

import { problemAt } from '../validate/problem.ts';
import { childOf, entriesOf, type ProjectCheck, textOf } from './subject.ts';

/** Without any of these the values of the model were refused before. */
const SAID_BEFORE = ['file', 'environment', 'driver', 'external'];

export const secretSources: ProjectCheck = (project) =>
  [...entriesOf(project.root, 'secrets')].flatMap(([name, node]) => {
    if (!SAID_BEFORE.some((key) => childOf(node, key) !== undefined)) return [];
    const has = (key: string): boolean => textOf(childOf(node, key)) !== undefined;
    if (textOf(childOf(node, 'external')) === 'true' || has('file') || has('environment')) return [];
    return [
      problemAt(
        { node, path: ['secrets', name] },
        {
          code: 'compose/secret-without-source',
          message: `secret \`${name}\` has no \`file\` and no \`environment\``,
          help: 'Add `file: PATH` or `environment: VARIABLE`, or `external: true` for one that exists already.',
        },
      ),
    ];
  });
