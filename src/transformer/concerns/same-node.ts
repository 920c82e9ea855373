/**
 * Claims that one node holds at a time (`accessMode: ReadWriteOnce` by a setting) and that several Pods mount: all of those Pods run on one node, or
 * they would wait for ever. https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#inter-pod-affinity-and-anti-affinity
 */

import { listWords } from '../../diagnostics/list-words.ts';
import type { ServiceContext } from '../concern.ts';
import { type Contribution, diagnose, pod } from '../contribution.ts';
import { storeId } from '../plan/storage/mount-plan.ts';
import type { StorePlan } from '../plan/storage/store-plan.ts';
import type { WorkloadPlan } from '../plan/workload-plan.ts';

/** Once for the Pod. */
export function* sameNode(context: ServiceContext): Iterable<Contribution> {
  const { workload, name } = context;
  if (workload.lead !== name || workload.kind.choice === 'DaemonSet') return;
  for (const store of storesOf(context)) {
    if (store.accessMode.choice !== 'ReadWriteOnce') continue;
    const holders = holdersOf(store);
    if (!areMany(holders)) continue;
    const requiredDuringSchedulingIgnoredDuringExecution = [{ labelSelector: selectorOf(holders), topologyKey: 'kubernetes.io/hostname' }];
    yield pod({ affinity: { podAffinity: { requiredDuringSchedulingIgnoredDuringExecution } } }, ...store.accessMode.from);
  }
}

/** What the Pod mounts, each once, sorted by name. */
function storesOf({ workload, plan: { storage } }: ServiceContext): readonly StorePlan[] {
  const uses = workload.members.flatMap((member) => (storage.mounts.get(member) ?? []).map(({ use }) => use.choice));
  if (uses.length === 0) return [];
  const ids = new Set(uses.flatMap((use) => (use.kind === 'store' ? [storeId(use.store)] : [])));
  return [...ids].flatMap((id) => storage.stores.get(id) ?? []).sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Once for each claim. */
export function* toldSameNode(store: StorePlan): Iterable<Contribution> {
  const holders = holdersOf(store);
  const [path] = store.accessMode.from;
  const mode = store.accessMode.choice;
  if (path === undefined || !areMany(holders) || (mode !== 'ReadWriteOnce' && mode !== 'ReadWriteOncePod')) return;
  const pods = `the Pods of ${listWords(holders.map(({ name }) => name))}`;
  const isStuck = mode === 'ReadWriteOncePod' || holders.some(({ kind }) => kind.choice === 'DaemonSet');
  yield diagnose(
    isStuck
      ? {
          code: 'convert/one-pod-at-a-time',
          severity: 'warning',
          path,
          message: `The claim ${store.name} asks for ${mode}, as a setting says, which cannot serve ${pods} at once: all but ${mode === 'ReadWriteOncePod' ? 'one of them wait' : 'those of one node wait'} for ever.`,
          help: 'Leave out the setting accessMode and name a storage class that can give ReadWriteMany, or use a volume for each.',
        }
      : {
          code: 'convert/same-node',
          severity: 'info',
          path,
          message: `The claim ${store.name} asks for ReadWriteOnce, as a setting says: ${pods} all run on one node, and none of them runs when that node fails.`,
        },
  );
}

const SINGLE: ReadonlySet<StorePlan['form']['choice']> = new Set(['claim', 'external-claim', 'existing-claim']);

/** Workloads whose Pods mount the claim, sorted by name. */
function holdersOf({ form, users }: StorePlan): readonly WorkloadPlan[] {
  if (!SINGLE.has(form.choice)) return [];
  return [...new Set(users.map(({ workload }) => workload))].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function areMany(holders: readonly WorkloadPlan[]): boolean {
  return holders.length > 1 || holders.some(({ kind, replicas }) => kind.choice === 'DaemonSet' || replicas.choice > 1);
}

const NAME = 'app.kubernetes.io/name';

/** All have the labels of the project; their names tell them apart. */
function selectorOf(holders: readonly WorkloadPlan[]) {
  const { [NAME]: _, ...matchLabels } = holders[0]?.selector ?? {};
  return {
    matchLabels,
    matchExpressions: [{ key: NAME, operator: 'In' as const, values: holders.map((holder) => holder.selector[NAME] ?? holder.name) }],
  };
}
