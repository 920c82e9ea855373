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
import { type Check, type Report, repeated } from './fault.ts';
import { placed } from './placed-containers.ts';
import { checkPod, checkPodTemplate } from './pod.ts';
import { checkMountedVolumes } from './pod-volumes.ts';
import { checkSelector, isEmptySelector, selects } from './selectors.ts';

export function checkWorkload(object: KubeObject, report: Report): void {
  const found = podTemplateOf(object);
  if (found === undefined) {
    if (object.kind === 'CronJob') report('container', 'spec.jobTemplate.spec', 'is missing');
    return;
  }
  const { template, at } = found;
  checkPodTemplate(template, at, report);
  if (template.spec !== undefined) {
    const pod = placed(template.spec, `${at}.spec`);
    checkPod(pod, `${at}.spec`, report);
    checkMountedVolumes(pod, claimTemplatesOf(object), report);
  }
  checkOfKind(object, report);
}

function claimTemplatesOf(object: KubeObject): readonly string[] {
  const templates = object.kind === 'StatefulSet' ? object.spec.volumeClaimTemplates : undefined;
  return templates?.map(({ metadata }) => metadata?.name ?? '') ?? [];
}

function checkOfKind(object: KubeObject, report: Report): void {
  switch (object.kind) {
    case 'Deployment':
      checkServer(object.spec, 'spec', report);
      checkStrategy(object.spec, 'spec', report);
      break;
    case 'StatefulSet':
      checkServer(object.spec, 'spec', report);
      checkStatefulSet(object.spec, 'spec', report);
      break;
    case 'DaemonSet':
      checkServer(object.spec, 'spec', report);
      checkDaemonUpdate(object.spec, 'spec', report);
      break;
    case 'Job':
      checkJob(object.spec, 'spec', report);
      checkOwnSelector(object, report);
      break;
    case 'CronJob':
      checkCronJob(object, report);
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
const checkServer: Check<Server> = (server, at, report) => {
  const { selector, template } = server;
  checkSelector(selector, `${at}.selector`, report);
  if (isEmptySelector(selector)) report('selector', `${at}.selector`, 'is empty');
  else if (!selects(selector, template.metadata?.labels ?? {}))
    report('selector', `${at}.selector`, 'does not select the labels of its own template');
  const policy = template.spec?.restartPolicy ?? 'Always';
  if (policy !== 'Always') report('restart-policy', `${at}.template.spec.restartPolicy`, `${policy} is for Jobs only`);
  if (template.spec?.activeDeadlineSeconds !== undefined)
    report('workload', `${at}.template.spec.activeDeadlineSeconds`, 'is for Jobs only');
  checkCounts(server, at, report);
};

const COUNTS = [
  'replicas',
  'minReadySeconds',
  'revisionHistoryLimit',
  'parallelism',
  'completions',
  'activeDeadlineSeconds',
  'backoffLimit',
  'ttlSecondsAfterFinished',
  'startingDeadlineSeconds',
  'successfulJobsHistoryLimit',
  'failedJobsHistoryLimit',
] as const;

const checkCounts: Check<{ readonly [Count in (typeof COUNTS)[number]]?: number }> = (spec, at, report) => {
  for (const field of COUNTS) {
    const count = spec[field];
    if (count !== undefined && count < 0) report('workload', `${at}.${field}`, `${count} is less than nothing`);
  }
};

const checkStrategy: Check<DeploymentSpec> = ({ strategy, progressDeadlineSeconds = 600, minReadySeconds = 0 }, at, report) => {
  const rollingUpdate = strategy?.rollingUpdate;
  if (strategy?.type === 'Recreate' && rollingUpdate !== undefined)
    report('workload', `${at}.strategy.rollingUpdate`, 'stands beside type: Recreate');
  if (rollingUpdate !== undefined) {
    checkSteps(rollingUpdate, `${at}.strategy.rollingUpdate`, report);
    if (amountOf(rollingUpdate.maxSurge ?? '25%') === 0 && amountOf(rollingUpdate.maxUnavailable ?? '25%') === 0)
      report('workload', `${at}.strategy.rollingUpdate`, 'has maxSurge: 0 and maxUnavailable: 0, so that no Pod could ever be replaced');
  }
  if (progressDeadlineSeconds <= minReadySeconds)
    report('workload', `${at}.progressDeadlineSeconds`, `must be more than minReadySeconds (${minReadySeconds})`);
};

const checkDaemonUpdate: Check<DaemonSetSpec> = ({ updateStrategy = {} }, at, report) => {
  const { maxSurge = 0, maxUnavailable = 1 } = updateStrategy.rollingUpdate ?? {};
  checkSteps(updateStrategy.rollingUpdate ?? {}, `${at}.updateStrategy.rollingUpdate`, report);
  if ((amountOf(maxSurge) === 0) === (amountOf(maxUnavailable) === 0))
    report('workload', `${at}.updateStrategy.rollingUpdate`, 'must have one of maxSurge and maxUnavailable');
};

interface Steps {
  readonly maxSurge?: IntOrString;
  readonly maxUnavailable?: IntOrString;
}

const checkSteps: Check<Steps> = ({ maxSurge, maxUnavailable }, at, report) => {
  if (maxSurge !== undefined) checkShare(maxSurge, `${at}.maxSurge`, report);
  if (maxUnavailable !== undefined) checkShare(maxUnavailable, `${at}.maxUnavailable`, report);
  if (typeof maxUnavailable === 'string' && amountOf(maxUnavailable) > 100)
    report('workload', `${at}.maxUnavailable`, `${maxUnavailable} is more than all`);
};

/** A number of Pods, or a part of them in percent. */
export const checkShare: Check<IntOrString> = (share, at, report) => {
  if (typeof share === 'number' ? share < 0 : !/^\d{1,9}%$/.test(share))
    report('workload', at, `${JSON.stringify(share)} is neither a number of Pods nor a percentage`);
};

function amountOf(share: IntOrString): number {
  return typeof share === 'number' ? share : Number.parseInt(share, 10);
}

const checkStatefulSet: Check<StatefulSetSpec> = (
  { serviceName, volumeClaimTemplates = [], updateStrategy = {}, template },
  at,
  report,
) => {
  if (serviceName !== undefined && !isServiceName(serviceName))
    report('name', `${at}.serviceName`, `${JSON.stringify(serviceName)} is no name of a Service`);
  for (const { key, index } of repeated(volumeClaimTemplates, ({ metadata }) => metadata?.name))
    report('volume', `${at}.volumeClaimTemplates[${index}].metadata.name`, `${JSON.stringify(key)} is the name of another template`);
  const volumes = new Set((template.spec?.volumes ?? []).map(({ name }) => name));
  for (const [i, { metadata, spec }] of volumeClaimTemplates.entries()) {
    const name = metadata?.name ?? '';
    if (!isServiceName(name))
      report('name', `${at}.volumeClaimTemplates[${i}].metadata.name`, `${JSON.stringify(name)} is not a DNS label`);
    if (volumes.has(name))
      report('volume', `${at}.volumeClaimTemplates[${i}].metadata.name`, `${JSON.stringify(name)} is the name of a volume, too`);
    checkClaimSpec(spec, `${at}.volumeClaimTemplates[${i}].spec`, report);
  }
  if (updateStrategy.type === 'OnDelete' && updateStrategy.rollingUpdate !== undefined)
    report('workload', `${at}.updateStrategy.rollingUpdate`, 'stands beside type: OnDelete');
};

const checkJob: Check<JobSpec> = (spec, at, report) => {
  const policy = spec.template.spec?.restartPolicy ?? 'Always';
  if (policy === 'Always') report('restart-policy', `${at}.template.spec.restartPolicy`, 'must be OnFailure or Never in a Job');
  checkCounts(spec, at, report);
};

function checkOwnSelector({ spec }: Job, report: Report): void {
  if (spec.selector !== undefined && spec.manualSelector !== true) report('selector', 'spec.selector', 'is made by the Job controller');
}

function checkCronJob({ spec }: CronJob, report: Report): void {
  const { schedule, timeZone, jobTemplate } = spec;
  if (!isCronSchedule(schedule)) report('schedule', 'spec.schedule', `${JSON.stringify(schedule)} is no schedule of five fields`);
  if (timeZone !== undefined && !/^[A-Za-z0-9_+][-A-Za-z0-9_+]*(?:\/[A-Za-z0-9_+][-A-Za-z0-9_+]*)*$/.test(timeZone))
    report('schedule', 'spec.timeZone', `${JSON.stringify(timeZone)} is no time zone`);
  checkCounts(spec, 'spec', report);
  if (jobTemplate.spec === undefined) return;
  checkJob(jobTemplate.spec, 'spec.jobTemplate.spec', report);
  if (jobTemplate.spec.selector !== undefined) report('selector', 'spec.jobTemplate.spec.selector', 'is made by the Job controller');
}
