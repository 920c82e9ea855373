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
  *mapService(context) {
    for (const { keys, because } of reasons(context)) {
      for (const key of keys) if (context.serviceSettings[key] !== undefined) yield* inVain(context, key, because);
    }
  },
});

interface Reason {
  readonly keys: readonly (keyof ServiceSettings)[];
  readonly because: string;
}

function reasons(context: ServiceContext): readonly Reason[] {
  const { name, workload, serviceSettings } = context;
  const { lead, kind } = workload;
  const runsOnce = kind.choice === 'Job' || kind.choice === 'CronJob';
  const found: Reason[] = [];
  if (lead !== name)
    found.push({ keys: ['replicas', 'workload', 'cron'], because: `${name} is a container in the Pods of ${lead}, which decides.` });
  else if (kind.choice === 'DaemonSet') found.push({ keys: ['replicas'], because: 'A DaemonSet has one Pod on each node.' });
  if (lead === name && runsOnce) found.push({ keys: ['readiness', 'liveness'], because: 'What runs to its end does not become ready.' });
  if (lead === name && serviceSettings.runAs === 'init-container')
    found.push({ keys: ['runAs'], because: `Nobody waits for ${name} to complete.` });
  if (namesPods(context))
    found.push({
      keys: ['sessionAffinity'],
      because: 'The name of a headless Service leads straight to the Pods, a client to any of them.',
    });
  return found;
}

function* inVain({ name, settings }: ServiceContext, key: keyof ServiceSettings, because: string): Iterable<Contribution> {
  const [path = ['services', name]] = askedAt(settings, name, key);
  const at = settings.origins.get(settingKey('services', name, key))?.at;
  yield diagnose({
    code: 'convert/vain-setting',
    severity: 'warning',
    path,
    message: `${key} is set for ${name}, but nothing comes of it. ${because}`,
    help: 'Leave it out.',
    ...(at === undefined ? {} : { at }),
  });
  yield silently(ignored(path, because));
}
