/** Which kind of workload runs a Pod, and why. */

import { listWords } from '../../diagnostics/list-words.ts';
import type { Path } from '../../model/path.ts';
import type { Service } from '../../model/service.ts';
import type { Settings, WorkloadChoice } from '../../model/settings.ts';
import { type Decision, decide } from '../decision.ts';
import { imageOf, keepsDataAt, writerOf } from '../knowledge/data-folders.ts';
import { askedAt, asker } from './asked-at.ts';
import type { WorkloadKind } from './workload-plan.ts';

export interface KindFacts {
  readonly name: string;
  readonly service: Service;
  /** By a setting. */
  readonly asked: Decision<WorkloadKind> | undefined;
  /** Services that wait for this one to complete. */
  readonly completedFor: readonly string[];
  /** Whether others use it while it runs: it has a port, or they wait for it to start or be healthy. */
  readonly isServer: boolean;
  /** The mount of a named volume that this service alone writes to. */
  readonly ownVolume: Path | undefined;
  readonly replicas: number;
}

const KINDS: Readonly<Record<WorkloadChoice, WorkloadKind>> = {
  deployment: 'Deployment',
  statefulset: 'StatefulSet',
  daemonset: 'DaemonSet',
  job: 'Job',
  cronjob: 'CronJob',
};

/** The first claim that holds decides. */
export function decideKind(facts: KindFacts): Decision<WorkloadKind> {
  return facts.asked ?? modeKind(facts) ?? jobKind(facts) ?? statefulKind(facts) ?? deployment(facts);
}

export function askedKind(settings: Settings, name: string): Decision<WorkloadKind> | undefined {
  const { workload, cron } = settings.services.get(name) ?? {};
  const by = (key: string) => asker(settings, name, key);
  if (workload !== undefined)
    return decide(KINDS[workload], `${by('workload')} asks for a ${KINDS[workload]}.`, ...askedAt(settings, name, 'workload'));
  return cron === undefined ? undefined : decide('CronJob', `${by('cron')} gives a schedule.`, ...askedAt(settings, name, 'cron'));
}

function modeKind({ name, service }: KindFacts): Decision<WorkloadKind> | undefined {
  const mode = ['services', name, 'deploy', 'mode'];
  switch (service.deploy?.mode) {
    case 'global':
      return decide('DaemonSet', 'deploy.mode: global asks for one container on each node.', mode);
    case 'replicated-job':
      return decide('Job', 'deploy.mode: replicated-job runs to completion.', mode);
    case 'global-job':
      return decide('Job', 'deploy.mode: global-job runs to completion; a Job does not run once on each node.', mode);
    default:
      return undefined;
  }
}

function jobKind({ name, service, completedFor, isServer }: KindFacts): Decision<WorkloadKind> | undefined {
  if (completedFor.length > 0) {
    const from = completedFor.map((dependent) => ['services', dependent, 'depends_on', name, 'condition']);
    return decide(
      'Job',
      `${listWords(completedFor)} ${completedFor.length === 1 ? 'waits' : 'wait'} for it to complete, so it runs once.`,
      ...from,
    );
  }
  if (isServer || service.healthcheck !== undefined) return undefined;
  if (service.deploy?.restart_policy?.condition === 'none') {
    return decide('Job', 'It is not restarted when it ends (condition: none), and nothing uses it while it runs.', [
      'services',
      name,
      'deploy',
      'restart_policy',
      'condition',
    ]);
  }
  if (service.restart === 'no' && service.deploy?.restart_policy === undefined) {
    return decide('Job', 'It is not restarted when it ends (restart: "no"), and nothing uses it while it runs.', [
      'services',
      name,
      'restart',
    ]);
  }
  return undefined;
}

function statefulKind({ name, service, ownVolume, replicas }: KindFacts): Decision<WorkloadKind> | undefined {
  if (ownVolume === undefined) return undefined;
  const known = imageOf(service);
  if (known?.stateful === true) {
    return decide(
      'StatefulSet',
      `It keeps its data in a volume of its own, and ${known.title} is a datastore: each replica needs a stable name and its own claim.`,
      ownVolume,
      ['services', name, 'image'],
    );
  }
  if (replicas > 1) return decide('StatefulSet', `${replicas} replicas that write to a volume each need a claim of their own.`, ownVolume);
  return undefined;
}

function deployment({ name, ownVolume, completedFor, service }: KindFacts): Decision<WorkloadKind> {
  const from: Path[] = [];
  if (service.restart !== undefined) from.push(['services', name, 'restart']);
  if (ownVolume !== undefined && completedFor.length === 0) {
    return decide(
      'Deployment',
      'It runs all the time; its one replica is replaced, not doubled, because it writes to a volume.',
      ...from,
      ownVolume,
    );
  }
  const keeps = whatItKeeps(service);
  return keeps === undefined
    ? decide('Deployment', 'It runs all the time, and its replicas are interchangeable.', ...from)
    : decide('Deployment', keeps, ...from, ['services', name, 'image']);
}

/** Of what keeps data, where it is, and why its replicas are not interchangeable. Applications agree on the files of a volume; servers of a datastore never do. */
function whatItKeeps(service: Service): string | undefined {
  const known = writerOf(service);
  if (known === undefined) return undefined;
  const isShared = (service.volumes ?? []).some(({ type, target }) => type !== 'tmpfs' && keepsDataAt(service, target));
  if (!isShared)
    return `${known.title} has no volume here: its data is gone with its Pod, and a second replica would have data of its own.`;
  return known.stateful
    ? `${known.title} keeps its data in a volume that other Pods mount, too; a second replica would write to the same files.`
    : undefined;
}
