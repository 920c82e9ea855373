/** `depends_on.….restart`: a hash of the other service's Pod template in an annotation, so that what changes the one replaces the Pods of both. */

import { shorten } from '../kube/names.ts';
import { podTemplateOf } from '../kube/pod-template.ts';
import type { Attributed } from './attributed.ts';
import type { BundleObject } from './bundle.ts';
import type { PlannedContext } from './concern.ts';
import { configHash } from './config-hash.ts';
import { fewChecksums } from './few-checksums.ts';
import { mergeFields } from './merge-fields.ts';

export function restartTogether(
  { plan }: PlannedContext,
  workloads: readonly BundleObject[],
  contributions: readonly Attributed[],
): readonly BundleObject[] {
  const targets = new Map<string, Set<string>>();
  for (const { lead, contribution } of contributions) {
    if (contribution.to !== 'restart-with' || lead === undefined) continue;
    const owner = plan.workloads.get(lead)?.name ?? lead;
    targets.set(owner, (targets.get(owner) ?? new Set()).add(contribution.service));
  }
  if (targets.size === 0) return workloads;
  const hashes = new Map(workloads.map((item) => [item.owner, templateHash(item)] as const));
  return workloads.map((item) => {
    const others = [...(targets.get(item.owner ?? '') ?? [])].sort();
    const annotations = others.map((service) => {
      const { name, lead } = plan.services.get(service) ?? { name: service, lead: service };
      return [`checksum/${shorten(`service-${name}`, 63)}`, hashes.get(plan.workloads.get(lead)?.name) ?? ''] as const;
    });
    return annotations.length === 0 ? item : annotated(item, fewChecksums(Object.fromEntries(annotations), 'services'));
  });
}

function templateHash({ object }: BundleObject): string {
  return configHash({ template: JSON.stringify(podTemplateOf(object)?.template) });
}

function annotated(item: BundleObject, annotations: Readonly<Record<string, string>>): BundleObject {
  const { object } = item;
  if (object.kind !== 'Deployment' && object.kind !== 'StatefulSet' && object.kind !== 'DaemonSet') return item;
  const { template } = object.spec;
  const metadata = mergeFields([template.metadata ?? {}, { annotations }], `metadata of the Pods of ${object.metadata.name}`);
  return { ...item, object: { ...object, spec: { ...object.spec, template: { ...template, metadata } } } as typeof object };
}
