/** Decides what each mount becomes: the first half of the storage plan, for which no workload needs to be known. */

import { cleanPath } from '../../model/file-path.ts';
import type { Path } from '../../model/path.ts';
import type { Project } from '../../model/project.ts';
import type { Mount } from '../../model/service.ts';
import type { VolumeSettings } from '../../model/settings.ts';
import { type Decision, decide } from '../decision.ts';
import type { ProjectContext } from '../project-context.ts';
import { isLeftOut } from './left-out.ts';
import type { PodGroup } from './pods.ts';
import { neededFolders } from './storage/absent-sources.ts';
import { bindOf } from './storage/bind.ts';
import { classifyBind } from './storage/bind-mounts.ts';
import { containerPath } from './storage/container-path.ts';
import { inheritMounts } from './storage/inherited-mounts.ts';
import { type MountChoice, type MountFacts, type MountPlan, type MountPlans, type MountUse, storeId } from './storage/mount-plan.ts';
import { nestFolders } from './storage/nested-folders.ts';
import { backingOf } from './storage/volume-driver.ts';
import { classifyVolume } from './storage/volume-mounts.ts';

export function planMounts(context: ProjectContext): MountPlans {
  const written = writtenFolders(context);
  const facts = new Map<string, readonly MountFacts[]>();
  for (const [name, service] of Object.entries(context.project.services)) {
    if (isLeftOut(context, name)) continue;
    facts.set(name, service.volumes?.map(factsOf(context, { name, service, written })) ?? NONE);
  }
  const binds = [...facts.values()].flat().flatMap((mount) => (mount.mount.type === 'bind' ? [bindOf(context, mount)] : []));
  const needed = neededFolders(binds);
  const own = new Map<string, readonly MountPlan[]>();
  for (const [name, mounts] of facts) {
    own.set(
      name,
      mounts.map((fact): MountPlan => {
        const { mount, path, settings } = fact;
        return { service: name, mount, path, settings, readOnly: mount.read_only === true, ...choose(context, fact, needed) };
      }),
    );
  }
  return nestFolders(inheritMounts(context, own));
}

const NONE: readonly MountFacts[] = [];

function factsOf(context: ProjectContext, common: Pick<MountFacts, 'name' | 'service' | 'written'>) {
  return (given: Mount, i: number): MountFacts => {
    const { name } = common;
    const mount = { ...given, target: containerPath(given.target) ?? given.target };
    return { ...common, mount, path: ['services', name, 'volumes', i], settings: mountSettings(context, name, given) };
  };
}

function choose(context: ProjectContext, facts: MountFacts, needed: ReadonlySet<string>): MountChoice {
  const { mount, path } = facts;
  if (containerPath(mount.target) === undefined) return { use: noPlace(mount.target, path) };
  return mount.type === 'bind' ? classifyBind({ ...bindOf(context, facts), needed }) : classifyVolume(context, facts);
}

function noPlace(target: string, path: Path): Decision<MountUse> {
  const instead = 'Write the whole path, from the root of the container.';
  return decide(
    { kind: 'none', loss: 'unsupported', instead },
    `${JSON.stringify(target)} is no absolute path, so nothing is mounted there.`,
    path,
  );
}

function writtenFolders({ project }: ProjectContext): ReadonlySet<string> {
  const mounts = Object.values(project.services).flatMap(({ volumes = [] }) => volumes);
  return new Set(
    mounts.flatMap(({ type, source, read_only }) =>
      type === 'bind' && source !== undefined && read_only !== true ? [cleanPath(source)] : [],
    ),
  );
}

/** What is set for a mount of the service wins over what is set for the volume. */
function mountSettings({ settings }: ProjectContext, service: string, { type, source, target }: Mount): VolumeSettings {
  const ofVolume = type === 'volume' && source !== undefined ? settings.volumes.get(source) : undefined;
  return { ...ofVolume, ...settings.services.get(service)?.mounts?.[target] };
}

/**
 * By service, the mount through which it writes to data that no other Pod of the project mounts: a StatefulSet can own that data, and a Deployment
 * must not be doubled.
 */
export function ownReadWriteMounts(
  { project }: ProjectContext,
  { mounts, pods }: { readonly mounts: MountPlans; readonly pods: readonly PodGroup[] },
): ReadonlyMap<string, Path> {
  const holders = new Map<string, Set<string>>();
  for (const { lead, members } of pods) {
    for (const member of members) {
      for (const { id } of storesOf(mounts.get(member))) {
        const leads = holders.get(id);
        if (leads === undefined) holders.set(id, new Set([lead]));
        else leads.add(lead);
      }
    }
  }
  const owned = new Map<string, Path>();
  for (const [service, plans] of mounts) {
    if (plans.length === 0) continue;
    const own = storesOf(plans).find(({ id, plan }) => !plan.readOnly && holders.get(id)?.size === 1 && isOfOnePod(project, plan));
    if (own !== undefined) owned.set(service, own.plan.path);
  }
  return owned;
}

/** File servers serve many Pods at once, and what is kept in memory ends with its Pod. */
function isOfOnePod({ volumes = {} }: Project, { use: { choice }, settings }: MountPlan): boolean {
  if (settings.kind === 'emptydir') return false;
  if (choice.kind !== 'store' || choice.store.kind !== 'volume') return true;
  const backing = backingOf(Object.hasOwn(volumes, choice.store.key) ? volumes[choice.store.key] : undefined).kind;
  return backing !== 'memory' && backing !== 'nfs' && backing !== 'cifs';
}

function storesOf(plans: readonly MountPlan[] = []) {
  return plans.flatMap((plan) => (plan.use.choice.kind === 'store' ? [{ plan, id: storeId(plan.use.choice.store) }] : []));
}
