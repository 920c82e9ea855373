/** Puts the contributions of all concerns together into objects. Two concerns that write one field differently are a bug of ours. */

import type { Container } from '../kube/objects.gen.ts';
import { formatRef, type KubeObject, refOf, type Workload } from '../kube/objects.ts';
import { compareObjects } from '../kube/order.ts';
import type { Path } from '../model/path.ts';
import type { BundleObject } from './bundle.ts';
import type { PlannedContext } from './concern.ts';
import type { Contribution, Metadata } from './contribution.ts';
import { mergeFields } from './merge-fields.ts';
import type { WorkloadPlan } from './plan.ts';
import { wrapTemplate } from './workload-object.ts';

/** One contribution with the service whose concern made it; without one it speaks for the project. */
export interface Attributed {
  readonly concern: string;
  readonly service?: string;
  readonly contribution: Contribution;
}

/** Objects with common labels and the namespace, in install order. */
export function assemble(context: PlannedContext, contributions: readonly Attributed[]): readonly BundleObject[] {
  const byService = new Map<string, Attributed[]>();
  for (const item of contributions) {
    if (item.service === undefined) continue;
    const items = byService.get(item.service);
    if (items === undefined) byService.set(item.service, [item]);
    else items.push(item);
  }
  const workloads = [...context.plan.workloads.values()].map((plan) => buildWorkload(context, plan, byService));
  const objects = uniteObjects([...workloads, ...contributedObjects(context, contributions)]);
  const named = namespaceObject(context);
  return [...(named === undefined ? [] : [named]), ...objects]
    .map((item) => ({ ...item, object: withCommonMetadata(context, item) }))
    .sort((a, b) => compareObjects(a.object, b.object));
}

function buildWorkload(context: PlannedContext, plan: WorkloadPlan, byService: ReadonlyMap<string, readonly Attributed[]>): BundleObject {
  const items = plan.members.flatMap((member) => byService.get(member) ?? []);
  const containers = plan.members.map((member) => {
    const { name, runsAs } = servicePlan(context, member);
    const fields = (byService.get(member) ?? []).flatMap(({ contribution }) =>
      contribution.to === 'container' ? [contribution.fields] : [],
    );
    return { runsAs, container: { name, ...mergeFields(fields, `container ${name}`) } };
  });
  const before = plan.members.flatMap((member, i) => initContainersOf(byService.get(member) ?? [], containers[i]?.container));
  const ofRole = (role: 'container' | 'init-container') =>
    containers.filter(({ runsAs }) => runsAs === role).map(({ container }) => container);
  const podFields = items.flatMap(({ contribution }) => (contribution.to === 'pod' ? [contribution.fields] : []));
  const pod = mergeFields([...podFields, { initContainers: [...ofRole('init-container'), ...before] }], `Pod of ${plan.name}`);
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
    template: { metadata: podMetadata, spec: withoutEmptyLists({ ...pod, containers: ofRole('container') }) },
  });
  const from = items.flatMap(({ contribution }) => ('from' in contribution && contribution.to !== 'object' ? contribution.from : []));
  return { object, owner: plan.name, from: [...from, ...plan.kind.from, ...plan.replicas.from] };
}

/** In the order of the file; each inherits what it does not say itself. */
function initContainersOf(items: readonly Attributed[], own: Container | undefined): readonly Container[] {
  return items.flatMap(({ contribution }) => {
    if (contribution.to !== 'init-container') return [];
    const { fields } = contribution;
    const said = new Set((fields.env ?? []).map(({ name }) => name));
    const env = [...(own?.env ?? []).filter(({ name }) => !said.has(name)), ...(fields.env ?? [])];
    return [{ ...inherited(own), ...fields, ...(env.length === 0 ? {} : { env }) }];
  });
}

function inherited(own: Container | undefined): Partial<Container> {
  const kept = new Set(['image', 'imagePullPolicy', 'envFrom', 'volumeMounts']);
  return Object.fromEntries(Object.entries(own ?? {}).filter(([field]) => kept.has(field)));
}

function servicePlan({ plan }: PlannedContext, service: string) {
  const found = plan.services.get(service);
  if (found === undefined) throw new Error(`no plan for service ${service}`);
  return found;
}

function withoutEmptyLists<T extends object>(fields: T): T {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => !(Array.isArray(value) && value.length === 0))) as T;
}

interface MetadataTarget {
  readonly to: 'pod-metadata' | 'workload-metadata';
  readonly base: Metadata;
  readonly name: string;
}

function mergeMetadata(items: readonly Attributed[], { to, base, name }: MetadataTarget): Metadata {
  const found = items.flatMap(({ contribution }) => (contribution.to === to ? [contribution.fields] : []));
  return mergeFields([base, ...found], `metadata of ${name}`);
}

function contributedObjects(context: PlannedContext, contributions: readonly Attributed[]): readonly BundleObject[] {
  return contributions.flatMap(({ service, contribution }) => {
    if (contribution.to !== 'object') return [];
    const owner = service === undefined ? undefined : context.plan.workloads.get(servicePlan(context, service).lead)?.name;
    return [{ object: contribution.object, from: contribution.from, ...(owner === undefined ? {} : { owner }) }];
  });
}

/** One object may be contributed by several services; it then belongs to none of them alone. */
function uniteObjects(objects: readonly BundleObject[]): readonly BundleObject[] {
  const united = new Map<string, BundleObject>();
  for (const item of objects) {
    const ref = refOf(item.object);
    const key = `${ref.apiVersion} ${ref.kind} ${ref.name}`;
    const known = united.get(key);
    if (known === undefined) {
      united.set(key, item);
      continue;
    }
    if (JSON.stringify(known.object) !== JSON.stringify(item.object)) throw new Error(`two different objects ${formatRef(ref)}`);
    const { owner, ...shared } = { ...known, from: uniquePaths([...known.from, ...item.from]) };
    united.set(key, owner === undefined || owner !== item.owner ? shared : { ...shared, owner });
  }
  return [...united.values()];
}

function uniquePaths(paths: readonly Path[]): readonly Path[] {
  return [...new Map(paths.map((path) => [JSON.stringify(path), path])).values()];
}

function namespaceObject({ settings }: PlannedContext): BundleObject | undefined {
  const { namespace, createNamespace } = settings.project;
  if (namespace === undefined || !createNamespace) return undefined;
  return { object: { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } }, from: [] };
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
