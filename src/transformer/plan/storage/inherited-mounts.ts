/** `volumes_from`: a service gets the mounts of another one, at the same targets (Compose spec, `volumes_from`). */

import type { Path } from '../../../model/path.ts';
import { decide } from '../../decision.ts';
import type { ProjectContext } from '../../project-context.ts';
import type { MountPlan, MountPlans } from './mount-plan.ts';

interface Source {
  readonly service: string;
  readonly readOnly: boolean;
  readonly path: Path;
}

/** What a service mounts itself wins over what it inherits; what it inherited is inherited in turn. */
export function inheritMounts(context: ProjectContext, own: MountPlans): MountPlans {
  const sources = new Map([...own.keys()].map((name) => [name, sourcesOf(context, name)] as const).filter(([, list]) => list.length > 0));
  if (sources.size === 0) return own;
  const lenders = new Set([...sources.values()].flat().map(({ service }) => service));
  const done = new Map<string, readonly MountPlan[]>();
  const visit = (name: string, open: ReadonlySet<string>): readonly MountPlan[] => {
    const known = done.get(name);
    if (known !== undefined) return known;
    const mounts = (own.get(name) ?? []).map((plan) => (lenders.has(name) ? lasting(plan) : plan));
    for (const source of sources.get(name) ?? []) {
      if (open.has(source.service)) continue;
      for (const lent of visit(source.service, new Set([...open, source.service]))) {
        if (mounts.some(({ mount }) => mount.target === lent.mount.target)) continue;
        mounts.push({ ...lent, service: name, path: source.path, readOnly: lent.readOnly || source.readOnly });
      }
    }
    done.set(name, mounts);
    return mounts;
  };
  return new Map([...own.keys()].map((name) => [name, visit(name, new Set([name]))]));
}

/** `web`, `web:ro`, `container:name:ro`. */
export function parseVolumesFrom(entry: string): { readonly service?: string; readonly container?: string; readonly readOnly: boolean } {
  const parts = entry.split(':');
  const readOnly = parts.length > 1 && parts.at(-1) === 'ro';
  return parts[0] === 'container' ? { container: parts[1] ?? '', readOnly } : { service: parts[0] ?? '', readOnly };
}

function sourcesOf({ project }: ProjectContext, name: string): readonly Source[] {
  return (project.services[name]?.volumes_from ?? []).flatMap((entry, i) => {
    const { service, readOnly } = parseVolumesFrom(entry);
    return service === undefined ? [] : [{ service, readOnly, path: ['services', name, 'volumes_from', i] }];
  });
}

/** An emptyDir belongs to one Pod: an anonymous volume that is lent to others must be a claim. */
function lasting(plan: MountPlan): MountPlan {
  const { use, mount, service, path, settings, readOnly } = plan;
  if (use.choice.kind !== 'scratch' || mount.type !== 'volume' || settings.kind === 'emptydir') return plan;
  const store = { kind: 'anonymous', service, target: mount.target } as const;
  const claim = decide(
    { kind: 'store', store } as const,
    'Other services get this anonymous volume through volumes_from, so it becomes a claim.',
    path,
  );
  return { service, mount, path, settings, readOnly, use: claim };
}
