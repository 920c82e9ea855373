/** Workloads: what a controller asks of its Pods, and its own fields. https://kubernetes.io/docs/concepts/workloads/controllers/ */

import { isCronSchedule } from '../cron-schedule.ts';
import { isServiceName } from '../names.ts';
import type {
  CronJob,
  DaemonSetSpec,
  DeploymentSpec,
  IntOrString,
  Job,
  JobSpec,
  LabelSelector,
  PodTemplateSpec,
  StatefulSetSpec,
} from '../objects.gen.ts';
import type { KubeObject } from '../objects.ts';
import { podTemplateOf } from '../pod-template.ts';
import { checkClaimSpec } from './claims.ts';
import { type Check, type Fault, fault, repeated } from './fault.ts';
import { checkPodTemplate } from './pod.ts';
import { checkMountedVolumes } from './pod-volumes.ts';
import { checkSelector, isEmptySelector, selects } from './selectors.ts';

export function* checkWorkload(object: KubeObject): Iterable<Fault> {
  const placed = podTemplateOf(object);
  if (placed === undefined) {
    if (object.kind === 'CronJob') yield fault('container', 'spec.jobTemplate.spec', 'is missing');
    return;
  }
  const { template, at } = placed;
  yield* checkPodTemplate(template, at);
  const claims = object.kind === 'StatefulSet' ? (object.spec.volumeClaimTemplates ?? []).map(({ metadata }) => metadata?.name ?? '') : [];
  if (template.spec !== undefined) yield* checkMountedVolumes(template.spec, `${at}.spec`, claims);
  yield* checkOfKind(object);
}

function* checkOfKind(object: KubeObject): Iterable<Fault> {
  switch (object.kind) {
    case 'Deployment':
      yield* checkServer(object.spec, 'spec');
      yield* checkStrategy(object.spec, 'spec');
      break;
    case 'StatefulSet':
      yield* checkServer(object.spec, 'spec');
      yield* checkStatefulSet(object.spec, 'spec');
      break;
    case 'DaemonSet':
      yield* checkServer(object.spec, 'spec');
      yield* checkDaemonUpdate(object.spec, 'spec');
      break;
    case 'Job':
      yield* checkJob(object.spec, 'spec');
      yield* checkOwnSelector(object);
      break;
    case 'CronJob':
      yield* checkCronJob(object);
  }
}

interface Server {
  readonly selector: LabelSelector;
  readonly template: PodTemplateSpec;
  readonly replicas?: number;
  readonly minReadySeconds?: number;
  readonly revisionHistoryLimit?: number;
}

/** What runs until it is taken away: it selects its own Pods, which always restart. */
const checkServer: Check<Server> = function* ({ selector, template, replicas, minReadySeconds, revisionHistoryLimit }, at) {
  yield* checkSelector(selector, `${at}.selector`);
  if (isEmptySelector(selector)) yield fault('selector', `${at}.selector`, 'is empty');
  else if (!selects(selector, template.metadata?.labels ?? {}))
    yield fault('selector', `${at}.selector`, 'does not select the labels of its own template');
  const policy = template.spec?.restartPolicy ?? 'Always';
  if (policy !== 'Always') yield fault('restart-policy', `${at}.template.spec.restartPolicy`, `${policy} is for Jobs only`);
  if (template.spec?.activeDeadlineSeconds !== undefined)
    yield fault('workload', `${at}.template.spec.activeDeadlineSeconds`, 'is for Jobs only');
  yield* checkCounts({ replicas, minReadySeconds, revisionHistoryLimit }, at);
};

const checkCounts: Check<Readonly<Record<string, number | undefined>>> = function* (counts, at) {
  for (const [field, count] of Object.entries(counts))
    if (count !== undefined && count < 0) yield fault('workload', `${at}.${field}`, `${count} is less than nothing`);
};

const checkStrategy: Check<DeploymentSpec> = function* ({ strategy = {}, progressDeadlineSeconds = 600, minReadySeconds = 0 }, at) {
  const { type = 'RollingUpdate', rollingUpdate } = strategy;
  if (type === 'Recreate' && rollingUpdate !== undefined)
    yield fault('workload', `${at}.strategy.rollingUpdate`, 'stands beside type: Recreate');
  yield* checkSteps(rollingUpdate ?? {}, `${at}.strategy.rollingUpdate`);
  if (amountOf(rollingUpdate?.maxSurge ?? '25%') === 0 && amountOf(rollingUpdate?.maxUnavailable ?? '25%') === 0)
    yield fault('workload', `${at}.strategy.rollingUpdate`, 'has maxSurge: 0 and maxUnavailable: 0, so that no Pod could ever be replaced');
  if (progressDeadlineSeconds <= minReadySeconds)
    yield fault('workload', `${at}.progressDeadlineSeconds`, `must be more than minReadySeconds (${minReadySeconds})`);
};

