/**
 * A Pod has one grace period, one runtime, one node for all its containers. Where its members ask for different ones, one of them counts, and the user
 * is told of the others. Without this, a Pod of several services could not be put together.
 */

import { type Attributed, groupBy } from './attributed.ts';
import type { PlannedContext } from './concern.ts';
import { approximated, type Contribution } from './contribution.ts';
import { itemIdentity } from './merge-fields.ts';

/** Contributions in which no two members of a Pod contradict each other. The lead speaks first. */
export function settleMembers({ plan }: PlannedContext, contributions: readonly Attributed[]): readonly Attributed[] {
  const shared = [...plan.workloads.values()].filter(({ members }) => members.length > 1);
  if (shared.length === 0) return contributions;
  const byLead = groupBy(contributions, ({ lead }) => lead);
  const held = new Map(shared.map(({ lead, members }) => [lead, holdersOf(inOrder(byLead.get(lead) ?? [], members))] as const));
  return contributions.flatMap((item) => {
    const holders = item.lead === undefined ? undefined : held.get(item.lead);
    return holders === undefined ? [item] : settle(item, holders);
  });
}

function inOrder(items: readonly Attributed[], members: readonly string[]): readonly Attributed[] {
  const byService = groupBy(items, ({ service }) => service);
  return members.flatMap((member) => byService.get(member) ?? []);
}

/** What may be contributed for a Pod only once. */
interface Part {
  readonly place: string;
  /** As the user may know it: `terminationGracePeriodSeconds`, `sysctls net.core.somaxconn`. */
  readonly title: string;
  readonly value: unknown;
}

interface Holder extends Part {
  readonly service: string;
}

type Fields = Readonly<Record<string, unknown>>;

type Shared = Extract<Contribution, { readonly to: 'pod' | 'workload' | 'pod-metadata' | 'workload-metadata' }>;

function isShared(contribution: Contribution): contribution is Shared {
  return /^(?:pod|workload)(?:-metadata)?$/.test(contribution.to);
}

/** By place, the part that counts: the first, unless a later one is larger where the largest must. */
function holdersOf(items: readonly Attributed[]): ReadonlyMap<string, Holder> {
  const holders = new Map<string, Holder>();
  for (const { service = '', contribution } of items) {
    if (!isShared(contribution)) continue;
    for (const part of partsOf(contribution.fields as Fields, [contribution.to])) {
      const known = holders.get(part.place);
      if (known === undefined || outweighs(part, known)) holders.set(part.place, { ...part, service });
    }
  }
  return holders;
}

function outweighs({ title, value }: Part, known: Part): boolean {
  return title === 'terminationGracePeriodSeconds' && Number(value) > Number(known.value);
}

function settle(item: Attributed, holders: ReadonlyMap<string, Holder>): readonly Attributed[] {
  const { contribution, service } = item;
  if (!isShared(contribution)) return [item];
  const lost = partsOf(contribution.fields as Fields, [contribution.to]).flatMap((part) => {
    const holder = holders.get(part.place);
    return holder === undefined || holder.service === service || sameValue(holder, part) ? [] : [holder];
  });
  if (lost.length === 0) return [item];
  const fields = without(contribution.fields as Fields, [contribution.to], new Set(lost.map(({ place }) => place)));
  const told = lost.flatMap(({ title, value, service: winner }) =>
    contribution.from.map((path) => approximated(path, `The containers of a Pod share ${title}: that of ${winner} counts${shown(value)}.`)),
  );
  return [
    { ...item, contribution: { ...contribution, fields, from: [] } as Contribution },
    ...told.map((each) => ({ ...item, contribution: each })),
  ];
}

function shown(value: unknown): string {
  return typeof value === 'object' ? '' : ` (${String(value)})`;
}

function sameValue(a: Part, b: Part): boolean {
  return JSON.stringify(a.value) === JSON.stringify(b.value);
}

/** Mappings whose members have nothing to do with each other. */
const MAPPINGS: ReadonlySet<string> = new Set(['securityContext', 'nodeSelector', 'dnsConfig', 'labels', 'annotations']);

function partsOf(fields: Fields, at: readonly string[]): readonly Part[] {
  return Object.entries(fields).flatMap(([key, value]): readonly Part[] => {
    const path = [...at, key];
    if (Array.isArray(value)) {
      return value.flatMap((item: unknown) => {
        const identity = itemIdentity(item);
        return identity === undefined ? [] : [part([...path, identity], item)];
      });
    }
    return MAPPINGS.has(key) ? partsOf(value as Fields, path) : [part(path, value)];
  });
}

function part(path: readonly string[], value: unknown): Part {
  return {
    place: JSON.stringify(path),
    title: path
      .slice(1)
      .filter((key) => !MAPPINGS.has(key))
      .join(' '),
    value,
  };
}

function without(fields: Fields, at: readonly string[], places: ReadonlySet<string>): Fields {
  const isLost = (path: readonly string[]) => places.has(JSON.stringify(path));
  const kept = Object.entries(fields).flatMap(([key, value]) => {
    const path = [...at, key];
    if (isLost(path)) return [];
    if (Array.isArray(value)) return [[key, value.filter((item: unknown) => !isLost([...path, itemIdentity(item) ?? '']))] as const];
    return [[key, MAPPINGS.has(key) ? without(value as Fields, path, places) : value] as const];
  });
  return Object.fromEntries(kept);
}
