/** `pre_start`: what runs to its end before the service starts, as init containers with the environment and the mounts of the service. */

import { shorten } from '../../kube/names.ts';
import type { Container, SecurityContext } from '../../kube/objects.gen.ts';
import { byKey } from '../../model/by-key.ts';
import type { Path } from '../../model/path.ts';
import type { PreStartHook } from '../../model/service.ts';
import type { ServiceContext } from '../concern.ts';
import { approximated, type Contribution, initContainer, mapped, podMetadata, unsupported } from '../contribution.ts';
import { composeReferences } from '../credential-text.ts';
import { withProfile } from './apparmor.ts';
import { hardened } from './hardening.ts';
import { consistent, securityFields } from './security-fields.ts';
import { userNumbers } from './security-user.ts';

export function* preStart(context: ServiceContext): Iterable<Contribution> {
  for (const [i, hook] of (context.service.pre_start ?? []).entries()) yield* before(context, hook, i);
}

/** A hook has all that its service has, and with an image of its own no longer how that of the service is started. */
const INHERITED = ['imagePullPolicy', 'envFrom', 'env', 'resources', 'volumeMounts'] as const satisfies readonly (keyof Container)[];
const OF_IMAGE = ['image', 'command', 'workingDir'] as const satisfies readonly (keyof Container)[];

function* before(context: ServiceContext, hook: PreStartHook, index: number): Iterable<Contribution> {
  const { service, servicePlan, at, workload } = context;
  const place = at('pre_start', index);
  const name = `${shorten(servicePlan.name, 48)}-pre-start-${index + 1}`;
  const { fields: securityContext, annotations } = withProfile(context, name, securityOf(context, hook));
  const { image, command, working_dir: workingDir } = hook;
  const args = command?.map((word, i) => composeReferences(context, [...place, 'command', i], word));
  const env = Object.entries(hook.environment ?? {})
    .sort(byKey)
    .map(([key, value]) => ({ name: key, value: composeReferences(context, [...place, 'environment', key], value ?? '') }));
  yield initContainer(
    {
      name,
      ...(image === undefined || image === service.image ? {} : { image }),
      ...(args === undefined ? {} : { args }),
      ...(workingDir === undefined ? {} : { workingDir }),
      ...(env.length === 0 ? {} : { env }),
      ...(Object.keys(securityContext).length === 0 ? {} : { securityContext }),
    },
    inheritedBy(context, hook),
    place,
  );
  if (Object.keys(annotations).length > 0) yield podMetadata({ annotations }, place);
  yield* perReplica(hook, place, workload.replicas.choice);
  const { user } = hook;
  if (user !== undefined && user !== '' && numbersOf(context, hook).runAsUser === undefined) yield unknownUser(place, user);
}

function inheritedBy({ service }: ServiceContext, { image, command }: PreStartHook): readonly (keyof Container)[] {
  if (image !== undefined && image !== service.image) return INHERITED;
  return [...INHERITED, ...OF_IMAGE, ...(command === undefined || command === null ? (['args'] as const) : [])];
}

function numbersOf({ service }: ServiceContext, { user = '', image }: PreStartHook): SecurityContext {
  return userNumbers(user, image === undefined ? service : { image });
}

/** Without a user of its own it runs as that of the service. */
function securityOf(context: ServiceContext, hook: PreStartHook): SecurityContext {
  const { user, privileged } = hook;
  const { runAsUser, runAsGroup, ...rights } = securityFields(context).fields;
  const ofService = { ...(runAsUser === undefined ? {} : { runAsUser }), ...(runAsGroup === undefined ? {} : { runAsGroup }) };
  const who = user === undefined || user === '' ? ofService : numbersOf(context, hook);
  return hardened(consistent({ ...rights, ...who, ...(privileged === undefined ? {} : { privileged }) }), context).fields;
}

function unknownUser(place: Path, user: string): Contribution {
  return unsupported(
    [...place, 'user'],
    `A Pod knows users by number only, so this hook runs as the user of its image instead of ${user}.`,
    'Write the number, as `id` prints it in the image.',
  );
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
