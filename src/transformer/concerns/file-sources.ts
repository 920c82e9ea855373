/** What the concerns of configs and of secrets share: how a service uses one, and what is said about its top-level entry. */

import type { KeyToPath, Volume, VolumeMount } from '../../kube/objects.gen.ts';
import { byKey } from '../../model/by-key.ts';
import type { Path } from '../../model/path.ts';
import type { FileReference } from '../../model/service.ts';
import type { ServiceContext } from '../concern.ts';
import {
  approximated,
  type Contribution,
  container,
  diagnose,
  expected,
  ignored,
  mapped,
  pod,
  silently,
  unsupported,
} from '../contribution.ts';
import { containerPath } from '../plan/storage/container-path.ts';
import { placeOfReference, type ReferencePlace, RUN_SECRETS } from '../plan/storage/file-reference.ts';
import type { SourcePlan } from '../plan/storage/sources.ts';
import { parseTmpfs } from '../plan/storage/tmpfs-entry.ts';
import { annotationKey } from './annotation-key.ts';

/** One use of a config or secret by a service. */
export interface SourceUse {
  readonly reference: FileReference;
  readonly place: ReferencePlace;
  readonly source: SourcePlan;
  readonly path: Path;
}

export function sourceUses(context: ServiceContext, kind: 'config' | 'secret'): readonly SourceUse[] {
  const list = kind === 'config' ? 'configs' : 'secrets';
  const sources = context.plan.storage.sources[list];
  return (context.service[list] ?? []).flatMap((reference, i) => {
    const source = sources.get(reference.source);
    return source === undefined
      ? []
      : [{ reference, source, place: placeOfReference(kind, context.name, reference), path: context.at(list, i) }];
  });
}

/**
 * The uses whose place is free, and those at whose place something else of the service is mounted: Kubernetes refuses a second mount there, and in
 * Docker one hides the other.
 */
export function sortByPlace(context: ServiceContext, uses: readonly SourceUse[]): Readonly<Record<'free' | 'taken', readonly SourceUse[]>> {
  const mounts = (context.plan.storage.mounts.get(context.name) ?? []).filter(({ use: { choice } }) => choice.kind !== 'none');
  const inMemory = (context.service.tmpfs ?? []).flatMap((entry) => parseTmpfs(entry).target ?? []);
  const places = new Set([...mounts.map(({ mount }) => mount.target), ...inMemory]);
  const free: SourceUse[] = [];
  const taken: SourceUse[] = [];
  for (const use of uses) {
    const place = use.place.in === 'run-secrets' ? `${RUN_SECRETS}/${use.place.path}` : use.place.path;
    (places.has(place) || containerPath(place) === undefined ? taken : free).push(use);
    places.add(place);
  }
  return { free, taken };
}

export function placeTaken({ path, place }: SourceUse): Contribution {
  const because = place.path.includes(':')
    ? `Kubernetes mounts nothing at a path with a colon (${place.path}).`
    : `Something else is mounted at ${place.path} already.`;
  return unsupported(path, because, 'Give it another target.');
}

/** A config whose content is missing is left out, so that the Pods start; a Secret has a placeholder for it. */
export function isMounted({ source: { object, content } }: SourceUse): boolean {
  return content.kind !== 'missing' || object.kind === 'Secret';
}

/** The file within a volume of the object. */
export function itemOf({ source, place }: SourceUse): KeyToPath {
  return { key: source.object.key, path: place.in === 'run-secrets' ? place.path : source.object.key, mode: place.mode };
}

/** A volume of its own, of which the one file is mounted at its target. */
export function* mountAlone(context: ServiceContext, use: SourceUse): Iterable<Contribution> {
  const { place, source, path } = use;
  const name = volumeName(context, place.id);
  const items = [itemOf(use)];
  const { kind, name: object, key } = source.object;
  const volume: Volume = kind === 'Secret' ? { name, secret: { secretName: object, items } } : { name, configMap: { name: object, items } };
  const volumeMount: VolumeMount = { name, mountPath: place.path, subPath: key, readOnly: true };
  yield pod({ volumes: [volume] }, path);
  yield container({ volumeMounts: [volumeMount] }, path);
}

