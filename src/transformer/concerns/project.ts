/** What stands at the top of the files, and what the loader itself acts on: `name`, `version`, `include`, `extends`. */

import { defineConcern } from '../concern.ts';
import { ignored, mapped } from '../contribution.ts';

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
  },
});
