/**
 * `restart`, `deploy.restart_policy`: when a container that ended starts again. Pods of a Deployment, StatefulSet or DaemonSet always restart; only a
 * Job knows other policies. https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#restart-policy
 */

import type { Path } from '../../model/path.ts';
import { defineConcern, type ServiceContext } from '../concern.ts';
import { approximated, type Contribution, ignored, mapped, pod, workload } from '../contribution.ts';

export const restart = defineConcern({
  name: 'restart',
  summary: 'Long-running services always restart; a Job restarts as often as the policy says.',
  owns: ['services.*.restart', 'services.*.deploy.restart_policy.**'],
  fates: {
    'services.**': 'by case',
  },
  *mapService(context) {
    const kind = context.workload.kind.choice;
    const isLead = context.workload.lead === context.name;
    if (isLead && kind === 'CronJob') yield* schedule(context);
    if (context.servicePlan.role.choice === 'init-container') yield* ofInitContainer(context);
    else if (isLead && (kind === 'Job' || kind === 'CronJob')) yield* ofJob(context);
    else yield* ofServer(context);
    const { service, at } = context;
    const policy = service.deploy?.restart_policy;
    for (const key of ['delay', 'window'] as const) {
      if (policy?.[key] !== undefined)
        yield ignored(at('deploy', 'restart_policy', key), 'The kubelet waits longer after each failure, up to five minutes.');
    }
    if (policy !== undefined && service.restart !== undefined) yield mapped(at('restart'), 'deploy.restart_policy stands in its place.');
  },
});

interface Policy {
  readonly restarts: 'always' | 'on-failure' | 'never';
  readonly attempts?: number;
  readonly paths: readonly Path[];
}

/** deploy.restart_policy replaces `restart` (Compose Deploy spec). Undefined where neither is written. */
function policyOf({ service, at }: ServiceContext): Policy | undefined {
  const deployed = service.deploy?.restart_policy;
  if (deployed !== undefined) {
    const { condition = 'any', max_attempts: attempts } = deployed;
    const paths = (['condition', 'max_attempts'] as const)
      .filter((key) => deployed[key] !== undefined)
      .map((key) => at('deploy', 'restart_policy', key));
    const restarts = condition === 'none' ? 'never' : condition === 'on-failure' ? 'on-failure' : 'always';
    return { restarts, paths, ...limit(attempts) };
  }
  if (service.restart === undefined) return undefined;
  const [word, count] = service.restart.split(':');
  const restarts = word === 'no' ? 'never' : word === 'on-failure' ? 'on-failure' : 'always';
  return { restarts, paths: [at('restart')], ...limit(/^\d+$/.test(count ?? '') ? Number(count) : undefined) };
}

/** Zero means no limit, to Docker and to Swarm. */
function limit(attempts: number | undefined): Pick<Policy, 'attempts'> {
  return attempts === undefined || attempts === 0 ? {} : { attempts };
}

function* schedule({ serviceSettings: { cron }, at }: ServiceContext): Iterable<Contribution> {
  if (cron === undefined) return;
  const { schedule: when, concurrencyPolicy } = cron;
  yield workload({ schedule: when, ...(concurrencyPolicy === undefined ? {} : { concurrencyPolicy }) }, at('x-kubeferry', 'cron'));
}

/** A Job that is not to be restarted has no second attempt; the default of six stays for what may be tried again. */
function* ofJob(context: ServiceContext): Iterable<Contribution> {
  const policy = policyOf(context);
  const asked = context.serviceSettings.cron?.backoffLimit;
  const never = policy === undefined || policy.restarts === 'never';
  yield pod({ restartPolicy: never ? 'Never' : 'OnFailure' }, ...(policy?.paths ?? []));
  const attempts = asked ?? (policy?.restarts === 'never' ? 0 : policy?.attempts);
  if (attempts !== undefined) yield workload({ backoffLimit: attempts }, ...(policy?.paths ?? []));
  if (policy?.restarts === 'on-failure' && attempts === undefined) {
    for (const path of policy.paths)
      yield approximated(path, 'A Job gives up after six further attempts.', 'Write how often it may fail: `on-failure:20`.');
  } else if (policy?.restarts === 'always') {
    for (const path of policy.paths) yield approximated(path, 'A Job starts again only after a failure, and ends when it has succeeded.');
  }
}

/** It runs again until it succeeds, unless its Pod may not try again at all. */
function* ofInitContainer(context: ServiceContext): Iterable<Contribution> {
  const { restarts = 'on-failure', paths = [], attempts } = policyOf(context) ?? {};
  const isSame = restarts === 'on-failure' && attempts === undefined;
  const because = 'An init container runs again after a failure, until it succeeds, and then no more.';
  for (const path of paths) yield isSame ? mapped(path, because) : approximated(path, because);
}

function* ofServer(context: ServiceContext): Iterable<Contribution> {
  const policy = policyOf(context);
  if (policy === undefined) return;
  const [first, ...others] = policy.paths;
  if (first === undefined) return;
  const isCounted = policy.attempts !== undefined && others.length === 0;
  if (policy.restarts === 'always') yield mapped(first, 'Its Pods are always restarted.');
  else {
    yield approximated(
      first,
      `Its Pods are always restarted, also ${policy.restarts === 'never' ? 'when they fail' : 'when they end without a failure'}${isCounted ? `, and not only ${policy.attempts} times` : ''}.`,
      'If it runs to completion, let its dependents wait for service_completed_successfully, or set `x-kubeferry: { workload: job }`.',
    );
  }
  for (const path of others) yield ignored(path, 'Pods are restarted without a limit.');
}
