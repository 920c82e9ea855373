/**
 * `deploy.update_config`, `rollback_config`, `replicas`, `scale`, `mode`: how many Pods there are and how they are replaced.
 * https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#strategy
 */

import { parseDuration } from '../../model/duration.ts';
import type { UpdateConfig } from '../../model/service.ts';
import { defineConcern, type ServiceContext } from '../concern.ts';
import { approximated, type Contribution, ignored, mapped, unsupported, workload } from '../contribution.ts';
import type { StoragePlan } from '../plan/storage.ts';

export const rollout = defineConcern({
  name: 'rollout',
  summary: 'replicas become replicas, update_config the strategy by which Pods are replaced.',
  owns: [
    'services.*.deploy',
    'services.*.deploy.mode',
    'services.*.deploy.replicas',
    'services.*.scale',
    'services.*.deploy.update_config.**',
    'services.*.deploy.rollback_config.**',
  ],
  fates: {
    'services.*.deploy.mode': 'by case',
    'services.*.deploy.update_config.**': 'by case',
    'services.*.deploy.rollback_config.**': 'ignored',
  },
  *mapService(context) {
    const { service, at, name, workload: plan, plan: whole } = context;
    if (service.deploy?.mode !== undefined) yield* mode(context);
    const kind = plan.kind.choice;
    const updates = service.deploy?.update_config;
    if (service.deploy?.rollback_config !== undefined) {
      yield ignored(
        at('deploy', 'rollback_config'),
        'A rollback is a rollout of the version before, in the same steps (`kubectl rollout undo`).',
      );
    }
    if (kind === 'Deployment' && plan.lead === name && holdsVolume(whole.storage, plan.lead)) {
      yield workload({ strategy: { type: 'Recreate' } });
      if (updates !== undefined)
        yield approximated(
          at('deploy', 'update_config'),
          'Only one Pod at a time may hold its volume, so the old one ends before the new one starts.',
        );
      return;
    }
    if (updates === undefined) return;
    if (kind === 'Deployment') yield* updateDeployment(context, updates);
    else if (kind === 'StatefulSet' || kind === 'DaemonSet') {
      yield approximated(at('deploy', 'update_config'), `A ${kind} replaces its Pods one after the other.`);
    } else yield ignored(at('deploy', 'update_config'), 'A Job is not updated; it runs anew.');
  },
});

/** Whether its Pods write to a claim that only one of them at a time may mount. */
function holdsVolume({ stores }: StoragePlan, lead: string): boolean {
  return [...stores.values()].some(
    ({ form, accessMode, users }) =>
      form.choice !== 'scratch' &&
      form.choice !== 'memory' &&
      accessMode.choice.startsWith('ReadWriteOnce') &&
      users.some(({ workload: user }) => user.lead === lead),
  );
}

function* mode({ service, at, workload: plan }: ServiceContext): Iterable<Contribution> {
  const place = at('deploy', 'mode');
  if (service.deploy?.mode === 'global-job')
    yield approximated(place, 'A Job runs once, not once on each node.', 'Use a DaemonSet for work that every node has to do.');
  else yield mapped(place, plan.kind.because);
}

/** Swarm stops first unless told otherwise, one at a time; `parallelism: 0` means all at once. */
function* updateDeployment({ at }: ServiceContext, updates: UpdateConfig): Iterable<Contribution> {
  const { parallelism = 1, order = 'stop-first', delay, monitor, failure_action: action, max_failure_ratio: ratio } = updates;
  const place = (key: string) => at('deploy', 'update_config', key);
  const step = parallelism === 0 ? '100%' : parallelism;
  const rollingUpdate = order === 'start-first' ? { maxSurge: step, maxUnavailable: 0 } : { maxSurge: 0, maxUnavailable: step };
  const written = (['parallelism', 'order'] as const).filter((key) => updates[key] !== undefined).map(place);
  if (written.length > 0) yield workload({ strategy: { type: 'RollingUpdate', rollingUpdate } }, ...written);
  const pause = Math.ceil(parseDuration(delay ?? '') ?? 0);
  const watch = Math.ceil(parseDuration(monitor ?? '') ?? 0);
  if (delay !== undefined) {
    if (pause > 0) yield workload({ minReadySeconds: pause }, place('delay'));
    yield approximated(place('delay'), 'A new Pod must be ready for that long before the next one is replaced.');
  }
  if (monitor !== undefined) {
    if (watch > 0) yield workload({ progressDeadlineSeconds: Math.max(watch, pause + 60) }, place('monitor'));
    yield approximated(place('monitor'), 'It becomes the time within which a rollout must make progress.');
  }
  if (action === 'rollback') {
    yield unsupported(
      place('failure_action'),
      'A failed rollout stops; it does not go back by itself.',
      'Roll back with `kubectl rollout undo`, or deploy with Helm and `--rollback-on-failure`.',
    );
  } else if (action !== undefined) yield approximated(place('failure_action'), 'A failed rollout stops, and the old Pods keep running.');
  if (ratio !== undefined)
    yield unsupported(
      place('max_failure_ratio'),
      'A rollout has no share of failures that it accepts.',
      'Watch it with `kubectl rollout status`.',
    );
}
