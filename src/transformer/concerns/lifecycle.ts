/** How a container stops, and what runs around its start and its end. https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/ */

import type { Container } from '../../kube/objects.gen.ts';
import { parseDuration } from '../../model/duration.ts';
import type { Path, Segment } from '../../model/path.ts';
import type { Hook } from '../../model/service.ts';
import { defineConcern, type ServiceContext } from '../concern.ts';
import { approximated, type Contribution, container, pod, unsupported } from '../contribution.ts';
import { shellCommand, shellWord } from '../plan/credentials/shell-text.ts';
import { preStart } from './pre-start.ts';

export const lifecycle = defineConcern({
  name: 'lifecycle',
  summary: 'The grace period, the stop signal and the hooks of start and stop.',
  owns: [
    'services.*.stop_grace_period',
    'services.*.stop_signal',
    'services.*.post_start.**',
    'services.*.pre_stop.**',
    'services.*.pre_start.**',
  ],
  fates: {
    'services.*.stop_signal': 'by case',
    'services.*.post_start.**': 'by case',
    'services.*.pre_stop.**': 'by case',
    'services.*.pre_start.**': 'by case',
  },
  *mapService(context) {
    const { service, at } = context;
    const period = gracePeriod(service.stop_grace_period);
    if (period !== undefined) yield pod({ terminationGracePeriodSeconds: period }, at('stop_grace_period'));
    yield* hooks(context, 'post_start');
    yield* preStop(context);
    yield* preStart(context);
  },
});

/** Whole seconds. */
function gracePeriod(duration: string | undefined): number | undefined {
  const seconds = duration === undefined ? undefined : parseDuration(duration);
  return seconds === undefined ? undefined : Math.max(0, Math.ceil(seconds));
}

function* hooks(context: ServiceContext, key: 'post_start' | 'pre_stop'): Iterable<Contribution> {
  const list = context.service[key] ?? [];
  if (list.length === 0) return;
  const field = key === 'post_start' ? 'postStart' : 'preStop';
  yield container({ lifecycle: { [field]: { exec: { command: hookCommand(context, key, list) } } } }, context.at(key));
  for (const [i, hook] of list.entries()) yield* hookRemarks(hook, context.at(key, i));
}

/**
 * A container has one handler for each event: several hooks, and what must be set up for one, are put in line by a shell. It also fills in
 * credentials, which stand in the environment of the container.
 */
function hookCommand(context: ServiceContext, key: 'post_start' | 'pre_stop', list: readonly Hook[]): readonly string[] {
  const [first] = list;
  const plain = list.length === 1 && first?.working_dir === undefined && first?.environment === undefined;
  if (plain && first?.command !== undefined && first.command !== null) {
    return shellCommand(context, first.command, (word) => context.at(key, 0, 'command', word)) ?? first.command;
  }
  const lines = list.map(({ command, working_dir, environment }, i) => {
    const at = (...place: readonly Segment[]) => context.at(key, i, ...place);
    const variables = Object.entries(environment ?? {}).map(
      ([name, value]) => `${name}=${shellWord(context, at('environment', name), value ?? '')}`,
    );
    const words = (command ?? []).map((word, j) => shellWord(context, at('command', j), word));
    const run = [...(environment === undefined ? [] : ['env', ...variables]), ...words].join(' ');
    return working_dir === undefined ? run : `(cd ${shellWord(context, at('working_dir'), working_dir)} && ${run})`;
  });
  return ['/bin/sh', '-c', lines.join(' && ')];
}

function* hookRemarks(hook: Hook, path: Path): Iterable<Contribution> {
  if (hook.user !== undefined) {
    yield unsupported(
      [...path, 'user'],
      'A hook runs as the user of its container.',
      'Let the container run as this user, or change users within the command.',
    );
  }
  if (hook.privileged === true) {
    yield unsupported(
      [...path, 'privileged'],
      'A hook has the rights of its container.',
      'Do the privileged part in an init container (`pre_start`).',
    );
  }
}

/** Before a stop signal of its own was a field of containers, a hook sent it; `kill` comes from the image, and process 1 is the program. */
function* preStop(context: ServiceContext): Iterable<Contribution> {
  const { service, at, settings } = context;
  const signal = service.stop_signal?.toUpperCase();
  if (signal === undefined || signal === '' || signal === 'SIGTERM' || signal === 'TERM' || signal === '15') {
    if (service.stop_signal !== undefined)
      yield approximated(at('stop_signal'), 'SIGTERM is what a Pod sends, unless the image says otherwise.');
    yield* hooks(context, 'pre_stop');
    return;
  }
  const kill: Hook = { command: ['/bin/sh', '-c', `kill -s ${signal.replace(/^SIG/, '')} 1`] };
  const command = hookCommand(context, 'pre_stop', [...(service.pre_stop ?? []), kill]);
  const fields: Partial<Container> = { lifecycle: { preStop: { exec: { command } } } };
  yield container(fields, at('stop_signal'), ...(service.pre_stop === undefined ? [] : [at('pre_stop')]));
  for (const [i, hook] of (service.pre_stop ?? []).entries()) yield* hookRemarks(hook, at('pre_stop', i));
  yield approximated(
    at('stop_signal'),
    `A hook sends ${signal} to the program before the Pod sends SIGTERM; it needs a shell in the image (the field for it is not generally available in Kubernetes ${settings.project.kubeVersion}).`,
    'Set STOPSIGNAL in the image.',
  );
}
