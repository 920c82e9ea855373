/** `secrets`: a Secret for each, found by the services in `/run/secrets` as they are used to. */

import type { VolumeMount, VolumeProjection } from '../../kube/objects.gen.ts';
import { defineConcern, type PlannedContext, type ServiceContext } from '../concern.ts';
import { rollOnChange } from '../config-map.ts';
import { type Contribution, container, ignored, pod, unsupported } from '../contribution.ts';
import { toObjectData } from '../object-data.ts';
import { RUN_SECRETS } from '../plan/storage/file-reference.ts';
import { runSecretsId } from '../plan/storage/pod-volumes.ts';
import type { SourcePlan } from '../plan/storage/sources.ts';
import { secretObjects } from '../secret-objects.ts';
import {
  entryRemarks,
  itemOf,
  labelAnnotations,
  missingContent,
  mountAlone,
  ownership,
  placeTaken,
  type SourceUse,
  sortByPlace,
  sourceUses,
  volumeName,
} from './file-sources.ts';
import { mountedPlaces } from './mounted-places.ts';

export const secrets = defineConcern({
  name: 'secrets',
  summary: 'A secret becomes a Secret; all those of a service are files in /run/secrets.',
  owns: ['secrets.**', 'services.*.secrets.**'],
  fates: {
    'secrets.*.file': 'by case',
    'secrets.*.environment': 'by case',
    'secrets.*.name': 'by case',
    'secrets.*.template_driver': 'unsupported',
    'secrets.*.driver': 'unsupported',
    'secrets.*.driver_opts.**': 'ignored',
    'services.*.secrets.*.uid': 'by case',
    'services.*.secrets.*.gid': 'by case',
    'services.*.secrets.*.mode': 'by case',
  },
  onlyWhereWritten: true,
  *mapService(context) {
    const { free: uses, taken } = sortByPlace(context, sourceUses(context, 'secret'));
    yield* taken.map(placeTaken);
    for (const use of uses) yield* ownership(context, use);
    yield* runSecrets(
      context,
      uses.filter(({ place }) => place.in === 'run-secrets'),
    );
    for (const use of uses) if (use.place.in === 'file') yield* mountAlone(context, use);
    if (context.settings.project.secrets === 'inline') yield* rollOnSecrets(uses);
  },
  *mapProject(context) {
    for (const secret of context.plan.storage.sources.secrets.values()) yield* secretObject(context, secret);
  },
});

/**
 * One volume for all, since mounting a second one at `/run/secrets` would hide the first. Where something else is mounted below that folder too, be it
 * the token of a ServiceAccount, the files are mounted one by one: nothing can be mounted inside a volume that is read-only.
 */
function* runSecrets(context: ServiceContext, uses: readonly SourceUse[]): Iterable<Contribution> {
  if (uses.length === 0) return;
  const name = volumeName(context, runSecretsId(context.name));
  const from = uses.map(({ path }) => path);
  const sources = uses.map((use): VolumeProjection => ({ secret: { name: use.source.object.name, items: [itemOf(use)] } }));
  const folder: VolumeMount = { name, mountPath: RUN_SECRETS, readOnly: true };
  const files = uses.map(({ place: { path } }): VolumeMount => ({ ...folder, mountPath: `${RUN_SECRETS}/${path}`, subPath: path }));
  yield pod({ volumes: [{ name, projected: { sources } }] }, ...from);
  const isShared = hasToken(context) || isDivided(context, new Set(files.map(({ mountPath }) => mountPath)));
  yield container({ volumeMounts: isShared ? files : [folder] }, ...from);
}

/** Whether something but its own files is mounted in the folder. */
function isDivided(context: ServiceContext, own: ReadonlySet<string>): boolean {
  return mountedPlaces(context)
    .inside(RUN_SECRETS)
    .some((place) => !own.has(place));
}

/** A ServiceAccount that was asked for, or that lets an init container wait for a Job. */
function hasToken({ plan, settings, workload }: ServiceContext): boolean {
  return workload.members.some((member) => {
    const waits = plan.order.waits.get(member) ?? [];
    return settings.services.get(member)?.serviceAccount !== undefined || waits.some(({ choice }) => choice.kind === 'job');
  });
}

function* rollOnSecrets(uses: readonly SourceUse[]): Iterable<Contribution> {
  for (const { source } of uses) {
    const { object, content } = source;
    if (content.kind === 'bytes') yield rollOnChange('Secret', object.name, toObjectData([{ key: object.key, bytes: content.bytes }]));
  }
}

function* secretObject(context: PlannedContext, secret: SourcePlan): Iterable<Contribution> {
  const { source, path, users, content, object } = secret;
  yield* entryRemarks(secret);
  if (users.length === 0) return;
  if (source.driver !== undefined) {
    yield unsupported(
      [...path, 'driver'],
      `The secret driver ${source.driver} is a plug-in of Docker.`,
      'Use External Secrets (`secretValues: external-secrets`, or `--secrets external-secrets`) for a store outside the cluster.',
    );
  }
  for (const key of Object.keys(source.driver_opts ?? {}))
    yield ignored([...path, 'driver_opts', key], 'It is an option of the secret driver.');
  if (content.kind === 'existing') return;
  yield* missingContent(secret, `The Secret ${object.name} has a placeholder for it.`);
  const bytes = content.kind === 'bytes' ? { bytes: content.bytes } : {};
  yield* secretObjects(context, { name: object.name, entries: [{ key: object.key, ...bytes }], ...labelAnnotations(secret), from: [path] });
}
