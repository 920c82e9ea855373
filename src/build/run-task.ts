/** Runs the task that the command line names. */

type Task = { readonly run: (args: readonly string[]) => Promise<void> | void };

export async function runTask(tasks: Readonly<Record<string, () => Promise<Task>>>): Promise<void> {
  const [name = '', ...args] = process.argv.slice(2);
  const load = Object.hasOwn(tasks, name) ? tasks[name] : undefined;
  if (load === undefined) {
    console.error(`No task "${name}". There are: ${Object.keys(tasks).join(', ')}.`);
    process.exitCode = 2;
    return;
  }
  const task = await load();
  await task.run(args);
}