export function volumeName({ plan, workload }: ServiceContext, id: string): string {
  const name = plan.storage.podVolumes.get(workload.lead)?.get(id);
  if (name === undefined) throw new Error(`no volume ${id} in the Pod of ${workload.name}`);
  return name;
}

/** `uid` and `gid` have no counterpart: the owner of a mounted file is root, and the group of the Pod’s volumes (fsGroup) may read it. */
export function* ownership({ plan, workload }: ServiceContext, { reference, place, path }: SourceUse): Iterable<Contribution> {
  const group = plan.storage.fileGroups.get(workload.lead)?.choice;
  const isForAll = (place.mode & 0o004) !== 0;
  const readers = isForAll ? 'everybody' : group === undefined ? undefined : `the group ${group} of the Pod’s volumes`;
  for (const key of ['uid', 'gid'] as const) {
    const value = reference[key];
    if (value === undefined) continue;
    if (value === '0') yield mapped([...path, key], 'Mounted files belong to root.');
    else if (readers !== undefined) yield approximated([...path, key], `Mounted files belong to root, but ${readers} may read this one.`);
    else yield approximated([...path, key], 'Mounted files belong to root; Kubernetes gives no file an owner.', FOR_OTHERS);
  }
  if (reference.mode === undefined || isForAll) return;
  const at = [...path, 'mode'];
  if (readers === undefined)
    yield approximated(at, 'Mounted files belong to root, so that with this mode only root can read the file.', FOR_OTHERS);
  else if ((place.mode & 0o040) === 0) yield approximated(at, `Mounted files belong to root, and ${readers} may read them as well.`);
}

const FOR_OTHERS = 'For a process that is not root, use 0444, or 0440 with `x-kubeferry: { fsGroup: … }`.';

/** What is true of every top-level entry but its content. */
export function* entryRemarks({ source, path, object, content, users }: SourcePlan): Iterable<Contribution> {
  if (users.length === 0) {
    yield ignored(path, 'No container uses it, so it is left out.');
    return;
  }
  if (content.kind === 'existing') yield* existing({ source, path, object });
  if (source.name !== undefined && source.external !== true)
    yield ignored([...path, 'name'], `It is its name in Docker; the ${object.kind} is called ${object.name}.`);
  if (source.template_driver !== undefined) {
    yield unsupported(
      [...path, 'template_driver'],
      'Kubernetes fills in no templates.',
      'Write the content as it must be, or fill it in where the program starts.',
    );
  }
}

/** A setting asks for what is there; what is external may be in the store of a Docker host only, and Pods wait for it for ever. */
function* existing({ source, path, object }: Pick<SourcePlan, 'source' | 'path' | 'object'>): Iterable<Contribution> {
  const { kind, name, key } = object;
  const fact = `The ${kind} ${name} with the key ${key} must be in the cluster.`;
  const isExternal = source.external === true;
  const command = `kubectl create ${kind === 'Secret' ? 'secret generic' : 'configmap'} ${name} --from-file=${key}=FILE`;
  yield expected(kind, name);
  yield mapped(path, fact);
  yield diagnose({
    code: 'convert/expected-object',
    severity: isExternal ? 'warning' : 'info',
    path,
    message: isExternal
      ? `${fact} It is external, so that it is not written here, and the Pods that use it start only when it is there.`
      : fact,
    help: `Create it before (\`${command}\`), or name the one that is there: \`x-kubeferry: { name: …, key: … }\`.`,
  });
}

/** Labels of Docker select nothing; they are kept as annotations. */
export function labelAnnotations({ source }: SourcePlan): { readonly annotations?: Readonly<Record<string, string>> } {
  const entries = Object.entries(source.labels ?? {}).flatMap(([key, value]) => {
    const name = annotationKey(key);
    return name === undefined ? [] : [[name, value] as const];
  });
  return entries.length === 0 ? {} : { annotations: Object.fromEntries(entries.sort(byKey)) };
}

/** An error or a warning at the place of what is not there. */
export function* missingContent({ content }: SourcePlan, consequence: string): Iterable<Contribution> {
  if (content.kind !== 'missing') return;
  const { why, instead, path, severity } = content;
  yield silently(unsupported(path, `${why} ${consequence}`, instead));
  yield diagnose({ code: 'convert/missing-file', severity, path, message: `${why} ${consequence}`, help: instead });
}
