/** What stands at the top of the files, and what the loader itself acts on: `name`, `version`, `include`, `extends`. */

import { listAllWords } from '../../diagnostics/list-words.ts';
import { defineConcern } from '../concern.ts';
import { type Contribution, diagnose, ignored, mapped } from '../contribution.ts';
import type { Renaming } from '../plan/names.ts';

export const project = defineConcern({
  name: 'project',
  summary: 'The name of the project labels every object; what the loader acts on has done its work before.',
  owns: ['name', 'version', 'include.**', 'services.*.extends.**'],
  fates: {
    version: 'ignored',
  },
  *mapProject({ plan }) {
    yield mapped(['name'], `Every object carries the label app.kubernetes.io/part-of: ${plan.names.project}.`);
    yield ignored(['version'], 'Compose no longer reads it.');
    for (const { path, from, to } of plan.names.renamed) {
      yield mapped(path, `${from} is no DNS label; in Kubernetes it is called ${to}.`);
    }
    yield* toldNames(plan.names.renamed);
  },
});

/** Once for the project: what a person looks for in the cluster under its old name. */
function* toldNames(renamed: readonly Renaming[]): Iterable<Contribution> {
  const services = renamed.filter(({ path }) => path[0] === 'services');
  const [first, ...others] = services;
  if (first === undefined) return;
  yield diagnose({
    code: 'convert/renamed',
    severity: 'info',
    path: first.path,
    part: 'key',
    message: `Names in Kubernetes are DNS labels: ${listAllWords(services.map(({ from, to }) => `${from} is called ${to}`))}.`,
    related: others.map(({ path }) => ({ message: 'renamed too', path, part: 'key' })),
  });
}
