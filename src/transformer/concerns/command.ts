/** `command`, `entrypoint` and how the process is started: Compose's entrypoint is a container's `command`, Compose's command its `args`. */

import { defineConcern, type ServiceContext } from '../concern.ts';
import { approximated, type Contribution, container, mapped, pod, unsupported } from '../contribution.ts';
import { composeCommand } from './command-values.ts';

export const command = defineConcern({
  name: 'command',
  summary: 'entrypoint becomes command, command becomes args, both as lists without a shell.',
  owns: [
    'services.*.command',
    'services.*.command.*',
    'services.*.entrypoint',
    'services.*.entrypoint.*',
    'services.*.working_dir',
    'services.*.tty',
    'services.*.stdin_open',
    'services.*.init',
  ],
  fates: {
    'services.*.command': 'by case',
    'services.*.entrypoint': 'by case',
    'services.*.init': 'by case',
  },
  onlyWhereWritten: true,
  *mapService(context) {
    const { service, at } = context;
    yield* entrypoint(context);
    if (service.working_dir !== undefined) yield container({ workingDir: service.working_dir }, at('working_dir'));
    if (service.tty !== undefined) yield container({ tty: service.tty }, at('tty'));
    if (service.stdin_open !== undefined) yield container({ stdin: service.stdin_open }, at('stdin_open'));
    yield* init(context);
  },
});

function* entrypoint(context: ServiceContext): Iterable<Contribution> {
  const { service, at } = context;
  const entry = service.entrypoint ?? undefined;
  const words = service.command ?? undefined;
  if (service.entrypoint === null) yield mapped(at('entrypoint'), 'Without a value the image’s own entrypoint runs.');
  if (service.command === null) yield mapped(at('command'), 'Without a value the image’s own command runs.');
  if (entry !== undefined && entry.length === 0) {
    yield* clearedEntrypoint(context, words);
    return;
  }
  if (entry !== undefined) yield* composeCommand(context, { field: 'command', key: 'entrypoint', words: entry });
  if (words === undefined) return;
  if (words.length === 0 && entry === undefined) {
    yield unsupported(
      at('command'),
      'An empty command clears that of the image; a Pod can only do so by naming the entrypoint as well.',
      'Write the image’s `entrypoint` into the compose file.',
    );
  } else if (words.length > 0) yield* composeCommand(context, { field: 'args', key: 'command', words });
  else yield mapped(at('command'), 'A container with a command of its own ignores that of the image.');
}

/** An empty entrypoint makes the command the program itself. */
function* clearedEntrypoint(context: ServiceContext, words: readonly string[] | undefined): Iterable<Contribution> {
  const { at } = context;
  if (words !== undefined && words.length > 0) {
    yield* composeCommand(context, { field: 'command', key: 'command', words });
    yield mapped(at('entrypoint'), 'An empty entrypoint makes the command the program itself.');
    return;
  }
  yield unsupported(
    at('entrypoint'),
    'An empty entrypoint leaves the image’s command to run alone, and a Pod cannot clear the entrypoint without naming a command.',
    'Write the image’s `command` into the compose file.',
  );
}

function* init({ service, workload, project, at }: ServiceContext): Iterable<Contribution> {
  if (service.init === undefined) return;
  if (!service.init) yield mapped(at('init'), 'A container starts its own program as process 1, as asked.');
  else if (workload.members.some((member) => project.services[member]?.pid === 'host'))
    yield approximated(at('init'), 'The Pod has the processes of its node, whose init reaps zombies.');
  else {
    yield pod({ shareProcessNamespace: true }, at('init'));
    yield approximated(
      at('init'),
      'The pause container of the Pod reaps zombies instead of an init in the container; signals reach the program as before.',
    );
  }
}
