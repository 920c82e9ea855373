/** `image`, `build`, `pull_policy`: what the container runs, and where the nodes get it from. */

import { parseImageRef } from '../../model/image-ref.ts';
import type { Path } from '../../model/path.ts';
import { defineConcern, type ServiceContext } from '../concern.ts';
import { approximated, type Contribution, container, diagnose, expected, ignored, pod } from '../contribution.ts';

export const image = defineConcern({
  name: 'image',
  summary: 'The image of the container; a service that is only built gets the name under which its image must be pushed.',
  owns: ['services.*.image', 'services.*.build.**', 'services.*.pull_policy'],
  *mapService(context) {
    yield* imageName(context);
    yield* pullPolicy(context);
    yield* pullSecrets(context);
    if (context.service.build !== undefined) yield buildStays(context);
  },
});

function* imageName({ service, name, project, settings, serviceSettings, at }: ServiceContext): Iterable<Contribution> {
  if (serviceSettings.image !== undefined) {
    yield container({ image: serviceSettings.image }, at('image'), at('x-kubeferry', 'image'));
    return;
  }
  if (service.image !== undefined) {
    const built = service.build !== undefined;
    yield container({ image: built ? inRegistry(service.image, settings.project.images.registry) : service.image }, at('image'));
    if (built && registryOf(service.image) === undefined && settings.project.images.registry === undefined)
      yield noRegistry(name, service.image, at('build'));
    return;
  }
  const { registry, tag } = settings.project.images;
  const built = `${project.name}-${name}:${tag ?? 'latest'}`.toLowerCase();
  yield container({ image: inRegistry(built, registry) }, at('build'));
  if (registry === undefined) yield noRegistry(name, built, at('build'));
}

function noRegistry(name: string, built: string, path: Path): Contribution {
  return diagnose({
    code: 'convert/build-without-registry',
    severity: 'warning',
    path,
    message: `The image of ${name} is built here, and the name ${built} has no registry that the nodes of a cluster could pull it from.`,
    help: 'Push it to a registry, and name that registry with --registry or in `image`.',
  });
}

/** The image under the registry of the settings; a name that already has a registry keeps it. */
function inRegistry(name: string, registry: string | undefined): string {
  if (registry === undefined || registryOf(name) !== undefined) return name;
  return `${registry.replace(/\/+$/, '')}/${name}`;
}

function registryOf(name: string): string | undefined {
  return parseImageRef(name)?.domain;
}

function buildStays({ at }: ServiceContext): Contribution {
  return ignored(at('build'), 'Images are built before they are deployed; Kubernetes only pulls them.');
}

const PULL_POLICIES: Readonly<Record<string, 'Always' | 'IfNotPresent' | 'Never'>> = {
  always: 'Always',
  never: 'Never',
  missing: 'IfNotPresent',
  if_not_present: 'IfNotPresent',
  build: 'IfNotPresent',
};

function* pullPolicy({ service, serviceSettings, at }: ServiceContext): Iterable<Contribution> {
  const asked = serviceSettings.imagePullPolicy;
  const written = service.pull_policy;
  if (asked !== undefined) yield container({ imagePullPolicy: asked }, at('pull_policy'));
  if (written === undefined || asked !== undefined) return;
  const known = PULL_POLICIES[written];
  yield container({ imagePullPolicy: known ?? 'Always' }, at('pull_policy'));
  if (known === undefined)
    yield approximated(at('pull_policy'), `A Pod pulls its image at every start (Always); there is no such policy as ${written}.`);
}

function* pullSecrets({ settings, serviceSettings, at }: ServiceContext): Iterable<Contribution> {
  const names = serviceSettings.pullSecrets ?? settings.project.images.pullSecrets;
  for (const name of names) yield expected('Secret', name);
  if (names.length > 0) yield pod({ imagePullSecrets: names.map((name) => ({ name })) }, at('x-kubeferry', 'pullSecrets'));
}
