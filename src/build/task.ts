/** Runs one of the project's own tasks: `npm run task NAME`. */

type Task = { readonly run: (args: readonly string[]) => Promise<void> | void };

const TASKS = new Map<string, () => Promise<Task>>([
  ['generate', () => import('./generate.ts')],
  ['generate-committed', () => import('./generate-committed.ts')],
  ['bundle', () => import('./bundle.ts')],
  ['bench', () => import('./bench.ts')],
  ['kube-tools', () => import('./kube-tools.ts')],
  ['corpus', () => import('./corpus.ts')],
  ['corpus-places', () => import('./corpus-places.ts')],
]);

const [name = '', ...args] = process.argv.slice(2);
const load = TASKS.get(name);
if (load === undefined) {
  console.error(`No task "${name}". There are: ${[...TASKS.keys()].join(', ')}.`);
  process.exitCode = 2;
} else {
  const task = await load();
  await task.run(args);
}
