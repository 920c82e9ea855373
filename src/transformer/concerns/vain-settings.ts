/** Settings of a service that mean nothing to its kind of workload or to its place in a Pod: nobody should think that they were followed. */

import { type ServiceSettings, settingKey } from '../../model/settings.ts';
import { defineConcern, type ServiceContext } from '../concern.ts';
import { type Contribution, diagnose, ignored, silently } from '../contribution.ts';
import { askedAt } from '../plan/asked-at.ts';
import { namesPods } from './service-object.ts';

export const vainSettings = defineConcern({
  name: 'vain-settings',
  summary: 'A setting that means nothing to the kind of workload is told as such.',
  owns: [],
  onlyWhereWritten: true,
  *mapService(context) {
    for (const reason of reasons(context)) {
      for (const key of reason.keys) if (context.serviceSettings[key] !== undefined) yield* inVain(context, key, reason);
    }
  },
});

interface Reason {
  readonly keys: readonly (keyof ServiceSettings)[];
  readonly because: string;
  /** What would make it mean something. */
  readonly otherwise?: string;
}

function reasons(context: ServiceContext): readonly Reason[] {
  const { name, plan, workload, servicePlan, serviceSettings } = context;
  const { lead, kind } = workload;
  const runsOnce = kind.choice === 'Job' || kind.choice === 'CronJob';
  const found: Reason[] = [];
  if (lead !== name)
    found.push({ keys: ['replicas', 'workload', 'cron'], because: `${name} is a container in the Pods of ${lead}, which decides.` });
  else if (kind.choice === 'DaemonSet') found.push({ keys: ['replicas'], because: 'A DaemonSet has one Pod on each node.' });
  if (lead === name && runsOnce) found.push({ keys: ['readiness', 'liveness'], because: 'What runs to its end does not become ready.' });
  if (serviceSettings.runAs === 'init-container' && servicePlan.role.choice !== 'init-container')
    found.push({ keys: ['runAs'], ...noInitContainer(context) });
  if (plan.networks.cutOff.has(lead)) {
    const exposed = serviceSettings.expose?.kind === 'none' ? [] : (['expose'] as const);
    found.push({ keys: [...exposed, 'headless', 'sessionAffinity', 'ports'], because: `${name} has no network (network_mode: none).` });
  } else if (namesPods(context))
    found.push({
      keys: ['sessionAffinity'],
      because: 'The name of a headless Service leads straight to the Pods, a client to any of them.',
    });
  return found;
}

/** Its own Pod must be that of the one that waits, or of one that starts after it. */
function noInitContainer({ name, workload: { lead, members } }: ServiceContext): Omit<Reason, 'keys'> {
  if (lead !== name) return { because: `No other container of the Pods of ${lead} starts after it.` };
  if (members.length > 1) return { because: `${name} leads a Pod of several containers.` };
  return {
    because: `No other service waits for ${name} to complete.`,
    otherwise: 'Let one wait for it with `condition: service_completed_successfully`, or leave it out.',
  };
}

function* inVain(
  { name, settings }: ServiceContext,
  key: keyof ServiceSettings,
  { because, otherwise = 'Leave it out.' }: Reason,
): Iterable<Contribution> {
  const [path = ['services', name]] = askedAt(settings, name, key);
  const at = settings.origins.get(settingKey('services', name, key))?.at;
  yield diagnose({
    code: 'convert/vain-setting',
    severity: 'warning',
    path,
    message: `${key} is set for ${name}, but nothing comes of it. ${because}`,
    help: otherwise,
    ...(at === undefined ? {} : { at }),
  });
  yield silently(ignored(path, because));
}
