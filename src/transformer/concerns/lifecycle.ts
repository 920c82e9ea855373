/** How a container stops, and what runs around its start and its end. https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/ */

import type { Container } from '../../kube/objects.gen.ts';
import { parseDuration } from '../../model/duration.ts';
import type { Path, Segment } from '../../model/path.ts';
import type { Hook, Service } from '../../model/service.ts';
import { defineConcern, type ServiceContext } from '../concern.ts';
import { approximated, type Contribution, container, ignored, pod, unsupported } from '../contribution.ts';
import { shellCommand, shellWord } from '../shell-text.ts';
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
  onlyWhereWritten: true,
  *mapService(context) {
    const { service, at } = context;
    const period = gracePeriod(service.stop_grace_period);
    if (period !== undefined) yield pod({ terminationGracePeriodSeconds: period }, at('stop_grace_period'));
    if (context.servicePlan.role.choice === 'init-container') yield* withoutHooks(context);
    else {
      yield* hooks(context, 'post_start');
      yield* preStop(context);
    }
    yield* preStart(context);
  },
});

/** Whole seconds. */
function gracePeriod(duration: string | undefined): number | undefined {
  const seconds = duration === undefined ? undefined : parseDuration(duration);
  return seconds === undefined ? undefined : Math.max(0, Math.ceil(seconds));
}

function* withoutHooks({ service, at }: ServiceContext): Iterable<Contribution> {
  const because = 'It runs as an init container, which has no hooks.';
  const written = (['post_start', 'pre_stop'] as const).filter((key) => service[key] !== undefined);
  for (const key of written) yield unsupported(at(key), because, 'Put what the hook does into the command.');
  if (service.stop_signal !== undefined)
    yield approximated(at('stop_signal'), 'An init container gets SIGTERM, unless its image says otherwise.');
}

function* hooks(context: ServiceContext, key: 'post_start' | 'pre_stop'): Iterable<Contribution> {
  const list = context.service[key] ?? [];
  const field = key === 'post_start' ? 'postStart' : 'preStop';
  if (list.some(doesSomething))
    yield container({ lifecycle: { [field]: { exec: { command: hookCommand(context, key, list) } } } }, context.at(key));
  for (const [i, hook] of list.entries()) yield* hookRemarks(hook, context.at(key, i));
}

function doesSomething({ command }: Hook): boolean {
  return command !== undefined && command !== null && command.length > 0;
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
  return ['/bin/sh', '-c', hookLines(context, key, list).join(' && ')];
}

function hookLines(context: ServiceContext, key: 'post_start' | 'pre_stop', list: readonly Hook[]): readonly string[] {
  return list.flatMap(({ command, working_dir, environment }, i) => {
    if (command === undefined || command === null || command.length === 0) return [];
    const at = (...place: readonly Segment[]) => context.at(key, i, ...place);
    const variables = Object.entries(environment ?? {}).map(
      ([name, value]) => `${name}=${shellWord(context, at('environment', name), value ?? '')}`,
    );
    const words = command.map((word, j) => shellWord(context, at('command', j), word));
    const run = [...(environment === undefined ? [] : ['env', ...variables]), ...words].join(' ');
    return working_dir === undefined ? run : `(cd ${shellWord(context, at('working_dir'), working_dir)} && ${run})`;
  });
}

function* hookRemarks(hook: Hook, path: Path): Iterable<Contribution> {
  if (!doesSomething(hook)) {
    yield ignored(path, 'A hook without a command does nothing.');
    return;
  }
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

/** `QUIT` of `SIGQUIT`; a number stays one. */
function signalName(written: string): string {
  return written.trim().toUpperCase().replace(/^SIG/, '');
}

const ENDING: ReadonlySet<string> = new Set(['', 'TERM', '15']);

/**
 * Before a stop signal of its own was a field of containers, a hook sent it; `kill` comes from the image, and process 1 is the program. It is sent
 * whatever became of the hooks before it, since nothing keeps the Pod from stopping, and goes on as long as the program does, since SIGTERM follows it
 * at once.
 */
function* preStop(context: ServiceContext): Iterable<Contribution> {
  const { service, at, settings } = context;
  const signal = signalName(service.stop_signal ?? '');
  const obstacle = ENDING.has(signal) ? undefined : signalObstacle(context, signal);
  if (ENDING.has(signal) || obstacle !== undefined) {
    if (obstacle !== undefined) yield unsupported(at('stop_signal'), obstacle, 'Set STOPSIGNAL in the image.');
    else if (service.stop_signal !== undefined)
      yield approximated(at('stop_signal'), 'SIGTERM is what a Pod sends, unless the image says otherwise.');
    yield* hooks(context, 'pre_stop');
    return;
  }
  const before = hookLines(context, 'pre_stop', service.pre_stop ?? []);
  const script = [...(before.length === 0 ? [] : [before.join(' && ')]), `kill -s ${signal} 1`, 'while kill -0 1; do sleep 1; done'];
  const command = ['/bin/sh', '-c', script.join('; ')];
  const fields: Partial<Container> = { lifecycle: { preStop: { exec: { command } } } };
  yield container(fields, at('stop_signal'), ...(service.pre_stop === undefined ? [] : [at('pre_stop')]));
  for (const [i, hook] of (service.pre_stop ?? []).entries()) yield* hookRemarks(hook, at('pre_stop', i));
  yield approximated(
    at('stop_signal'),
    `A hook sends ${service.stop_signal} to the program before the Pod sends SIGTERM; it needs a shell in the image (the field for it is not generally available in Kubernetes ${settings.project.kubeVersion}).`,
    'Set STOPSIGNAL in the image.',
  );
}

/** Why no hook can send the signal. */
function signalObstacle({ workload, project, service }: ServiceContext, signal: string): string | undefined {
  if (!/^(?:\d{1,2}|[A-Z][A-Z0-9+-]{1,11})$/.test(signal)) return `${service.stop_signal} is no signal, so the program gets SIGTERM.`;
  if (signal === 'KILL' || signal === '9') return 'A program cannot be killed from within its container, so it gets SIGTERM first.';
  if (!workload.members.some((member) => sharesProcesses(project.services[member]))) return undefined;
  return `The containers of the Pod share their processes (\`init\`, \`pid\`), and none is process 1, so that no hook can send ${service.stop_signal}: the program gets SIGTERM.`;
}

function sharesProcesses({ init, pid }: Service = {}): boolean {
  return init === true || pid === 'host' || pid?.startsWith('service:') === true;
}
