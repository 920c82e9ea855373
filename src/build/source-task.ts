/** The tasks that make sources. They are bundled apart from the others, which are built from what these make. */

import { runTask } from './run-task.ts';

await runTask({
  generate: () => import('./generate.ts'),
  'generate-committed': () => import('./generate-committed.ts'),
});
