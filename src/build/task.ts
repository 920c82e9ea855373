/** The project's own tasks: `npm run task NAME`. */

import { runTask } from './run-task.ts';

await runTask({
  bundle: () => import('./bundle.ts'),
  bench: () => import('./bench.ts'),
  'kube-tools': () => import('./kube-tools.ts'),
  corpus: () => import('./corpus.ts'),
  'corpus-places': () => import('./corpus-places.ts'),
});
