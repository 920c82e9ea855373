/**
 * `deploy.mode`, `replicas`, `scale`, `update_config`, `rollback_config`: how many Pods there are and how they are replaced.
 * https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#strategy
 */

import type { Service } from '../../model/service.ts';
import { defineConcern, type ServiceContext } from '../concern.ts';
import { approximated, type Contribution, diagnose, ignored, mapped, workload } from '../contribution.ts';
import { imageOf } from '../knowledge/data-folders.ts';
import { ofLead, takesTurns, updateSteps } from './update-steps.ts';

export const rollout = defineConcern({
  name: 'rollout',
  summary: 'replicas become replicas, update_config the steps in which Pods are replaced.',
  owns: [
    'services.*.deploy',
    'services.*.deploy.mode',
    'services.*.deploy.replicas',
    'services.*.scale',
    'services.*.deploy.update_config.**',
    'services.*.deploy.rollback_config.**',
  ],
  fates: {
    'services.*.deploy.rollback_config.**': 'ignored',
    'services.*.deploy.**': 'by case',
    'services.*.scale': 'by case',
  },
  *mapService(context) {
    const { service, at, name, workload: plan } = context;
    if (service.deploy?.rollback_config !== undefined) {
      yield ignored(
        at('deploy', 'rollback_config'),
        'A rollback is a rollout of the version before, in the same steps (`kubectl rollout undo`).',
      );
    }
    if (plan.lead !== name) {
      yield* ofMember(context);
      return;
    }
    yield* mode(context);
    yield* replicas(context);
    yield* startsTogether(context);
    yield* takesTurns(context);
    yield* updateSteps(context);
  },
});

/** The Pod is that of another service. */
function* ofMember(context: ServiceContext): Iterable<Contribution> {
  const { service, at, workload: plan } = context;
  const count = service.deploy?.replicas ?? service.scale;
  const same = count === plan.replicas.choice;
  for (const place of replicaPlaces(context))
    yield same
      ? mapped(place, `It is a container of ${plan.lead}, which has as many Pods.`)
      : approximated(place, `It is a container of ${plan.lead}, so it has as many replicas as that has Pods: ${plan.replicas.choice}.`);
  if (service.deploy?.mode !== undefined) yield ofLead(at('deploy', 'mode'), plan);
  if (service.deploy?.update_config !== undefined) yield ofLead(at('deploy', 'update_config'), plan);
}

function replicaPlaces({ service, at }: ServiceContext) {
  return [
    ...(service.deploy?.replicas === undefined ? [] : [at('deploy', 'replicas')]),
    ...(service.scale === undefined ? [] : [at('scale')]),
  ];
}

function* mode({ service, at, workload: plan }: ServiceContext): Iterable<Contribution> {
  if (service.deploy?.mode === undefined) return;
  const place = at('deploy', 'mode');
  if (service.deploy.mode === 'global-job')
    yield approximated(place, 'A Job runs once, not once on each node.', 'Use a DaemonSet for work that every node has to do.');
  else if (service.deploy.mode === 'global' && plan.kind.choice === 'DaemonSet' && !choosesRole(service))
    yield approximated(place, 'It runs on the nodes that take ordinary Pods, which those of the control plane mostly do not.');
  else yield mapped(place, plan.kind.because);
}

/** Nobody can have meant that, in Docker neither: the second server finds the files of the first, and both write. */
function* onOneFolder({ name, workload: plan, plan: whole, project }: ServiceContext): Iterable<Contribution> {
  const server = plan.members.find((member) => imageOf(project.services[member] ?? {})?.stateful === true);
  if (server === undefined || !whole.storage.heldByOne.has(plan.lead)) return;
  yield diagnose({
    code: 'convert/shared-volume',
    severity: 'warning',
    path: plan.replicas.from[0] ?? ['services', name],
    message: `${plan.replicas.choice} servers of ${server} write to the same files, which those of a datastore never agree on.`,
    help: 'Keep one replica, or give each a claim of its own: `x-kubeferry: { workload: statefulset }`.',
  });
}

function choosesRole({ deploy }: Service): boolean {
  return deploy?.placement?.constraints?.some((constraint) => /^\s*node\.role\b/i.test(constraint)) === true;
}

/**
 * A StatefulSet starts a Pod when the one before is ready, for which the nodes of a cluster would wait in vain: they need each other for that. Also with
 * one replica, since the policy cannot be changed when there are to be more.
 */
function* startsTogether({ workload: plan, plan: { peers } }: ServiceContext): Iterable<Contribution> {
  const looksForItself = plan.members.some((member) => peers.get(member)?.choice.includes(member) === true);
  if (plan.kind.choice === 'StatefulSet' && looksForItself) yield workload({ podManagementPolicy: 'Parallel' });
}

/** A Deployment and a StatefulSet have replicas; a Job has as many Pods, each of which has to complete. */
function* replicas(context: ServiceContext): Iterable<Contribution> {
  const { workload: plan } = context;
  const count = plan.replicas.choice;
  const kind = plan.kind.choice;
  const places = replicaPlaces(context);
  for (const place of places)
    yield kind === 'DaemonSet'
      ? ignored(place, 'A DaemonSet has one Pod on each node, however many there are.')
      : mapped(place, plan.replicas.because);
  if (count > 1 && kind === 'Deployment') yield* onOneFolder(context);
  if (kind !== 'Job' && kind !== 'CronJob') return;
  if (count === 0) yield workload({ parallelism: 0 }, ...places);
  else if (count > 1) yield workload({ completions: count, parallelism: count }, ...places);
}
