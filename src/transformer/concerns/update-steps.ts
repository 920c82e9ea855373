/**
 * `deploy.update_config`: in which steps a controller replaces Pods. Swarm stops first unless told otherwise, one at a time (Compose Deploy spec,
 * `update_config`).
 */

import type { RollingUpdateDeployment } from '../../kube/objects.gen.ts';
import { parseDuration } from '../../model/duration.ts';
import type { Path } from '../../model/path.ts';
import type { UpdateConfig } from '../../model/service.ts';
import type { ServiceContext } from '../concern.ts';
import { approximated, type Contribution, ignored, mapped, unsupported, workload } from '../contribution.ts';
import { isOnNode } from '../plan/ports/publication.ts';
import type { WorkloadPlan } from '../plan/workload-plan.ts';

/** What two Pods cannot hold at once: the old one lets go of it before the new one starts. */
export function* takesTurns(context: ServiceContext): Iterable<Contribution> {
  const { workload: plan, plan: whole, service } = context;
  if (plan.kind.choice !== 'Deployment') return;
  if (whole.storage.heldByOne.has(plan.lead)) yield workload({ strategy: { type: 'Recreate' } });
  else if (holdsNode(context) && !choosesSteps(service.deploy?.update_config)) {
    yield workload({ strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 0, maxUnavailable: 1 } } });
  }
}

/** On its node the new Pod would wait in vain for the port or the place that the old one has. */
function holdsNode(context: ServiceContext): boolean {
  const { project, workload: plan } = context;
  return holdsPort(context) || plan.members.some((member) => project.services[member]?.deploy?.placement?.max_replicas_per_node === 1);
}

function holdsPort({ project, plan: { services }, workload: plan }: ServiceContext): boolean {
  return plan.members.some((member) => {
    const isOpen = services.get(member)?.ports.some(({ published }) => published.some(isOnNode)) === true;
    return isOpen || project.services[member]?.network_mode === 'host';
  });
}

function choosesSteps(updates: UpdateConfig | undefined): boolean {
  return updates?.parallelism !== undefined || updates?.order !== undefined;
}

export function ofLead(place: Path, { lead }: WorkloadPlan): Contribution {
  return approximated(place, `It is a container of the Pods of ${lead}, and what is said there counts.`);
}

export function* updateSteps(context: ServiceContext): Iterable<Contribution> {
  const { service, at, workload: plan, plan: whole } = context;
  const updates = service.deploy?.update_config;
  if (updates === undefined) return;
  const place = at('deploy', 'update_config');
  const kind = plan.kind.choice;
  if (kind === 'Job' || kind === 'CronJob') {
    yield ignored(place, 'A Job is not updated; it runs anew.');
    return;
  }
  yield* pauses(context, updates);
  yield* failures(context, updates);
  if (!choosesSteps(updates)) return;
  const paths = (['parallelism', 'order'] as const).filter((key) => updates[key] !== undefined).map((key) => [...place, key]);
  if (kind === 'StatefulSet') yield* inOrder(updates, paths);
  else if (kind === 'DaemonSet') yield* onEachNode(context, updates, paths);
  else if (whole.storage.heldByOne.has(plan.lead)) {
    for (const path of paths)
      yield approximated(path, 'Only one Pod at a time may hold its volume, so the old one ends before the new one starts.');
  } else {
    yield workload({ strategy: { type: 'RollingUpdate', rollingUpdate: stepsOf(updates) } }, ...paths);
    if (updates.order === 'start-first' && holdsNode(context))
      yield approximated(
        [...place, 'order'],
        'The new Pod needs a node that none of the others is on; without one the rollout waits for it.',
      );
  }
}

/** The new Pod of a DaemonSet is on the node of the old one. */
function* onEachNode(context: ServiceContext, updates: UpdateConfig, paths: readonly Path[]): Iterable<Contribution> {
  const isSurge = updates.order === 'start-first' && !holdsPort(context);
  const order = isSurge ? 'start-first' : 'stop-first';
  yield workload({ updateStrategy: { type: 'RollingUpdate', rollingUpdate: stepsOf({ ...updates, order }) } }, ...paths);
  if (updates.order === 'start-first' && !isSurge) {
    const because = 'Two Pods cannot hold one port of their node, so the old one ends before the new one starts.';
    yield approximated(context.at('deploy', 'update_config', 'order'), because);
  }
}

/** `parallelism: 0` means all at once. */
function stepsOf({ parallelism = 1, order = 'stop-first' }: UpdateConfig): RollingUpdateDeployment {
  const step = parallelism === 0 ? '100%' : parallelism;
  return order === 'start-first' ? { maxSurge: step, maxUnavailable: 0 } : { maxSurge: 0, maxUnavailable: step };
}

function* inOrder({ parallelism = 1, order = 'stop-first' }: UpdateConfig, paths: readonly Path[]): Iterable<Contribution> {
  const isSame = parallelism === 1 && order === 'stop-first';
  const because = 'A StatefulSet replaces its Pods one after the other, the last one first, and stops each before it starts the new one.';
  for (const path of paths) yield isSame ? mapped(path, because) : approximated(path, because);
}

/** A controller looks at nothing but readiness: a new Pod that stays ready this long is good. */
function* pauses({ at, workload: plan }: ServiceContext, { delay, monitor }: UpdateConfig): Iterable<Contribution> {
  const seconds = (duration: string | undefined) => Math.ceil(parseDuration(duration ?? '') ?? 0);
  const pause = Math.max(seconds(delay), seconds(monitor));
  const place = (key: string) => at('deploy', 'update_config', key);
  const written = (['delay', 'monitor'] as const).filter((key) => ({ delay, monitor })[key] !== undefined).map(place);
  if (pause > 0) yield workload({ minReadySeconds: pause }, ...written);
  if (pause >= DEADLINE && plan.kind.choice === 'Deployment') yield workload({ progressDeadlineSeconds: pause + DEADLINE });
  if (delay !== undefined) yield approximated(place('delay'), 'A new Pod must be ready for that long before the next one is replaced.');
  if (monitor !== undefined) yield approximated(place('monitor'), 'A new Pod must be ready for that long before it counts as available.');
}

/** Seconds after which a rollout without progress has failed, unless said; must be more than a Pod needs to be available. */
const DEADLINE = 600;

function* failures({ at }: ServiceContext, { failure_action: action, max_failure_ratio: ratio }: UpdateConfig): Iterable<Contribution> {
  const place = (key: string) => at('deploy', 'update_config', key);
  if (action === 'rollback') {
    yield unsupported(
      place('failure_action'),
      'A failed rollout stops; it does not go back by itself.',
      'Roll back with `kubectl rollout undo`, or deploy with Helm and `--rollback-on-failure`.',
    );
  } else if (action === 'continue') yield approximated(place('failure_action'), 'A failed rollout stops, and the old Pods keep running.');
  else if (action !== undefined) yield mapped(place('failure_action'), 'A failed rollout stops, and the old Pods keep running.');
  if (ratio === 0) yield mapped(place('max_failure_ratio'), 'A rollout accepts no failures.');
  else if (ratio !== undefined) {
    yield unsupported(
      place('max_failure_ratio'),
      'A rollout has no share of failures that it accepts.',
      'Watch it with `kubectl rollout status`.',
    );
  }
}