const checkDaemonUpdate: Check<DaemonSetSpec> = function* ({ updateStrategy = {} }, at) {
  const { maxSurge = 0, maxUnavailable = 1 } = updateStrategy.rollingUpdate ?? {};
  yield* checkSteps(updateStrategy.rollingUpdate ?? {}, `${at}.updateStrategy.rollingUpdate`);
  if ((amountOf(maxSurge) === 0) === (amountOf(maxUnavailable) === 0))
    yield fault('workload', `${at}.updateStrategy.rollingUpdate`, 'must have one of maxSurge and maxUnavailable');
};

interface Steps {
  readonly maxSurge?: IntOrString;
  readonly maxUnavailable?: IntOrString;
}

const checkSteps: Check<Steps> = function* ({ maxSurge, maxUnavailable }, at) {
  for (const [field, step] of Object.entries({ maxSurge, maxUnavailable }))
    if (step !== undefined) yield* checkShare(step, `${at}.${field}`);
  if (typeof maxUnavailable === 'string' && amountOf(maxUnavailable) > 100)
    yield fault('workload', `${at}.maxUnavailable`, `${maxUnavailable} is more than all`);
};

/** A number of Pods, or a part of them in percent. */
export const checkShare: Check<IntOrString> = function* (share, at) {
  if (typeof share === 'number' ? share < 0 : !/^\d{1,9}%$/.test(share))
    yield fault('workload', at, `${JSON.stringify(share)} is neither a number of Pods nor a percentage`);
};

function amountOf(share: IntOrString): number {
  return typeof share === 'number' ? share : Number.parseInt(share, 10);
}

const checkStatefulSet: Check<StatefulSetSpec> = function* ({ serviceName, volumeClaimTemplates = [], updateStrategy = {}, template }, at) {
  if (serviceName !== undefined && !isServiceName(serviceName))
    yield fault('name', `${at}.serviceName`, `${JSON.stringify(serviceName)} is no name of a Service`);
  for (const { key, index } of repeated(volumeClaimTemplates, ({ metadata }) => metadata?.name))
    yield fault('volume', `${at}.volumeClaimTemplates[${index}].metadata.name`, `${JSON.stringify(key)} is the name of another template`);
  const volumes = new Set((template.spec?.volumes ?? []).map(({ name }) => name));
  for (const [i, { metadata, spec }] of volumeClaimTemplates.entries()) {
    const name = metadata?.name ?? '';
    if (!isServiceName(name))
      yield fault('name', `${at}.volumeClaimTemplates[${i}].metadata.name`, `${JSON.stringify(name)} is not a DNS label`);
    if (volumes.has(name))
      yield fault('volume', `${at}.volumeClaimTemplates[${i}].metadata.name`, `${JSON.stringify(name)} is the name of a volume, too`);
    yield* checkClaimSpec(spec, `${at}.volumeClaimTemplates[${i}].spec`);
  }
  if (updateStrategy.type === 'OnDelete' && updateStrategy.rollingUpdate !== undefined)
    yield fault('workload', `${at}.updateStrategy.rollingUpdate`, 'stands beside type: OnDelete');
};

const checkJob: Check<JobSpec> = function* (spec, at) {
  const { template, parallelism, completions, activeDeadlineSeconds, backoffLimit, ttlSecondsAfterFinished } = spec;
  const policy = template.spec?.restartPolicy ?? 'Always';
  if (policy === 'Always') yield fault('restart-policy', `${at}.template.spec.restartPolicy`, 'must be OnFailure or Never in a Job');
  yield* checkCounts({ parallelism, completions, activeDeadlineSeconds, backoffLimit, ttlSecondsAfterFinished }, at);
};

function* checkOwnSelector({ spec }: Job): Iterable<Fault> {
  if (spec.selector !== undefined && spec.manualSelector !== true)
    yield fault('selector', 'spec.selector', 'is made by the Job controller');
}

function* checkCronJob({ spec }: CronJob): Iterable<Fault> {
  const { schedule, timeZone, jobTemplate, startingDeadlineSeconds, successfulJobsHistoryLimit, failedJobsHistoryLimit } = spec;
  if (!isCronSchedule(schedule)) yield fault('schedule', 'spec.schedule', `${JSON.stringify(schedule)} is no schedule of five fields`);
  if (timeZone !== undefined && !/^[A-Za-z0-9_+][-A-Za-z0-9_+]*(?:\/[A-Za-z0-9_+][-A-Za-z0-9_+]*)*$/.test(timeZone))
    yield fault('schedule', 'spec.timeZone', `${JSON.stringify(timeZone)} is no time zone`);
  yield* checkCounts({ startingDeadlineSeconds, successfulJobsHistoryLimit, failedJobsHistoryLimit }, 'spec');
  if (jobTemplate.spec === undefined) return;
  yield* checkJob(jobTemplate.spec, 'spec.jobTemplate.spec');
  if (jobTemplate.spec.selector !== undefined) yield fault('selector', 'spec.jobTemplate.spec.selector', 'is made by the Job controller');
}
