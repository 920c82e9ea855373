/** Datastores, and applications with files of their own, without a volume for their data. Docker keeps it in an anonymous volume until the container is removed; a Pod is replaced at any time. */

import { listAllWords } from '../../diagnostics/list-words.ts';
import type { PlannedContext } from '../concern.ts';
import { type Contribution, diagnose } from '../contribution.ts';
import { dataFolder, keeperOf, keepsDataAt } from '../knowledge/data-folders.ts';

/** What people mostly keep in memory on purpose; the decision about its workload says that it is gone with the Pod. */
const CACHES: ReadonlySet<string> = new Set(['Dragonfly', 'KeyDB', 'Mosquitto', 'NATS', 'RabbitMQ', 'Redis', 'Redis Stack', 'Valkey']);

interface Unkept {
  readonly service: string;
  readonly title: string;
  readonly folder: string;
}

/** Once for the project. */
export function* toldUnkeptData(context: PlannedContext): Iterable<Contribution> {
  const all = [...context.plan.services.keys()].sort().flatMap((service) => unkept(context, service) ?? []);
  const [first, ...others] = all;
  if (first === undefined) return;
  const who = listAllWords(all.map(({ service, title }) => `${service} (${title})`));
  yield diagnose({
    code: 'convert/unkept-data',
    severity: 'warning',
    path: ['services', first.service],
    part: 'key',
    message: `${who} ${others.length === 0 ? 'has no volume for its' : 'have no volume for their'} data, which is gone whenever the Pod is replaced.`,
    help:
      others.length === 0
        ? `Mount a named volume at ${first.folder}.`
        : `Mount named volumes: ${all.map(({ service, folder }) => `${service} at ${folder}`).join(', ')}.`,
    related: others.map(({ service }) => ({ message: 'here too', path: ['services', service], part: 'key' as const })),
  });
}

/** A folder in memory is a choice; a mount that became nothing is told of where it stands. */
function unkept({ project, plan }: PlannedContext, service: string): Unkept | undefined {
  const { volumes = [], tmpfs = [], ...definition } = project.services[service] ?? {};
  const known = keeperOf(definition);
  const folder = dataFolder(definition);
  if (known === undefined || folder === undefined || CACHES.has(known.title)) return undefined;
  const { lead = service, ports = [] } = plan.services.get(service) ?? {};
  const kind = plan.workloads.get(lead)?.kind.choice;
  // Without a port it is a client of another server: a backup, a shell.
  if (kind === 'Job' || kind === 'CronJob' || ports.length === 0) return undefined;
  const targets = [...volumes.map(({ target }) => target), ...tmpfs.map((entry) => entry.split(':')[0] ?? '')];
  return targets.some((target) => keepsDataAt(definition, target)) ? undefined : { service, title: known.title, folder };
}
