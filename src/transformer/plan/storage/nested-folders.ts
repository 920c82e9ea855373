/** Folders of data inside other folders of data: both mounts must see the same files, so the inner one is a part of the outer one's volume. */

import { cleanPath, joinPath, relativePath } from '../../../model/file-path.ts';
import type { MountPlan, MountPlans } from './mount-plan.ts';

export function nestFolders(mounts: MountPlans): MountPlans {
  const folders = new Set([...mounts.values()].flat().flatMap(folderOf));
  if (folders.size === 0) return mounts;
  return new Map([...mounts].map(([service, plans]) => [service, plans.map((plan) => nest(plan, folders))]));
}

function folderOf({ use: { choice } }: MountPlan): readonly string[] {
  return choice.kind === 'store' && choice.store.kind === 'folder' ? [choice.store.folder] : [];
}

function nest(given: MountPlan, folders: ReadonlySet<string>): MountPlan {
  const plan = shareData(given, folders);
  const { choice, because, from } = plan.use;
  if (choice.kind !== 'store' || choice.store.kind !== 'folder') return plan;
  const { folder } = choice.store;
  const outer = outermost(folder, folders);
  if (outer === undefined) return plan;
  const subPath = joinPath(relativePath(outer, folder), choice.subPath ?? '');
  const nested = `${because} A folder around it is mounted too, so it is the part ${subPath} of that volume.`;
  return { ...plan, use: { choice: { kind: 'store', store: { kind: 'folder', folder: outer }, subPath }, because: nested, from } };
}

/** A folder that is data to one service is data to all: what one writes there the others must see. */
function shareData(plan: MountPlan, folders: ReadonlySet<string>): MountPlan {
  const { use, mount, caution: _, ...rest } = plan;
  const folder = cleanPath(mount.source ?? '');
  if (use.choice.kind !== 'files' || use.choice.layout === 'file' || plan.settings.kind !== undefined || !folders.has(folder)) return plan;
  const choice = { kind: 'store', store: { kind: 'folder', folder } } as const;
  return {
    ...rest,
    mount,
    use: { choice, because: 'Another service writes to this folder, so both mount one volume of the cluster.', from: use.from },
  };
}

/** The shortest of the folders around a clean path. */
function outermost(folder: string, folders: ReadonlySet<string>): string | undefined {
  for (let end = folder.indexOf('/', 1); end !== -1; end = folder.indexOf('/', end + 1)) {
    const above = folder.slice(0, end);
    if (folders.has(above)) return above;
  }
  return undefined;
}
