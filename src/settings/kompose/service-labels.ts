/** The labels of kompose as settings of a service, so that a project that was converted with it needs no other file. */

import { isCronSchedule } from '../../kube/cron-schedule.ts';
import type { Service } from '../../model/service.ts';
import type { InitContainerSettings, ServiceSettings, WorkloadChoice } from '../../model/settings.ts';
import { splitShellWords } from '../../model/shell-words.ts';
import { exposeLabels, TYPES } from './expose-labels.ts';
import { type LabelReader, WRITE_BOTH } from './label-reader.ts';
import { livenessLabels, readinessLabels } from './probe-labels.ts';
import { mountLabels } from './volume-labels.ts';

/** By setting: what the labels ask for; undefined where they ask for nothing. */
export const SERVICE_LABELS: {
  readonly [Key in keyof ServiceSettings]?: (labels: LabelReader, service: Service) => ServiceSettings[Key] | undefined;
} = {
  expose: exposeLabels,
  headless: (labels) => (labels.choice('service.type', TYPES) === 'headless' ? true : undefined),
  pod: (labels) => labels.text('service.group'),
  name: (labels) => labels.text('service.name_override'),
  readiness: readinessLabels,
  liveness: livenessLabels,
  workload: (labels) => labels.choice('controller.type', WORKLOADS),
  serviceAccount: (labels) => labels.text('serviceaccount-name'),
  pullSecrets: (labels) => {
    const name = labels.text('image-pull-secret');
    return name === undefined ? undefined : [name];
  },
  imagePullPolicy: (labels) => labels.choice('image-pull-policy', PULL_POLICIES),
  fsGroup: (labels) => labels.number('security-context.fsgroup'),
  cron,
  initContainers,
  resources,
  mounts: mountLabels,
};

const WORKLOADS: ReadonlyMap<string, WorkloadChoice> = new Map([
  ['deployment', 'deployment'],
  ['daemonset', 'daemonset'],
  ['statefulset', 'statefulset'],
]);
const PULL_POLICIES: ReadonlyMap<string, NonNullable<ServiceSettings['imagePullPolicy']>> = new Map([
  ['always', 'Always'],
  ['ifnotpresent', 'IfNotPresent'],
  ['never', 'Never'],
]);
const CONCURRENCY_POLICIES: ReadonlyMap<string, 'Allow' | 'Forbid' | 'Replace'> = new Map([
  ['allow', 'Allow'],
  ['forbid', 'Forbid'],
  ['replace', 'Replace'],
]);

function cron(labels: LabelReader): ServiceSettings['cron'] {
  const schedule = labels.parsed('cronjob.schedule', (value) => (isCronSchedule(value) ? value : undefined), 'a schedule of five fields');
  const concurrencyPolicy = labels.choice('cronjob.concurrency_policy', CONCURRENCY_POLICIES);
  const backoffLimit = labels.number('cronjob.backoff_limit');
  if (schedule === undefined) {
    for (const name of ['concurrency_policy', 'backoff_limit'])
      labels.report(`cronjob.${name}`, 'does nothing without `kompose.cronjob.schedule`', WRITE_BOTH);
    return undefined;
  }
  return {
    schedule,
    ...(concurrencyPolicy === undefined ? {} : { concurrencyPolicy }),
    ...(backoffLimit === undefined ? {} : { backoffLimit }),
  };
}

function initContainers(labels: LabelReader): readonly InitContainerSettings[] | undefined {
  const image = labels.text('init.containers.image');
  const name = labels.text('init.containers.name') ?? 'init-service';
  const command = labels.parsed('init.containers.command', commandWords, 'a command, or a list of its words');
  if (image === undefined) {
    for (const key of ['name', 'command'])
      labels.report(`init.containers.${key}`, 'does nothing without `kompose.init.containers.image`', WRITE_BOTH);
    return undefined;
  }
  return [{ name, image, ...(command === undefined ? {} : { command }) }];
}

/** `["sh", "-c", "…"]`; also without quotes around the words, which kompose cuts at the commas. */
function commandWords(value: string): readonly string[] | undefined {
  const list = /^\s*\[(.*)\]\s*$/s.exec(value)?.[1];
  if (list === undefined) {
    const split = splitShellWords(value);
    return 'words' in split && split.words.length > 0 ? split.words : undefined;
  }
  return parseList(value) ?? list.split(',').map((word) => word.trim().replace(/^(["'])(.*)\1$/s, '$2'));
}

function parseList(value: string): readonly string[] | undefined {
  try {
    const parsed: unknown = JSON.parse(value);
    return Array.isArray(parsed) && parsed.every((word) => typeof word === 'string') ? parsed : undefined;
  } catch {
    return undefined;
  }
}

function resources(labels: LabelReader): ServiceSettings['resources'] {
  const request = labels.text('ephemeral-storage.request');
  const limit = labels.text('ephemeral-storage.limit');
  if (request === undefined && limit === undefined) return undefined;
  return {
    ...(request === undefined ? {} : { requests: { 'ephemeral-storage': request } }),
    ...(limit === undefined ? {} : { limits: { 'ephemeral-storage': limit } }),
  };
}
