/**
 * Fills an empty claim from the image before the first start, where a setting asks for it: what Docker does for a new named volume (Docker docs,
 * "Populate a volume using a container").
 */

import { toDnsLabel } from '../../kube/names.ts';
import type { ServiceContext } from '../concern.ts';
import { type Contribution, initContainer } from '../contribution.ts';
import type { MountPlan } from '../plan/storage/mount-plan.ts';
import type { StorePlan } from '../plan/storage/store-plan.ts';
import { hardened } from './hardening.ts';

/** `volume` and `subPath` are those of the service's own mount. */
export interface CopyTarget {
  readonly volume: string;
  readonly subPath?: string;
}

export function* copyUp(
  context: ServiceContext,
  plan: MountPlan,
  { store, ...target }: CopyTarget & { readonly store: StorePlan },
): Iterable<Contribution> {
  if (plan.settings.copyUp !== true || !isLasting(store) || !fills(context, plan, store)) return;
  const { volume, ...place } = target;
  const { fields } = hardened({}, context);
  yield initContainer(
    {
      name: toDnsLabel(`fill-${volume}`),
      command: ['/bin/sh', '-c', script(plan.mount.target)],
      volumeMounts: [{ name: volume, mountPath: VOLUME, ...place }],
      ...(Object.keys(fields).length === 0 ? {} : { securityContext: fields }),
    },
    ['image', 'imagePullPolicy'],
    plan.path,
  );
}

const VOLUME = '/kubeferry/volume';

function isLasting({ form }: StorePlan): boolean {
  return form.choice !== 'scratch' && form.choice !== 'memory' && form.choice !== 'host-path';
}

/** One service fills a volume: the one that the setting stands at, otherwise the first of the file that writes to it, or that mounts it at all. */
function fills({ settings, project, name }: ServiceContext, { mount }: MountPlan, { users }: StorePlan): boolean {
  if (settings.services.get(name)?.mounts?.[mount.target]?.copyUp === true) return true;
  const writers = users.filter(({ plan }) => !plan.readOnly);
  const candidates = new Set((writers.length > 0 ? writers : users).map(({ plan }) => plan.service));
  return Object.keys(project.services).find((service) => candidates.has(service)) === name;
}

/** Does nothing when there is anything in the volume but the `lost+found` of its file system. Without `$(`, which Kubernetes would expand. */
function script(target: string): string {
  const source = `'${target.replaceAll("'", `'\\''`)}'`;
  return [
    `for file in ${VOLUME}/* ${VOLUME}/.[!.]*; do`,
    'case "$file" in */lost+found) ;; *) if [ -e "$file" ]; then exit 0; fi ;; esac; done;',
    `if [ -d ${source} ]; then cp -a ${source}/. ${VOLUME}/; fi`,
  ].join(' ');
}
