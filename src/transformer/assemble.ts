/** Puts the contributions of all concerns together into objects. Two concerns that write one field differently are a bug of ours. */

import { formatRef, type KubeObject, refOf, type Workload } from '../kube/objects.ts';
import { compareObjects } from '../kube/order.ts';
import { weakestLevel } from '../kube/pod-security.ts';
import { podTemplateOf } from '../kube/pod-template.ts';
import { minorOf } from '../model/kube-version.ts';
import type { Path } from '../model/path.ts';
import { type Attributed, groupBy } from './attributed.ts';
import type { BundleObject } from './bundle.ts';
import type { PlannedContext } from './concern.ts';
import type { Metadata } from './contribution.ts';
import { fewChecksums } from './few-checksums.ts';
import { mergeFields } from './merge-fields.ts';
import type { WorkloadPlan } from './plan/workload-plan.ts';
import { podContainers } from './pod-containers.ts';
import { restartTogether } from './restart-together.ts';
import { wrapTemplate } from './workload-object.ts';

/** Objects with common labels and the namespace, in install order. */
export function assemble(context: PlannedContext, contributions: readonly Attributed[]): readonly BundleObject[] {
  const byLead = groupBy(contributions, ({ lead }) => lead);
  const workloads = [...context.plan.workloads.values()].map((plan) => buildWorkload(context, plan, byLead.get(plan.lead) ?? []));
  const objects = uniteObjects([...restartTogether(context, workloads, contributions), ...contributedObjects(context, contributions)]);
  const named = namespaceObject(context, workloads);
  return [...(named === undefined ? [] : [named]), ...objects]
    .map((item) => ({ ...item, object: withCommonMetadata(context, item) }))
    .sort((a, b) => compareObjects(a.object, b.object));
}

/** `given` holds all that concerns contributed for the Pod. */
function buildWorkload(context: PlannedContext, plan: WorkloadPlan, given: readonly Attributed[]): BundleObject {
  const byService = groupBy(given, ({ service }) => service);
  const items = plan.members.flatMap((member) => byService.get(member) ?? []);
  const podFields = items.flatMap(({ contribution }) => (contribution.to === 'pod' ? [contribution.fields] : []));
  const pod = { ...mergeFields(podFields, `Pod of ${plan.name}`), ...podContainers(context, plan, byService) };
  const spec = mergeFields(
    items.flatMap(({ contribution }) => (contribution.to === 'workload' ? [contribution.fields] : [])),
    `spec of ${plan.name}`,
  );
  const own = commonLabels(context, plan.name);
  const podMetadata = mergeMetadata(items, { to: 'pod-metadata', base: { labels: own }, name: plan.name });
  const object = wrapTemplate({
    kind: plan.kind.choice,
    name: plan.name,
    metadata: mergeMetadata(items, { to: 'workload-metadata', base: {}, name: plan.name }),
    spec,
    selector: plan.selector,
    replicas: plan.replicas.choice,
    template: { metadata: podMetadata, spec: withoutEmptyLists(pod) },
  });
  const from = items.flatMap(({ contribution }) => ('from' in contribution && contribution.to !== 'object' ? contribution.from : []));
  return { object, owner: plan.name, from: [...from, ...plan.kind.from, ...plan.replicas.from] };
}

function withoutEmptyLists<T extends object>(fields: T): T {
  const isEmpty = (value: unknown) => Array.isArray(value) && value.length === 0;
  if (!Object.values(fields).some(isEmpty)) return fields;
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => !isEmpty(value))) as T;
}

interface MetadataTarget {
  readonly to: 'pod-metadata' | 'workload-metadata';
  readonly base: Metadata;
  readonly name: string;
}

function mergeMetadata(items: readonly Attributed[], { to, base, name }: MetadataTarget): Metadata {
  const found = items.flatMap(({ contribution }) => (contribution.to === to ? [contribution.fields] : []));
  const { annotations, ...metadata } = mergeFields([base, ...found], `metadata of ${name}`);
  return { ...metadata, ...(annotations === undefined ? {} : { annotations: fewChecksums(annotations, 'objects') }) };
}

function contributedObjects(context: PlannedContext, contributions: readonly Attributed[]): readonly BundleObject[] {
  return contributions.flatMap(({ lead, contribution }) => {
    if (contribution.to !== 'object') return [];
    const owner = lead === undefined ? undefined : context.plan.workloads.get(lead)?.name;
    const { object, from, external } = contribution;
    return [{ object, from, ...(owner === undefined ? {} : { owner }), ...(external === undefined ? {} : { external }) }];
  });
}

/** One object may be contributed several times. */
function uniteObjects(objects: readonly BundleObject[]): readonly BundleObject[] {
  const groups = new Map<string, [BundleObject, ...BundleObject[]]>();
  for (const item of objects) {
    const { apiVersion, kind, name } = refOf(item.object);
    const key = `${apiVersion} ${kind} ${name}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return [...groups.values()].map(uniteObject);
}

/** What several services contribute belongs to none of them alone. */
function uniteObject(same: readonly [BundleObject, ...BundleObject[]]): BundleObject {
  const [first, ...others] = same;
  if (others.length === 0) return first;
  const text = JSON.stringify(first.object);
  if (others.some(({ object }) => JSON.stringify(object) !== text))
    throw new Error(`two different objects ${formatRef(refOf(first.object))}`);
  const { owner, ...shared } = { ...first, from: uniquePaths(same.flatMap(({ from }) => from)) };
  return owner === undefined || others.some((other) => other.owner !== owner) ? shared : { ...shared, owner };
}

function uniquePaths(paths: readonly Path[]): readonly Path[] {
  return [...new Map(paths.map((path) => [JSON.stringify(path), path])).values()];
}

/** Labelled with the Pod Security level that every Pod of the result meets. https://kubernetes.io/docs/concepts/security/pod-security-admission/ */
function namespaceObject({ settings }: PlannedContext, workloads: readonly BundleObject[]): BundleObject | undefined {
  const { namespace, createNamespace } = settings.project;
  if (namespace === undefined || !createNamespace) return undefined;
  const pods = workloads.flatMap(({ object }) => podTemplateOf(object)?.template.spec ?? []);
  const level = weakestLevel(pods, minorOf(settings.project.kubeVersion));
  const labels = Object.fromEntries(['enforce', 'audit', 'warn'].map((mode) => [`pod-security.kubernetes.io/${mode}`, level]));
  return { object: { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace, labels } }, from: [] };
}

function commonLabels({ plan, settings }: PlannedContext, name: string | undefined): Readonly<Record<string, string>> {
  return {
    ...settings.project.labels,
    ...(name === undefined ? {} : { 'app.kubernetes.io/name': name }),
    'app.kubernetes.io/part-of': plan.names.project,
    'app.kubernetes.io/managed-by': 'kubeferry',
  };
}

const CLUSTER_SCOPED: ReadonlySet<string> = new Set(['Namespace', 'PersistentVolume']);

function withCommonMetadata(context: PlannedContext, { object, owner }: BundleObject): KubeObject {
  const { namespace, annotations } = context.settings.project;
  const given = object.metadata ?? {};
  const allAnnotations = { ...annotations, ...given.annotations };
  const metadata = {
    name: given.name,
    ...(namespace === undefined || CLUSTER_SCOPED.has(object.kind) ? {} : { namespace }),
    labels: { ...commonLabels(context, owner), ...given.labels },
    ...(Object.keys(allAnnotations).length === 0 ? {} : { annotations: allAnnotations }),
  };
  return { ...object, metadata: { ...given, ...metadata } } as Workload;
}
