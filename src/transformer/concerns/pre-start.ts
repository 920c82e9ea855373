/** `pre_start`: what runs to its end before the service starts, as init containers with the environment and the mounts of the service. */

import type { Path } from '../../model/path.ts';
import type { PreStartHook } from '../../model/service.ts';
import type { ServiceContext } from '../concern.ts';
import { approximated, type Contribution, diagnose, initContainer, mapped } from '../contribution.ts';
import { composeReferences } from '../plan/credentials.ts';
import { hardened } from './hardening.ts';
import { numericId } from './security-user.ts';

export function* preStart(context: ServiceContext): Iterable<Contribution> {
  for (const [i, hook] of (context.service.pre_start ?? []).entries()) yield* before(context, hook, i);
}

function* before(context: ServiceContext, hook: PreStartHook, index: number): Iterable<Contribution> {
  const { servicePlan, at, workload } = context;
  const place = at('pre_start', index);
  const [uid, gid] = (hook.user ?? '').split(':');
  const [runAsUser, runAsGroup] = [uid === 'root' ? 0 : numericId(uid), numericId(gid)];
  const { fields: security } = hardened(
    {
      ...(runAsUser === undefined ? {} : { runAsUser }),
      ...(runAsGroup === undefined ? {} : { runAsGroup }),
      ...(hook.privileged === undefined ? {} : { privileged: hook.privileged }),
    },
    context,
  );
  const environment = Object.entries(hook.environment ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  yield initContainer(
    {
      name: `${servicePlan.name.slice(0, 48)}-pre-start-${index + 1}`,
      ...(hook.image === undefined ? {} : { image: hook.image }),
      ...(hook.command === undefined || hook.command === null
        ? {}
        : { args: hook.command.map((word, i) => composeReferences(context, [...place, 'command', i], word)) }),
      ...(hook.working_dir === undefined ? {} : { workingDir: hook.working_dir }),
      ...(environment.length === 0
        ? {}
        : {
            env: environment.map(([name, value]) => ({
              name,
              value: composeReferences(context, [...place, 'environment', name], value ?? ''),
            })),
          }),
      ...(Object.keys(security).length === 0 ? {} : { securityContext: security }),
    },
    place,
  );
  yield* perReplica(hook, place, workload.replicas.choice);
  if (hook.user === undefined || runAsUser !== undefined) return;
  yield diagnose({
    code: 'convert/user-name',
    severity: 'warning',
    path: [...place, 'user'],
    message: `A Pod knows users by number only, so this hook runs as the user of its image instead of ${hook.user}.`,
    help: 'Write the number, as `id` prints it in the image.',
  });
}

function* perReplica({ per_replica: each }: PreStartHook, place: Path, replicas: number): Iterable<Contribution> {
  if (each === undefined && replicas <= 1) return;
  if (each === true || replicas <= 1) yield mapped([...place, 'per_replica'], 'An init container runs in every Pod.');
  else
    yield approximated(
      each === undefined ? place : [...place, 'per_replica'],
      `It runs once in each of the ${replicas} Pods, not once for all of them.`,
      'Make it a service of its own, and wait for it with service_completed_successfully.',
    );
}
