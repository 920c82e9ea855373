/** The images that the project builds: the name that Docker Compose gives each, and the name under which the nodes pull it. */

import { parseImageRef } from '../model/image-ref.ts';
import type { BuiltImage } from './bundle.ts';
import type { PlannedContext } from './concern.ts';

/** Sorted by service. */
export function builtImages(context: PlannedContext): readonly BuiltImage[] {
  return [...context.plan.services.keys()].sort().flatMap((service) => builtImage(context, service) ?? []);
}

/** Undefined for a service that is not built, or whose image is named by a setting. */
export function builtImage({ project, settings }: PlannedContext, service: string): BuiltImage | undefined {
  const { registry, tag } = settings.project.images;
  const { image, build } = project.services[service] ?? {};
  if (build === undefined || settings.services.get(service)?.image !== undefined) return undefined;
  const built = image ?? `${project.name}-${service}`.toLowerCase();
  const pulled = inRegistry(image === undefined ? `${built}:${tag ?? 'latest'}` : withTag(image, tag), registry);
  return { service, built, pulled, isPushable: isPushable(pulled) };
}

/** A name that says which image it is keeps its tag. */
function withTag(image: string, tag: string | undefined): string {
  const ref = parseImageRef(image);
  const isOpen = ref !== undefined && ref.tag === undefined && ref.digest === undefined;
  return tag === undefined || !isOpen ? image : `${image}:${tag}`;
}

/** The image under the registry of the settings; a name that already has a registry keeps it. */
function inRegistry(name: string, registry: string | undefined): string {
  if (registry === undefined || parseImageRef(name)?.domain !== undefined) return name;
  return `${registry.replace(/\/+$/, '')}/${name}`;
}

/** Whether the name says where to push to: on Docker Hub, names without an owner are not for everyone. */
function isPushable(image: string): boolean {
  const ref = parseImageRef(image);
  return ref?.domain !== undefined || ref?.path.includes('/') === true;
}
